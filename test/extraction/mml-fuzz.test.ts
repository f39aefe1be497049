import { expect, it } from '@jest/globals';
import { severityOf } from '../../src/features/extraction/domain/source-finding.js';
import { encode } from '../support/encode-text.js';
import { mutants } from '../support/mutate.js';
import { ITEMS, mml3, mml4, readBytes } from './mml-support.js';

const SEEDS = [
  Buffer.from(mml4({ items: ITEMS })),
  encode(mml3({ items: ITEMS }).replaceAll('−', '－'), 'shift_jis'),
  // Several short documents, so that the damage is often beside one that is read all the same.
  Buffer.from(mml4({ items: ITEMS.filter(({ uid }) => ['rd-1', 'ls-1', 'hi-1'].includes(uid)) })),
];
const MUTANTS = 10_000;
const HEAP_GROWTH = 64 * 1024 * 1024;

it('accounts for every document of 10,000 damaged files, without a fault, a hang or growing memory', async () => {
  let reads = 0;
  let faults = 0;
  let settled = 0;
  for (const bytes of mutants(SEEDS, MUTANTS, 2023)) {
    const { rows, findings, tally } = await readBytes({ 'a.xml': bytes });
    const { found, read, replaced, deleted, notInDefinition, withheld } = tally;
    expect(read + replaced + deleted + notInDefinition + withheld).toBe(found);
    expect(found).toBeGreaterThan(0);
    const notRead = findings.filter(({ code }) => severityOf(code) === 'error');
    expect(notRead).toHaveLength(withheld);
    expect(notRead.every(({ path, line = 0 }) => path === 'a.xml' && line > 0)).toBe(true);
    const places = new Set(
      rows.filter(({ table }) => table !== 'patient').map(({ place }) => place),
    );
    expect(rows.every(({ values }) => values.patient_id !== '' && values.document_uid !== '')).toBe(
      true,
    );
    expect(places.size).toBeLessThanOrEqual(read);
    if (read > 0) expect(places.size).toBeGreaterThan(0);
    reads += read;
    faults += withheld;
    if (reads > 1_000 && settled === 0) settled = process.memoryUsage().heapUsed;
  }
  expect(reads).toBeGreaterThan(MUTANTS / 10);
  expect(faults).toBeGreaterThan(MUTANTS / 10);
  expect(process.memoryUsage().heapUsed - settled).toBeLessThan(HEAP_GROWTH);
});
