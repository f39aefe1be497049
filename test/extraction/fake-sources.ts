import { ok, type Outcome } from '../../src/kernel/outcome.js';
import {
  MedicalSources,
  type SourceRequest,
} from '../../src/features/extraction/application/ports/medical-sources.js';
import {
  emptyTally,
  type SourceBatch,
  type SourceRow,
} from '../../src/features/extraction/domain/source-batch.js';

export type Row = readonly [table: string, values: Readonly<Record<string, string>>];

/** Sources in memory, by the name given as their directory; patients first, as every reader gives them. */
export class FakeSources extends MedicalSources {
  constructor(private readonly held: Readonly<Record<string, readonly Row[]>>) {
    super();
  }

  override open({
    directory,
    definition,
  }: SourceRequest): Promise<Outcome<AsyncIterable<SourceBatch>>> {
    const asked = new Set(definition.tables.map(({ name }) => name));
    const rows = (this.held[directory] ?? [])
      .filter(([table]) => asked.has(table))
      .map(([table, values]): SourceRow => ({ table, values, place: `${directory}/${table}.csv` }));
    return Promise.resolve(ok(batchesOf(rows)));
  }
}

async function* batchesOf(rows: readonly SourceRow[]): AsyncGenerator<SourceBatch> {
  for (let at = 0; at < rows.length; at += 3) {
    const some = rows.slice(at, at + 3);
    const tally = { ...emptyTally('record'), found: some.length, read: some.length };
    yield await Promise.resolve({ rows: some, findings: [], tally });
  }
}
