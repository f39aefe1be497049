import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { decodeMessage } from '../../src/features/extraction/engines/ss-mix2/decode-message.js';
import { parseHl7 } from '../../src/features/extraction/engines/ss-mix2/hl7-message.js';
import { kindsFor } from '../../src/features/extraction/engines/ss-mix2/data-kinds.js';
import { readPatient } from '../../src/features/extraction/engines/ss-mix2/read-patient.js';
import { locate } from '../../src/features/extraction/engines/ss-mix2/storage-path.js';
import { emptyFolder } from '../../src/features/extraction/engines/ss-mix2/walk-storage.js';
import {
  addTally,
  emptyTally,
  type SourceBatch,
} from '../../src/features/extraction/domain/source-batch.js';
import { mutants } from '../support/mutate.js';
import { SPECIMENS, bytesOf, pathOf, specimen, type Specimen } from './ss-mix2-specimens.js';
import { INSTITUTION } from './support.js';
import { settledHeap } from '../support/settled-heap.js';

const common = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;
const tables = new Set(common.tables.map(({ name }) => name));
const kinds = kindsFor(tables);

/** Reads one patient of these files. */
async function read(files: ReadonlyMap<string, Buffer>): Promise<SourceBatch> {
  const folder = emptyFolder('1234567');
  for (const path of files.keys()) {
    const name = locate(path.split('/'));
    if (typeof name === 'string') throw new Error(name);
    folder.messages.push({ path, name });
  }
  const whole: SourceBatch = { rows: [], findings: [], tally: emptyTally('file') };
  const batches = readPatient(folder, {
    institutionCode: INSTITUTION,
    identity: 'report',
    kinds,
    tables,
    readMessage: (path) => Promise.resolve(files.get(path) ?? Buffer.alloc(0)),
  });
  let { rows, findings, tally } = whole;
  for await (const batch of batches) {
    rows = [...rows, ...batch.rows];
    findings = [...findings, ...batch.findings];
    tally = addTally(tally, batch.tally);
  }
  return { rows, findings, tally };
}

const BASICS = specimen('ADT-00');
const CLINICAL = SPECIMENS.filter((one) => one !== BASICS);

/** Segments of which each must become a row of its own, or be reported. */
const ROW_SEGMENT: Readonly<Record<string, RegExp>> = {
  'ADT-61': /^IAM$/,
  'PPR-01': /^PRB$/,
  'OMP-12': /^RXA$/,
  'OML-11': /^OBX$/,
  'OMG-01': /^OB[RX]$/,
  'OMG-11': /^OB[RX]$/,
  'OMG-13': /^OB[RX]$/,
};

/** Rows and reported segments of a file that was read must be all its segments. */
function expectNothingLost(one: Specimen, mutant: Buffer, { rows, findings }: SourceBatch): void {
  const { kind } = one.file;
  const expected = ROW_SEGMENT[kind];
  const decoded = decodeMessage(mutant, kind);
  const path = pathOf(one);
  const read = rows.filter(({ place, table }) => place === path && table !== 'insurance');
  if (expected === undefined || typeof decoded === 'string' || read.length === 0) return;
  const segments = decoded.segments.filter(({ name }) => expected.test(name)).length;
  const reported = findings
    .filter(({ code, at = 'PRB' }) => /^(SEGMENT_|PROBLEM_)/.test(code) && expected.test(at))
    .reduce((sum, { count = 1 }) => sum + count, 0);
  expect(read.length + reported).toBe(segments);
}

function expectAccounted(one: Specimen, mutant: Buffer, whole: SourceBatch): void {
  const { found, read: done, replaced, deleted, notInDefinition, withheld } = whole.tally;
  expect(found).toBe(2);
  expect(done + replaced + deleted + notInDefinition + withheld).toBe(found);
  const places = [
    ...whole.rows.map(({ place }) => place),
    ...whole.findings.map(({ path }) => path),
  ];
  expect(places).toContain(pathOf(one));
  expect(whole.rows.every(({ values }) => values.patient_id === '1234567')).toBe(true);
  expectNothingLost(one, mutant, whole);
}

const megabytes = (): number => settledHeap() / 1024 ** 2;

describe('a damaged storage', () => {
  it('loses no file and no segment silently in 12,000 damaged messages of every kind', async () => {
    const seeds = CLINICAL.map(bytesOf);
    const basics: [string, Buffer] = [pathOf(BASICS), bytesOf(BASICS)];
    const before = megabytes();
    let at = 0;
    for (const mutant of mutants(seeds, 12_000, 4)) {
      const one = CLINICAL[at++ % CLINICAL.length] ?? BASICS;
      expectAccounted(one, mutant, await read(new Map([basics, [pathOf(one), mutant]])));
    }
    expect(at).toBe(12_000);
    expect(megabytes() - before).toBeLessThan(200);
  });

  it('gives nothing of a patient whose basics are damaged but what the basics themselves say', async () => {
    for (const mutant of mutants([bytesOf(BASICS)], 2_000, 5)) {
      const { rows, tally } = await read(new Map([[pathOf(BASICS), mutant]]));
      expect(tally.read + tally.withheld).toBe(1);
      expect(rows.filter(({ table }) => table === 'patient')).toHaveLength(tally.read);
    }
  });

  it('never stops at a file name', () => {
    const names = SPECIMENS.map((one) => Buffer.from(pathOf(one)));
    for (const mutant of mutants(names, 5_000, 6)) {
      const path = mutant.toString('utf8').split('/');
      const located = locate(path);
      if (typeof located !== 'string') expect(path.at(-1)).toContain(located.patientId);
    }
  });

  it('never stops the parser, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (tail) => {
        const segments = parseHl7(`MSH|^~\\&|${tail}`) ?? [];
        for (const segment of segments)
          for (let field = 0; field < 12; field++)
            expect(typeof segment.text(field, { component: 2, subcomponent: 2 })).toBe('string');
      }),
    );
  });
});
