import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import {
  addTally,
  emptyTally,
  type SourceBatch,
  type SourceRow,
  type SourceTally,
} from '../../src/features/extraction/domain/source-batch.js';
import { valueCheck } from '../../src/features/extraction/index.js';
import type { SourceFinding } from '../../src/features/extraction/domain/source-finding.js';
import type { SourceRequest } from '../../src/features/extraction/application/ports/medical-sources.js';

export const definition = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;

export interface ReadSource {
  readonly rows: readonly SourceRow[];
  readonly findings: readonly SourceFinding[];
  readonly tally: SourceTally;
  /** Rows of one table, values only. */
  readonly of: (table: string) => Readonly<Record<string, string>>[];
  /** Number of rows per table. */
  readonly counts: Readonly<Record<string, number>>;
  readonly codes: readonly string[];
}

export async function gathered(batches: AsyncIterable<SourceBatch>): Promise<ReadSource> {
  const rows: SourceRow[] = [];
  const findings: SourceFinding[] = [];
  let tally = emptyTally('record');
  for await (const batch of batches) {
    rows.push(...batch.rows);
    findings.push(...batch.findings);
    tally = addTally(tally, batch.tally);
  }
  const counts: Record<string, number> = {};
  for (const { table } of rows) counts[table] = (counts[table] ?? 0) + 1;
  const of = (table: string) =>
    rows.filter((row) => row.table === table).map(({ values }) => values);
  return { rows, findings, tally, of, counts, codes: findings.map(({ code }) => code) };
}

export type Reader = (request: SourceRequest) => AsyncIterable<SourceBatch>;

/** Writes files into a folder of their own, reads it as a source, and removes it. */
export async function readFolder(
  reader: Reader,
  kind: SourceRequest['kind'],
  files: Readonly<Record<string, Buffer>>,
): Promise<ReadSource> {
  const directory = await mkdtemp(join(tmpdir(), 'yuzu-source-'));
  try {
    for (const [name, bytes] of Object.entries(files)) {
      await mkdir(dirname(join(directory, name)), { recursive: true });
      await writeFile(join(directory, name), bytes);
    }
    return await gathered(reader(requestFor(kind, directory)));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

export const requestFor = (kind: SourceRequest['kind'], directory: string): SourceRequest => ({
  kind,
  directory,
  institutionCode: '',
  identity: 'withhold',
  definition,
  rehearsal: false,
});

/** What became of the records adds up. */
export const isAccounted = (tally: SourceTally): boolean =>
  tally.found ===
  tally.read + tally.replaced + tally.deleted + tally.notInDefinition + tally.withheld;

/** Values of rows that do not fit the common data definition, as `table.item`. */
export function misfits({ rows }: ReadSource): string[] {
  return rows.flatMap(({ table, values }) => {
    const defined = definition.tables.find(({ name }) => name === table);
    const known = new Set(defined?.items.map(({ name }) => name));
    const wrong = (defined?.items ?? []).filter((item) => {
      const value = values[item.name] ?? '';
      const fits = valueCheck(item, definition.codeTables);
      return value === '' ? item.required === true : fits(value) !== null;
    });
    const unknown = Object.keys(values).filter((name) => !known.has(name));
    return [...wrong.map(({ name }) => name), ...unknown].map((name) => `${table}.${name}`);
  });
}
