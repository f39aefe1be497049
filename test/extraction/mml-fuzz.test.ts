import { expect, it } from '@jest/globals';
import { severityOf } from '../../src/features/extraction/domain/source-finding.js';
import { encode } from '../support/encode-text.js';
import { mutants } from '../support/mutate.js';
import { settledHeap } from '../support/settled-heap.js';
import { ITEMS, mml3, mml4, readBytes } from './mml-support.js';

const SEEDS = [
  Buffer.from(mml4({ items: ITEMS })),
  encode(mml3({ items: ITEMS }).replaceAll('−', '－'), 'shift_jis'),
  // Several short documents, so that the damage is often beside one that is read all the same.
  Buffer.from(mml4({ items: ITEMS.filter(({ uid }) => ['rd-1', 'ls-1', 'hi-1'].includes(uid)) })),
];
const MUTANTS = 10_000;
const ENDS_A_FILE = new Set<string>([
  'XML_BROKEN',
  'XML_TOO_COMPLEX',
  'ENCODING_UNKNOWN',
  'NOT_MML',
  'DTD_REFUSED',
  'EMPTY',
]);
const MOST_GROWTH = 24 * 1024 * 1024;

/** Documents of MML 4 as the bytes show them, told without the reader. */
function documentsIn(bytes: Buffer): number {
  const text = bytes.toString('latin1').replace(/<!--.*?-->|<!\[CDATA\[.*?\]\]>/gs, '');
  return text.match(/<MmlModuleItem[\s>]/g)?.length ?? 0;
}

it('accounts for every document of 10,000 damaged files, without a fault, a hang or growing memory', async () => {
  let [reads, faults, settled, index] = [0, 0, 0, 0];
  for (const bytes of mutants(SEEDS, MUTANTS, 2023)) {
    const { rows, findings, tally } = await readBytes({ 'a.xml': bytes });
    const { found, read, replaced, deleted, notInDefinition, withheld } = tally;
    expect(read + replaced + deleted + notInDefinition + withheld).toBe(found);
    const notRead = findings.filter(({ code }) => severityOf(code) === 'error');
    expect(notRead).toHaveLength(withheld);
    expect(notRead.every(({ path, line = 0 }) => path === 'a.xml' && line > 0)).toBe(true);
    const isWhole = !notRead.some(({ code }) => ENDS_A_FILE.has(code));
    const documents = index % SEEDS.length === 1 ? 1 : documentsIn(bytes);
    expect(found).toBeGreaterThanOrEqual(isWhole ? documents : 1);
    const own = rows.filter(({ table }) => table !== 'patient');
    const places = new Set(own.map(({ place }) => place));
    expect([places.size > 0, places.size <= read]).toEqual([read > 0, true]);
    expect(own.every(({ values }) => values.document_uid !== '')).toBe(true);
    expect(rows.every(({ values }) => bytes.includes(values.patient_id ?? '-'))).toBe(true);
    reads += read;
    faults += withheld;
    index += 1;
    if (index === MUTANTS / 4) settled = settledHeap();
  }
  expect(reads).toBeGreaterThan(MUTANTS / 10);
  expect(faults).toBeGreaterThan(MUTANTS / 10);
  expect(settledHeap() - settled).toBeLessThan(MOST_GROWTH);
});
