import pg from 'pg';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  readDatabase,
  type Readable,
} from '../../src/features/extraction/engines/postgres/postgres-source.js';
import {
  parseSourceFile,
  type SourceFile,
} from '../../src/features/extraction/engines/postgres/source-file.js';
import { Snapshot } from '../../src/features/extraction/engines/postgres/snapshot.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { mutants } from '../support/mutate.js';
import { definition, gathered } from './read-source.js';
import { expectRecordsAccounted } from './records-accounted.js';
import { describedDatabase } from './described-database.js';
import { scratch } from './support.js';
import { columnsOf, person, tableText } from './table-rows.js';
import { settledHeap } from '../support/settled-heap.js';

const patients = {
  ...definition,
  tables: definition.tables.filter(({ name }) => name === 'patient'),
};
const described = `
host: 127.0.0.1
port: 5432
user: reader
database: his
passwordFile: password
tls: { ca: ca.pem }
timeZone: Asia/Tokyo
tables:
  patient: { table: his.patient }
  diagnosis: { query: "SELECT * FROM his.byomei WHERE kubun = 'A'" }
`;
const source = unwrap(parseSourceFile(described, '/source.yaml'));
const megabytes = (): number => settledHeap() / 1024 ** 2;

/** A database whose answer to COPY are these bytes. */
const answering = (bytes: Buffer): Readable => ({
  columns: () => Promise.resolve(columnsOf('patient')),
  copy: async function* () {
    await Promise.resolve();
    for (let at = 0; at < bytes.length; at += 251) yield bytes.subarray(at, at + 251);
  },
});

describe('a damaged answer of a database', () => {
  it('is read or reported to the last record, 10,000 times', async () => {
    const rows = ['1', '2', '3'].map((id) => person(id, { address: '港区 "虎ノ門",\n１' }));
    const texts = [rows, rows.map((row) => ({ ...row, address: '港区' }))].map((all) =>
      Buffer.from(tableText('patient', all).replaceAll('\r\n', '\n')),
    );
    const before = megabytes();
    for (const mutant of mutants(texts, 10_000, 11)) {
      const batches = readDatabase(source, answering(mutant), patients);
      expectRecordsAccounted(mutant, await gathered(batches));
    }
    expect(megabytes() - before).toBeLessThan(200);
  });
});

describe('a damaged description of a database', () => {
  it('is understood or refused, 10,000 times, and what is understood has every part', () => {
    let understood = 0;
    for (const mutant of mutants([Buffer.from(described)], 10_000, 12)) {
      const outcome = parseSourceFile(mutant.toString('utf8'), '/source.yaml');
      if (!outcome.ok) {
        expect(outcome.error.code).toBe('SOURCE_FILE_INVALID');
        continue;
      }
      understood += 1;
      expect(outcome.value).toMatchObject({
        host: expect.any(String),
        passwordFile: expect.stringMatching(/^\//),
        tables: expect.any(Object),
      });
    }
    expect(understood).toBeGreaterThan(100);
  });
});

describe('any text in a database', () => {
  let database: FreshDatabase;
  let client: pg.Client;
  let file: SourceFile;
  let snapshot: Snapshot;
  let work: Awaited<ReturnType<typeof scratch>>;
  beforeAll(async () => {
    work = await scratch();
    database = await freshDatabase();
    client = new pg.Client(database.url);
    await client.connect();
    const columns = columnsOf('patient').map((name) => `"${name}" text`);
    await client.query(`CREATE TABLE patient (${columns.join(', ')})`);
    file = await describedDatabase(database.url, work.path, { patient: { table: 'patient' } });
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
    await work.remove();
  });

  it('comes back as it was, quotes, line ends and delimiters included', async () => {
    // PostgreSQL holds no NUL, and no lone surrogates.
    const value = fc
      .string({ unit: 'grapheme' })
      .map((text) => text.replaceAll('\0', '') + '",\r\n');
    const values = fc.array(value, { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(values, async (addresses) => {
        await client.query('TRUNCATE patient');
        for (const [at, address] of addresses.entries())
          await client.query('INSERT INTO patient (patient_id, address) VALUES ($1, $2)', [
            String(at).padStart(4, '0'),
            address,
          ]);
        snapshot = unwrap(await Snapshot.open(file));
        const { of } = await gathered(readDatabase(file, snapshot, patients));
        await snapshot.close();
        expect(of('patient').map((row) => row.address)).toEqual(addresses);
      }),
      { numRuns: 40 },
    );
  });
});
