import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { SourceRow } from '../../src/features/extraction/domain/source-batch.js';
import { severityOf } from '../../src/features/extraction/domain/source-finding.js';
import { readDpc } from '../../src/features/extraction/engines/dpc/dpc-source.js';
import { readUke } from '../../src/features/extraction/engines/uke/uke-source.js';
import { encode } from '../support/encode-text.js';
import { mutants } from '../support/mutate.js';
import { settledHeap } from '../support/settled-heap.js';
import * as dpc from './dpc/specimens.js';
import { gathered, isAccounted, requestFor, type Reader, type ReadSource } from './read-source.js';
import * as uke from './uke/specimens.js';

const MUTANTS = 10_000;
// Some 40 s on a quiet machine; a hang is told on a busy one, too.
const LIMIT = 300_000;
/** A reader that kept something of each input would hold more than this after all of them. */
const MOST_GROWTH = 24 * 1024 * 1024;

const directory = mkdtempSync(join(tmpdir(), 'yuzu-fuzz-'));
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

// eslint-disable-next-line no-control-regex -- the end-of-file mark
const END_OF_FILE = /\u001a+$/;

/** Lines as bytes, without their ends and the end-of-file mark: what is not empty must be accounted for. */
const rawLines = (bytes: Buffer): string[] =>
  bytes
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .split('\n')
    .map((line) => line.replace(/\r$/, '').replace(END_OF_FILE, ''));

/** What is withheld is told by findings: one for each record, or one with the number of records. */
const reported = ({ findings }: ReadSource): number =>
  findings
    .filter(({ code }) => severityOf(code) === 'error')
    .reduce((sum, { count = 1 }) => sum + count, 0);

interface Fuzz {
  readonly reader: Reader;
  readonly kind: 'uke' | 'dpc';
  readonly file: string;
  readonly seeds: readonly Buffer[];
  readonly mutantCount: number;
  /** Lines that are no record. */
  readonly isHeader?: ((line: string, first: string) => boolean) | undefined;
  /** Patient that the bytes of a file tell for a line, found without the reader; null where they tell none. */
  readonly patientAt: (lines: readonly string[], line: number) => string | null;
}

const lineOf = ({ place }: SourceRow): number => Number(place.slice(place.lastIndexOf(':') + 1));

/** What is not so after a file was read; nothing, whatever its damage. */
function brokenClaims(
  source: ReadSource,
  lines: readonly string[],
  { isHeader, patientAt }: Pick<Fuzz, 'isHeader' | 'patientAt'>,
): string[] {
  const { tally, rows } = source;
  const records = lines.filter((line) => line !== '');
  const surely = records.filter((line) => isHeader?.(line, lines[0] ?? '') !== true);
  const isStrangers = (row: SourceRow): boolean => {
    const patient = patientAt(lines, lineOf(row));
    return patient !== null && patient !== row.values.patient_id;
  };
  const claims = {
    'records are read or withheld': isAccounted(tally),
    'every record is found': tally.found >= surely.length && tally.found <= records.length,
    'what is withheld is told': reported(source) >= tally.withheld,
    'rows are of their own patient': !rows.some(isStrangers),
  };
  return Object.entries(claims).flatMap(([claim, holds]) => (holds ? [] : [claim]));
}

async function fuzz({
  reader,
  kind,
  file,
  seeds,
  mutantCount,
  isHeader,
  patientAt,
}: Fuzz): Promise<void> {
  const path = join(directory, file);
  let [read, withheld, settled] = [0, 0, 0];
  for (const mutant of mutants(seeds, mutantCount, 20_261_121)) {
    // Writing over a file makes the file system write it out at once.
    rmSync(path, { force: true });
    writeFileSync(path, mutant);
    const source = await gathered(reader(requestFor(kind, path)));
    const broken = brokenClaims(source, rawLines(mutant), { isHeader, patientAt });
    // Asserted only then: an assertion costs more than the reading of a file.
    if (broken.length > 0) expect({ mutant: mutant.toString('base64'), broken }).toBeUndefined();
    read += source.rows.length;
    withheld += source.tally.withheld;
    if (settled === 0 && read > mutantCount / 4) settled = settledHeap();
  }
  expect(read).toBeGreaterThan(mutantCount / 2);
  expect(withheld).toBeGreaterThan(mutantCount / 2);
  expect(settledHeap() - settled).toBeLessThan(MOST_GROWTH);
}

const RECEIPTS = [
  [uke.institution(), ...uke.MEDICAL, ...uke.SECOND, uke.invoice(3)],
  [uke.institution(), ...uke.SECOND, ...uke.DPC, uke.invoice(2)],
  [uke.pharmacy, ...uke.DISPENSING, uke.invoice(1)],
  ['MN,1', uke.institution(), ...uke.MEDICAL].map((line, at) => `1,${at + 1},0,${line}`),
].map((records) => encode(uke.file(...records), 'shift_jis'));

const RECEIPT = /^(?:\d+,\d+,\d*,)?(RE,.*)$/;

/** Chart number of the last receipt that begins on or before a line; dispensing receipts have none. */
function chartNumber(lines: readonly string[], line: number): string | null {
  for (let at = line - 1; at >= 0; at--) {
    const start = RECEIPT.exec(lines[at] ?? '')?.[1];
    if (start === undefined) continue;
    const number = (start.split(',')[13] ?? '').trimEnd();
    return lines.some((text) => text.includes('YK,')) ? null : number;
  }
  return 'none';
}

const HEADERS = [encode('施設コード', 'shift_jis'), Buffer.from('施設コード')].map((header) =>
  header.toString('latin1'),
);

describe('10,000 damaged files', () => {
  it(
    'of receipts are read without a fault, a hang, growing memory, a lost record or a row of another patient',
    async () => {
      const file = 'RECEIPTC.UKE';
      const read = { reader: readUke, kind: 'uke', patientAt: chartNumber } as const;
      await fuzz({ ...read, file, seeds: RECEIPTS, mutantCount: MUTANTS });
    },
    LIMIT,
  );

  const DPC_FILES: [string, readonly string[], number][] = [
    [`FF1_${dpc.FACILITY}_2503.txt`, dpc.FF1, 1],
    [`EFn_${dpc.FACILITY}_2503.txt`, dpc.EFN, 1],
    [`Dn_${dpc.FACILITY}_2503.txt`, dpc.DN, 1],
    [`Hn_${dpc.FACILITY}_2503.txt`, dpc.HN, 2],
  ];

  it.each(DPC_FILES)(
    'named %s are read without a fault, a hang, growing memory, a lost record or a row of another patient',
    async (file, lines, column) => {
      await fuzz({
        reader: readDpc,
        kind: 'dpc',
        file,
        seeds: [encode(dpc.file(...lines), 'shift_jis')],
        mutantCount: MUTANTS / DPC_FILES.length,
        isHeader: (text, first) =>
          (text === first && !/\d/.test(text.split('\t')[0] ?? '')) ||
          HEADERS.some((header) => text.replace(/^"/, '').startsWith(header)),
        patientAt: (all, line) => (all[line - 1] ?? '').split('\t')[column] ?? 'none',
      });
    },
    LIMIT,
  );
});
