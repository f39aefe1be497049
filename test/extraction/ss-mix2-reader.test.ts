import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  BASICS,
  basics,
  extracted,
  labResults,
  prescription,
  problems,
  put,
  scratch,
  storagePath,
  type Written,
} from './support.js';

let work: Awaited<ReturnType<typeof scratch>>;
let source: string;
let run = 0;

beforeEach(async () => {
  work = await scratch();
  source = join(work.path, 'source');
  await put(source, storagePath(BASICS), basics());
});
afterEach(() => work.remove());

const read = (identity: 'withhold' | 'report' = 'withhold'): Promise<Written> =>
  extracted({ source, out: join(work.path, `out${(run += 1)}`), identity });

const RX = { kind: 'OMP-01' };
const codesOf = async (written: Written): Promise<string[]> =>
  (await written.findings()).map(({ code }) => code);

describe('messages of one order', () => {
  it('reads the later message instead of the earlier, by the time in the file name', async () => {
    await put(
      source,
      storagePath({ ...RX, time: '20250611000000000' }),
      prescription('1234567', '薬乙'),
    );
    await put(
      source,
      storagePath({ ...RX, time: '20250610000000000' }),
      prescription('1234567', '薬甲'),
    );
    const written = await read();
    expect((await written.rows('prescription')).map((row) => row.drug_name)).toEqual(['薬乙']);
    expect(written.receipt.source).toMatchObject({ found: 3, read: 2, replaced: 1 });
  });

  it('reads the later message also when the order was moved to another day', async () => {
    await put(source, storagePath(RX), prescription());
    const moved = { ...RX, date: '20250701', time: '20250612000000000' };
    await put(source, storagePath(moved), prescription('1234567', '薬乙'));
    const written = await read();
    expect((await written.rows('prescription')).map((row) => row.drug_name)).toEqual(['薬乙']);
  });

  it('reads nothing of an order whose latest message has condition flag 0, and lists it', async () => {
    await put(source, storagePath(RX), prescription());
    await put(source, storagePath({ ...RX, time: '20250611000000000', flag: '0' }), prescription());
    const written = await read();
    expect(await written.rows('prescription')).toEqual([]);
    expect(written.receipt.source).toMatchObject({ found: 3, read: 1, replaced: 1, deleted: 1 });
    expect(await codesOf(written)).toEqual(['ORDER_DELETED']);
  });

  it('reads an order that was entered again after its deletion', async () => {
    await put(source, storagePath({ ...RX, flag: '0' }), prescription());
    await put(source, storagePath({ ...RX, time: '20250611000000000' }), prescription());
    expect(await (await read()).rows('prescription')).toHaveLength(1);
  });

  it('does not fall back to an earlier message when the latest cannot be read', async () => {
    await put(source, storagePath(RX), prescription());
    await put(source, storagePath({ ...RX, time: '20250611000000000' }), '');
    const written = await read();
    expect(await written.rows('prescription')).toEqual([]);
    expect(await codesOf(written)).toEqual(['EMPTY']);
  });

  it('reads neither of two messages of the same order and time', async () => {
    await put(source, storagePath(RX), prescription());
    await put(source, storagePath({ ...RX, department: '02' }), prescription());
    const written = await read();
    expect(written.receipt.source).toMatchObject({ read: 1, withheld: 2 });
    expect(await codesOf(written)).toEqual(['CONTRADICTORY', 'CONTRADICTORY']);
  });

  it('keeps the disease lists of two departments, which share the order number of all nines', async () => {
    const list = { kind: 'PPR-01', date: '-', order: '999999999999999' };
    await put(source, storagePath({ ...list, department: '01' }), problems());
    await put(
      source,
      storagePath({ ...list, department: '02', time: '20250612000000000' }),
      problems(),
    );
    const rows = await (await read()).rows('diagnosis');
    expect(rows.map((row) => row.sequence)).toEqual(['1', '2']);
  });

  it('leaves out a problem that was deleted within the list, and says so', async () => {
    const list = problems().replace('PRB|AD', 'PRB|DE');
    await put(source, storagePath({ kind: 'PPR-01', date: '-' }), list);
    const written = await read();
    expect(await written.rows('diagnosis')).toEqual([]);
    expect(await codesOf(written)).toEqual(['PROBLEM_DELETED']);
  });
});

describe('faulty files', () => {
  const faults: [string, string, string, string | Buffer][] = [
    ['a name outside the rule', 'NAME_INVALID', join(dirname(storagePath(RX)), 'memo.txt'), 'x'],
    ['a file above the patients', 'NAME_INVALID', 'Thumbs.db', 'x'],
    [
      'a file of another patient',
      'MISPLACED',
      storagePath(RX).replace(/1234567_(?=[^/]*$)/, '7654321_'),
      prescription('7654321'),
    ],
    ['an empty file', 'EMPTY', storagePath(RX), ''],
    ['blanks only', 'EMPTY', storagePath(RX), '\n\n'],
    ['bytes of no encoding', 'UNDECODABLE', storagePath(RX), Buffer.from('MSH|\xff\xfe', 'latin1')],
    [
      'broken JIS',
      'UNDECODABLE',
      storagePath(RX),
      Buffer.from('MSH|^~\\&|\u001B$B\u00B4', 'latin1'),
    ],
    ['a cut escape sequence', 'UNDECODABLE', storagePath(RX), Buffer.from('MSH|^~\\&|\u001B$')],
    ['text that is no message', 'NOT_HL7', storagePath(RX), 'hello'],
    ['a message without patient', 'NOT_HL7', storagePath(RX), basics().split('\n')[0] ?? ''],
    ['a message of another type', 'KIND_DIFFERS', storagePath(RX), labResults()],
    [
      'an order without content',
      'NO_CONTENT',
      storagePath(RX),
      prescription().split('ORC')[0] ?? '',
    ],
    ['another patient inside', 'PATIENT_DIFFERS', storagePath(RX), prescription('7654321')],
  ];

  it.each(faults)('reports %s as %s and reads the rest', async (_, code, path, content) => {
    await put(source, path, content);
    await put(source, storagePath({ kind: 'OML-11', order: '000000000000002' }), labResults());
    const written = await read();
    expect(await written.findings()).toContainEqual(expect.objectContaining({ path, code }));
    expect(await written.rows('prescription')).toEqual([]);
    expect(await written.rows('lab_result')).toHaveLength(1);
    expect(written.receipt.source).toMatchObject({ found: 3, read: 2, withheld: 1 });
  });

  it('does not follow links out of the storage', async () => {
    const path = storagePath(RX);
    await put(work.path, 'elsewhere', prescription());
    await mkdir(join(source, dirname(path)), { recursive: true });
    await symlink(join(work.path, 'elsewhere'), join(source, path));
    const written = await read();
    expect(await written.rows('prescription')).toEqual([]);
    expect(await codesOf(written)).toEqual(['NOT_A_FILE']);
  });

  it('hands over nothing of a patient without basics', async () => {
    await put(source, storagePath({ ...RX, patient: '7654321' }), prescription('7654321'));
    const written = await read();
    expect(await written.rows('prescription')).toEqual([]);
    expect(written.receipt.withoutPerson).toEqual({ prescription: 1 });
    expect(await codesOf(written)).toEqual(['PATIENT_MISSING']);
  });

  it('reads another patient’s message under the folder’s patient when told to, and lists it', async () => {
    await put(source, storagePath(RX), prescription('7654321', '薬甲', '19991231'));
    const written = await read('report');
    expect(await written.rows('prescription')).toMatchObject([{ patient_id: '1234567' }]);
    expect(await codesOf(written)).toEqual(['PATIENT_DIFFERS_READ', 'BIRTH_DATE_DIFFERS']);
  });

  it('leaves an impossible date empty and says where', async () => {
    await put(source, storagePath(BASICS), basics('1234567', '19800231'));
    const written = await read();
    expect(await written.rows('patient')).toMatchObject([{ birth_date: '', sex: 'F' }]);
    expect(await written.findings()).toMatchObject([{ code: 'DATE_UNREADABLE', at: 'PID-7' }]);
  });

  it('counts kinds outside the definition without calling them faults', async () => {
    await put(source, storagePath({ kind: 'OMG-01' }), 'anything');
    const written = await read();
    expect(written.receipt.source).toMatchObject({ found: 2, read: 1, notInDefinition: 1 });
    expect(await written.findings()).toEqual([]);
  });
});

describe('patient basics', () => {
  it('hold the insurance with symbol, number and branch', async () => {
    expect(await (await read()).rows('patient')).toMatchObject([
      {
        insurer_number: '01130012',
        insured_symbol: '12',
        insured_number: '345',
        insured_branch: '02',
      },
    ]);
  });

  it('take the insurance of the disease list where they carry none', async () => {
    const bare = basics().split('\nIN1')[0] ?? '';
    await put(source, storagePath(BASICS), bare);
    const list = `${problems()}ZI1|1|01^協会^JHSD0001|1130012|||||||99|888\n`;
    await put(source, storagePath({ kind: 'PPR-01', date: '-' }), list);
    expect(await (await read()).rows('patient')).toMatchObject([
      { insurer_number: '1130012', insured_symbol: '99', insured_number: '888' },
    ]);
  });
});

it('gives the same bytes however the folders were filled', async () => {
  const patients = ['1234567', '0000001', '9999999', '1234568'];
  const fill = async (root: string, order: string[]) => {
    for (const patient of order) {
      await put(root, storagePath({ ...BASICS, patient }), basics(patient));
      await put(root, storagePath({ ...RX, patient }), prescription(patient));
    }
  };
  const hashes: unknown[] = [];
  for (const order of [patients, patients.toReversed()]) {
    const root = join(work.path, `s${hashes.length}`);
    await fill(root, order);
    const written = await extracted({ source: root, out: join(work.path, `h${hashes.length}`) });
    hashes.push(written.receipt.files);
  }
  expect(hashes[0]).toEqual(hashes[1]);
});

it('reads a message of any size up to the limit, and reports one beyond it', async () => {
  const comment = (size: number) => `${prescription()}NTE|${'a'.repeat(size)}\n`;
  await put(source, storagePath(RX), comment(100_000));
  await put(source, storagePath({ ...RX, order: '2' }), comment(17 * 1024 * 1024));
  const written = await read();
  expect(await written.rows('prescription')).toHaveLength(1);
  expect(await codesOf(written)).toContain('TOO_LARGE');
});
