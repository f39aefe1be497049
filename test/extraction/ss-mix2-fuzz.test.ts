import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { readPatient } from '../../src/features/extraction/engines/ss-mix2/read-patient.js';
import { locate } from '../../src/features/extraction/engines/ss-mix2/storage-path.js';
import { emptyFolder } from '../../src/features/extraction/engines/ss-mix2/walk-storage.js';
import type { PatientFolder } from '../../src/features/extraction/engines/ss-mix2/walk-storage.js';
import { parseHl7 } from '../../src/features/extraction/engines/ss-mix2/hl7-message.js';
import {
  BASICS,
  INSTITUTION,
  basics,
  iso2022jp,
  labResults,
  prescription,
  problems,
  storagePath,
} from './support.js';

const MESSAGES: [string, Buffer][] = [
  [storagePath(BASICS), basics()],
  [storagePath({ kind: 'OMP-01' }), prescription()],
  [storagePath({ kind: 'OMP-01', time: '20250612000000000' }), prescription()],
  [storagePath({ kind: 'OMP-02', flag: '0' }), prescription()],
  [storagePath({ kind: 'OML-11' }), labResults()],
  [storagePath({ kind: 'PPR-01', date: '-' }), problems()],
  [storagePath({ kind: 'OMG-01' }), 'other'],
].map(([path, text]) => [path ?? '', iso2022jp((text ?? '').replaceAll('\n', '\r'))]);

type Mutation = { file: number; at: number; byte: number; cut: boolean };

const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    file: fc.nat(MESSAGES.length - 1),
    at: fc.nat(1200),
    // Separators, escapes and line ends do more harm than random bytes.
    byte: fc.oneof(
      fc.constantFrom(0x7c, 0x5e, 0x7e, 0x26, 0x5c, 0x0d, 0x0a, 0x1b, 0x24, 0x42, 0x00),
      fc.nat(255),
    ),
    cut: fc.boolean(),
  }),
  { maxLength: 30 },
);

function mutated(changes: readonly Mutation[]): Map<string, Buffer> {
  const files = MESSAGES.map(([path, bytes]): [string, Buffer] => [path, Buffer.from(bytes)]);
  for (const { file, at, byte, cut } of changes) {
    const entry = files[file];
    if (!entry || entry[1].length === 0) continue;
    const place = at % entry[1].length;
    if (cut) entry[1] = entry[1].subarray(0, place);
    else entry[1][place] = byte;
  }
  return new Map(files);
}

function folderOf(paths: Iterable<string>): PatientFolder {
  const folder = emptyFolder('1234567');
  for (const path of paths) {
    const name = locate(path.split('/'));
    if (typeof name === 'string') throw new Error(name);
    folder.messages.push({ path, name });
  }
  return folder;
}

describe('a damaged storage', () => {
  it('never stops the reading, and every file is read, replaced, deleted, not in the definition or reported', async () => {
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const files = mutated(changes);
        const { rows, findings, tally } = await readPatient(folderOf(files.keys()), {
          institutionCode: INSTITUTION,
          identity: 'report',
          readMessage: (path) => Promise.resolve(files.get(path) ?? Buffer.alloc(0)),
        });
        const { found, read, replaced, deleted, notInDefinition, withheld } = tally;
        expect(found).toBe(MESSAGES.length);
        expect(read + replaced + deleted + notInDefinition + withheld).toBe(found);
        const accounted = new Set(
          [...rows, ...findings].map((one) => ('place' in one ? one.place : one.path)),
        );
        expect(accounted.size).toBeGreaterThanOrEqual(read + withheld + deleted);
        expect(rows.every((row) => row.values.patient_id === '1234567')).toBe(true);
      }),
      { numRuns: 400 },
    );
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
