import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { handoverDigest } from '../../src/features/transfer/domain/handover-record.js';
import type { RemoveInput } from '../../src/features/transfer/application/removal/remove-persons.use-case.js';
import type { RemovalReceipt } from '../../src/features/transfer/domain/removal/removal-receipt.js';
import { openOwnDocument } from '../../src/kernel/job-ticket.js';
import { type Outcome, unwrap } from '../../src/kernel/outcome.js';
import type { SignedDocument } from '../../src/kernel/signed-document.js';
import { manyPatients, startChild, watch } from './support/child.js';
import { Exchange } from './support/exchange.js';
import { filesOf, Received, recordsIn } from './support/removal.js';
import { type Patient, SATO, YAMADA } from './support/patients.js';

const SUZUKI: Patient = {
  ...SATO,
  id: '0000003',
  kanji: '鈴木　"三郎", 父',
  diseases: ['胃炎\r\n（疑い）', ''],
};
const ALL = [YAMADA, SATO, SUZUKI];

const dir = mkdtempSync(join(tmpdir(), 'yuzu-removal-'));
let exchange: Exchange;
let received: Received;
beforeAll(async () => {
  exchange = await Exchange.create(dir);
  received = await Received.open(exchange, ALL);
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

let runs = 0;
const output = (): string => exchange.path(`left-${String(runs++)}`);

const remove = (ticket: RemoveInput['ticket'], from: string, to: string) =>
  exchange.remove.execute({ keyring: exchange.minato, ticket, from, to });

const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.error.code);

function expectLeft(folder: string, patients: readonly Patient[]): void {
  for (const [file, text] of Object.entries(filesOf(patients)))
    expect(readFileSync(join(folder, 'data', file), 'utf8')).toBe(text);
}

describe('removing persons from received data', () => {
  it('leaves the files as if these persons had never been in them, whoever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(ALL), async (leaving) => {
        const staying = ALL.filter((patient) => !leaving.includes(patient));
        const [from, to] = [received.copy(), output()];
        const ticket = await received.ticket(leaving.map((patient) => received.digestOf(patient)));
        const { document } = unwrap(await remove(ticket, from, to));
        expectLeft(to, staying);
        const digests = staying.map((patient) => received.digestOf(patient));
        expect((await recordsIn(exchange, to)).map(({ digest }) => digest).sort()).toEqual(
          digests.sort(),
        );
        expect(document.records).toEqual(handoverDigest(digests));
        expect(document.persons).toEqual({ removed: leaving.length, absent: 0 });
        const diseases = (patients: readonly Patient[]) =>
          patients.reduce((sum, patient) => sum + patient.diseases.length, 0);
        expect(document.tables).toEqual([
          { table: 'diagnosis', rows: diseases(staying), removed: diseases(leaving) },
          { table: 'patient', rows: staying.length, removed: leaving.length },
        ]);
      }),
      { numRuns: 8, examples: [[[]], [ALL]] },
    );
  });

  it('erases what it was given, keeps the receipt of the opening, and signs what it did', async () => {
    const [from, to] = [received.copy(), output()];
    const ticket = await received.ticket([received.digestOf(YAMADA)]);
    unwrap(await remove(ticket, from, to));
    expect(readdirSync(from)).toEqual(['open.receipt.json']);
    expect(readdirSync(to).sort()).toEqual([
      ...['data', 'open.receipt.json', 'records.asc', 'remove.receipt.json'],
    ]);
    const text = readFileSync(join(to, 'remove.receipt.json'), 'utf8');
    const signed = JSON.parse(text) as SignedDocument<RemovalReceipt>;
    unwrap(await openOwnDocument(exchange.minato, signed, 'yuzu.receipt/remove'));
    expect(text).not.toMatch(/山田|ヤマダ|0000001/);
    expect(text).not.toContain(received.digestOf(YAMADA));
  });

  it('goes on from what an earlier removal left, and says who was not there any more', async () => {
    const [from, once, twice] = [received.copy(), output(), output()];
    unwrap(await remove(await received.ticket([received.digestOf(YAMADA)]), from, once));
    const both = [YAMADA, SATO].map((patient) => received.digestOf(patient));
    const { document } = unwrap(await remove(await received.ticket(both), once, twice));
    expect(document.persons).toEqual({ removed: 1, absent: 1 });
    expectLeft(twice, [SUZUKI]);
    expect(existsSync(join(once, 'data'))).toBe(false);
  });

  it('done again with the same ticket does nothing and answers the same', async () => {
    const [from, to] = [received.copy(), output()];
    const ticket = await received.ticket([received.digestOf(SATO)]);
    const first = unwrap(await remove(ticket, from, to));
    expect(unwrap(await remove(ticket, from, to))).toEqual(first);
    const other = await received.ticket([received.digestOf(YAMADA)]);
    expect(codeOf(await remove(other, received.copy(), to))).toBe('PACKAGE_OUTPUT_EXISTS');
  });
});

describe('removing is refused, and nothing erased,', () => {
  const spoiled: [string, (folder: string) => void, string][] = [
    [
      'where a row cannot be read',
      (folder) => {
        appendFileSync(join(folder, 'data', 'diagnosis.csv'), '"no end\r\n');
      },
      'REMOVAL_FILE_UNREADABLE',
    ],
    [
      'where a row has no person',
      (folder) => {
        appendFileSync(join(folder, 'data', 'diagnosis.csv'), 'x\r\n');
      },
      'REMOVAL_FILE_UNREADABLE',
    ],
    [
      'where the columns of the person are missing',
      (folder) => {
        writeFileSync(join(folder, 'data', 'patient.csv'), 'a,b\r\n1,2\r\n');
      },
      'REMOVAL_FILE_UNREADABLE',
    ],
    [
      'where the records are missing',
      (folder) => {
        rmSync(join(folder, 'records.asc'));
      },
      'REMOVAL_SOURCE_MISSING',
    ],
    [
      'where it was never opened',
      (folder) => {
        rmSync(join(folder, 'open.receipt.json'));
      },
      'REMOVAL_SOURCE_MISSING',
    ],
  ];
  it.each(spoiled)('%s', async (_, spoil, code) => {
    const [from, to] = [received.copy(), output()];
    spoil(from);
    const before = readdirSync(join(from, 'data'));
    expect(codeOf(await remove(await received.ticket([received.digestOf(YAMADA)]), from, to))).toBe(
      code,
    );
    expect(readdirSync(join(from, 'data'))).toEqual(before);
    expect(existsSync(to)).toBe(false);
  });

  it('of another package, under another’s ticket, or into the folder itself', async () => {
    const from = received.copy();
    const digests = [received.digestOf(YAMADA)];
    const elsewhere = await received.ticket(digests, { packageId: 'another' });
    expect(codeOf(await remove(elsewhere, from, output()))).toBe('REMOVAL_OF_ANOTHER_PACKAGE');
    const { document } = await received.ticket(digests);
    const foreign = { document, signature: await exchange.aoba.sign(JSON.stringify(document)) };
    expect(codeOf(await remove(foreign, from, output()))).toBe('SIGNATURE_INVALID');
    const ticket = await received.ticket(digests);
    for (const to of [from, join(from, 'data', 'left')])
      expect(codeOf(await remove(ticket, from, to))).toBe('REMOVAL_WITHIN_SOURCE');
    expectLeft(from, ALL);
  });
});

describe('removing that is killed', () => {
  const patients = manyPatients(4000);
  let many: Received;
  beforeAll(async () => {
    many = await Received.open(exchange, patients);
  });

  /** Names of what appears, in order: each moment at which it may die. */
  const MOMENTS = ['.part-', 'removal.pending.json', 'remove.receipt.json'] as const;

  it.each(MOMENTS)(
    'when %s appears has lost nobody else, keeps nobody it removed, and ends when run again',
    async (moment) => {
      const [from, to] = [many.copy(), join(output(), 'left')];
      const leaving = patients.filter((_, n) => n % 7 === 0);
      const ticketFile = await many.ticketFile(leaving.map((patient) => many.digestOf(patient)));
      const keys = ['--keys', exchange.path('minato')];
      const args = ['remove', '--ticket', ticketFile, ...keys, '--in', from, '--out', to];
      const child = startChild(args, dir);
      await watch(child, () => {
        const names = [join(to, '..'), to].flatMap((folder) =>
          existsSync(folder) ? readdirSync(folder) : [],
        );
        if (names.some((name) => name.includes(moment))) child.kill('SIGKILL');
      });
      const staying = patients.filter((_, n) => n % 7 !== 0);
      if (!existsSync(to)) expectLeft(from, patients);
      else expectLeft(to, staying);
      const ticket = JSON.parse(readFileSync(ticketFile, 'utf8')) as RemoveInput['ticket'];
      const { document } = unwrap(await remove(ticket, from, to));
      expect(document.persons).toEqual({ removed: leaving.length, absent: 0 });
      expectLeft(to, staying);
      expect(readdirSync(from)).toEqual(['open.receipt.json']);
      expect(readdirSync(join(to, '..'))).toEqual(['left']);
    },
  );
});
