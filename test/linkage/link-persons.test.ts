import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DuckDbLinkageEngine } from '../../src/features/linkage/engines/duckdb/duckdb-linkage-engine.js';
import type { LinkagePlan } from '../../src/features/linkage/application/ports/linkage-engine.js';
import { overKeys } from '../../src/features/linkage/domain/model/key-table.js';
import type { LinkEvidence } from '../../src/features/linkage/domain/model/evidence.js';
import type { LinkReceipt } from '../../src/features/linkage/index.js';
import { sha256Hex } from '../../src/kernel/canonical-json.js';
import { openOwnDocument } from '../../src/kernel/job-ticket.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { ownMark } from '../../src/kernel/process-mark.js';
import type { SignedDocument } from '../../src/kernel/signed-document.js';
import { Bench, linked } from './support/linkage-run.js';
import { csvOf, ELSEWHERE, patient } from './support/patients.js';
import { loadPatients } from './support/population.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.create();
});
afterEach(() => rm(bench.out, { recursive: true, force: true }));
afterAll(() => bench.erase());

/** What the evidence says was found, without whose run it was and when. */
async function found({ out }: Bench) {
  const text = await readFile(join(out, 'evidence.json'), 'utf8');
  const { document } = JSON.parse(text) as SignedDocument<LinkEvidence>;
  const { parameters, patterns, results } = document;
  return { parameters, patterns, results };
}

const SETTINGS = { memoryMegabytes: 500, threads: 2, seed: 1 };
const OUTPUTS = ['evidence.json', 'link.receipt.json', 'links.csv', 'review.csv'];

describe('linking the persons of several operators', () => {
  it('writes every record once, with person and rule, for its owner alone to read', async () => {
    const run = await bench.run({
      AOBA: [patient(), patient({ patient_id: 'with, "comma"', birth_date: '1990-01-01' })],
      MINATO: [patient({ patient_id: '9' })],
    });
    const lines = run.links.split('\r\n');
    expect(lines[0]).toBe(
      'person_key,operator,institution_code,patient_id,rule,pattern,weight,probability',
    );
    expect(lines.slice(1).map((line) => line.replace(/(,[0-9.]*){3}$/, ''))).toEqual([
      'P00000001,AOBA,1310000001,1,name-insurance',
      'P00000002,AOBA,1310000001,"with, ""comma""",',
      'P00000001,MINATO,1310000001,9,name-insurance',
      '',
    ]);
    expect(await bench.outputs()).toEqual(OUTPUTS);
    for (const name of OUTPUTS) expect((await stat(join(bench.out, name))).mode & 0o077).toBe(0);
  });

  it('answers with a receipt signed by the own key, naming the table by its hash and no person', async () => {
    const { links } = await bench.run({ AOBA: [patient()], MINATO: [patient()] });
    const text = await readFile(join(bench.out, 'link.receipt.json'), 'utf8');
    const signed = JSON.parse(text) as SignedDocument<LinkReceipt>;
    const receipt = await openOwnDocument(bench.keyring, signed, 'yuzu.receipt/link');
    expect(receipt).toMatchObject({
      ok: true,
      value: {
        ticketId: '0198c0de-0000-7000-8000-000000000001',
        linksSha256: sha256Hex(links),
        persons: 1,
        pairs: [{ operators: ['AOBA', 'MINATO'], pairs: 1 }],
      },
    });
    for (const planted of Object.values(patient()).filter((value) => value.length > 2))
      expect(text).not.toContain(planted);
  });

  it('gives the same tables and evidence whatever the order of rows and sources', async () => {
    const rows = Array.from({ length: 12 }, (_, i) =>
      patient({
        patient_id: `${i}`,
        birth_date: `19${60 + (i % 5)}-01-02`,
        insured_number: `${i % 4}`,
      }),
    );
    const lacking = [{ phone: '' }, { name_kanji: '' }, { address: '', postal_code: '' }, {}];
    const written = rows.map((row, i) => ({ ...row, ...lacking[i % lacking.length] }));
    const sources = { AOBA: rows, MINATO: written.slice(3), YAMATO: written.slice(0, 7) };
    const { links, review } = await bench.run(sources);
    const evidence = await found(bench);
    const order = fc.tuple(
      ...Object.entries(sources).map(([code, all]) =>
        fc
          .shuffledSubarray(all, { minLength: all.length })
          .map((shuffled) => [code, shuffled] as const),
      ),
    );
    const shuffled = order.chain((entries) =>
      fc.shuffledSubarray([...entries], { minLength: entries.length }),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async (entries) => {
        const other = await bench.run(Object.fromEntries(entries));
        expect(other.links).toBe(links);
        expect(other.review).toEqual(review);
        expect(await found(bench)).toEqual(evidence);
      }),
      { numRuns: 8 },
    );
  });

  it('measures precision and recall over the records the truth knows', async () => {
    const truth = join(bench.folder, 'truth.csv');
    await writeFile(
      truth,
      'operator,institution_code,patient_id,person_key\r\nAOBA,1310000001,1,X\r\nMINATO,1310000001,1,X\r\nMINATO,1310000001,2,X\r\n',
    );
    const { receipt } = await bench.run(
      { AOBA: [patient()], MINATO: [patient(), patient({ patient_id: '3', ...ELSEWHERE })] },
      { truth },
    );
    expect(receipt.quality).toMatchObject({ records: 2, truePairs: 1, precision: 1, recall: 1 });
  });

  it('reads quoted line breaks, LF endings, a BOM and columns the contract left out', async () => {
    const columns = [
      'patient_id',
      'institution_code',
      'name_kana',
      'birth_date',
      'address',
    ] as const;
    const csv = `\ufeff${csvOf([patient({ address: '千代田区丸の内2-1-1\n"丸ビル"' })], columns)}`;
    const sources = [
      await bench.source('AOBA', csv.replaceAll('\r\n', '\n')),
      await bench.source('MINATO', csvOf([patient()])),
    ];
    const ticket = await bench.ticket(['AOBA', 'MINATO']);
    const { keyring, out } = bench;
    const outcome = await bench.link.execute({ task: 'link', keyring, ticket, sources, out });
    expect(outcome).toMatchObject({ ok: true, value: { persons: 1 } });
  });
});

describe('linking is refused, and nothing is written,', () => {
  const attempt = async (aoba: string, ticketFor = ['AOBA', 'MINATO'], changes = {}) => {
    const sources = [
      await bench.source('AOBA', aoba),
      await bench.source('MINATO', csvOf([patient()])),
    ];
    const ticket = await bench.ticket(ticketFor, changes);
    const { keyring, out } = bench;
    return bench.link.execute({ task: 'link', keyring, ticket, sources, out });
  };
  const good = csvOf([patient()]);
  const left = () => readdir(bench.out).catch(() => []);

  it.each<[string, string, string, object]>([
    [
      'a repeated key',
      csvOf([patient(), patient()]),
      'LINK_SOURCE_KEYS_NOT_UNIQUE',
      { operator: 'AOBA', count: 1 },
    ],
    ['a row of another width', `${good}a,b\r\n`, 'LINK_SOURCE_MALFORMED', { line: 3 }],
    ['a quote that never closes', `${good}"1310000001,2`, 'LINK_SOURCE_MALFORMED', { line: 3 }],
    [
      'no birth date column',
      csvOf([patient()], ['institution_code', 'patient_id', 'name_kana']),
      'LINK_COLUMNS_MISSING',
      { columns: 'birth_date' },
    ],
    [
      'no name column',
      csvOf([patient()], ['institution_code', 'patient_id', 'birth_date']),
      'LINK_COLUMNS_MISSING',
      { columns: 'name_kana / name_kanji' },
    ],
    ['an empty file', '', 'LINK_SOURCE_MALFORMED', { line: 1 }],
  ])('for %s', async (_, csv, code, facts) => {
    const outcome = await attempt(csv);
    expect(outcome).toMatchObject({ ok: false, error: { code }, facts });
    expect(await left()).toEqual([]);
  });

  it('for bytes that are not UTF-8', async () => {
    await bench.source('AOBA', good);
    const file = join(bench.folder, 'AOBA', 'patient.csv');
    const sources = [{ operator: 'AOBA', path: file }, await bench.source('MINATO', good)];
    await writeFile(file, Buffer.concat([Buffer.from(good), Buffer.from([0x8e, 0x52, 0x0a])]));
    const ticket = await bench.ticket(['AOBA', 'MINATO']);
    const { keyring, out } = bench;
    const outcome = await bench.link.execute({ task: 'link', keyring, ticket, sources, out });
    expect(outcome).toMatchObject({ error: { code: 'LINK_SOURCE_MALFORMED' } });
    expect(await left()).toEqual([]);
  });

  it.each<[string, string[], object, string]>([
    ['operators the ticket does not name', ['AOBA', 'YAMATO'], {}, 'LINK_SOURCES_NOT_OF_TICKET'],
    [
      'an operator of the ticket left out',
      ['AOBA', 'MINATO', 'YAMATO'],
      {},
      'LINK_SOURCES_NOT_OF_TICKET',
    ],
    [
      'a ticket of another kind',
      ['AOBA', 'MINATO'],
      { kind: 'yuzu.ticket/provide' },
      'TICKET_OF_ANOTHER_KIND',
    ],
  ])('for %s', async (_, operators, changes, code) => {
    expect(await attempt(good, operators, changes)).toMatchObject({ ok: false, error: { code } });
    expect(await left()).toEqual([]);
  });

  it('for a ticket changed after it was signed', async () => {
    const signed = await bench.ticket(['AOBA', 'MINATO']);
    const ticket = { ...signed, document: { ...signed.document, caseNumber: 2 } };
    const sources = [await bench.source('AOBA', good), await bench.source('MINATO', good)];
    const { keyring, out } = bench;
    const outcome = await bench.link.execute({ task: 'link', keyring, ticket, sources, out });
    expect(outcome).toMatchObject({ error: { code: 'SIGNATURE_INVALID' } });
  });

  it('for a missing folder, naming what is missing', async () => {
    const sources = [
      { operator: 'AOBA', path: join(bench.folder, 'nowhere') },
      await bench.source('MINATO', good),
    ];
    const ticket = await bench.ticket(['AOBA', 'MINATO']);
    const { keyring, out } = bench;
    const outcome = await bench.link.execute({ task: 'link', keyring, ticket, sources, out });
    expect(outcome).toMatchObject({
      error: { code: 'LINK_FILE_UNREADABLE' },
      facts: { file: 'nowhere' },
    });
  });
});

describe('the working database', () => {
  const engine = new DuckDbLinkageEngine();
  const shipped = async () => unwrap(await bench.profiles.read('general-japanese')).profile;
  const plan = async (): Promise<LinkagePlan> => ({
    profile: overKeys(await shipped()),
    repeating: [false],
  });

  it('lies in a folder of its owner while it works, and is erased afterwards', async () => {
    const during = await engine.run(bench.out, SETTINGS, await plan(), async (database) => {
      await loadPatients(database, await shipped(), 0, [patient()]);
      await database.seal();
      const [directory = ''] = await readdir(bench.out);
      const { mode } = await stat(join(bench.out, directory));
      return { mode: mode & 0o777, files: await readdir(join(bench.out, directory)) };
    });
    expect(during.mode).toBe(0o700);
    expect(during.files).toEqual(['source-0.csv']);
    expect(await readdir(bench.out)).toEqual([]);
  });

  it('is erased after a failure', async () => {
    const failing = engine.run(bench.out, SETTINGS, await plan(), async (database) => {
      await loadPatients(database, await shipped(), 0, [patient()]);
      throw new Error('planted');
    });
    await expect(failing).rejects.toThrow('planted');
    expect(await readdir(bench.out)).toEqual([]);
  });

  it('of a killed run is erased by the next run, that of a living one is not', async () => {
    const killed = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const living = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const remains = [killed, living].map(({ pid }) => `.yuzu-linkage-${pid ?? 0}-abc`);
    for (const name of remains) {
      await mkdir(join(bench.out, name), { recursive: true });
      await writeFile(join(bench.out, name, 'linkage.duckdb'), 'persons');
    }
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    await engine.run(bench.out, SETTINGS, await plan(), () => Promise.resolve());
    expect(await readdir(bench.out)).toEqual([remains[1]]);
    living.kill('SIGKILL');
    await once(living, 'exit');
  });

  it('of a killed run is erased though a process of its number, or this very one, runs again', async () => {
    const [number, began] = ownMark().split('.');
    const killed = `.yuzu-linkage-${number ?? ''}.${Number(began) - 1}-abc`;
    const own = `.yuzu-linkage-${ownMark()}-abc`;
    for (const name of [killed, own]) await mkdir(join(bench.out, name), { recursive: true });
    await engine.run(bench.out, SETTINGS, await plan(), () => Promise.resolve());
    expect(await readdir(bench.out)).toEqual([own]);
  });

  it('leaves nothing but the three tables after a whole linkage', async () => {
    const run = await bench.run({ AOBA: [patient()], MINATO: [patient()], YAMATO: [patient()] });
    expect(linked(run, 'AOBA/1', 'YAMATO/1')).toBe(true);
    expect(await bench.outputs()).toEqual(OUTPUTS);
  });
});
