import { RefusedError } from '../../../kernel/outcome.js';
import type { DataDefinition } from '../../catalogue/index.js';
import { wallRefusal, WATERMARK } from '../domain/rehearsal-wall.js';
import type { SourceRow } from '../domain/source-batch.js';
import { canBeWatermarked, Watermark } from '../domain/watermark.js';

interface WatermarkedColumns {
  readonly watermark: Watermark;
  readonly items: readonly string[];
}

/** Tables whose rows can carry a watermark. */
function watermarksOf({ tables, codeTables }: DataDefinition): Map<string, WatermarkedColumns> {
  const all = tables.map((table): [string, WatermarkedColumns] => {
    const items = table.items.map(({ name }) => name).filter(canBeWatermarked);
    return [table.name, { items, watermark: new Watermark(table, items, codeTables) }];
  });
  return new Map(all.filter(([, { watermark }]) => watermark.carried));
}

/** Every row of a real case is looked at, whatever its file was called. */
export class RehearsalWatermarks {
  readonly #watermarks: ReadonlyMap<string, WatermarkedColumns>;

  constructor(
    definition: DataDefinition,
    private readonly rehearsal: boolean,
  ) {
    this.#watermarks = watermarksOf(definition);
  }

  /** Throws the refusal of a row from the wrong side of the wall. */
  check({ table, values }: SourceRow): void {
    const columns = this.#watermarks.get(table);
    if (columns === undefined) return;
    const read = columns.watermark.read(columns.items.map((item) => values[item] ?? ''));
    if (read === (this.rehearsal ? 'all' : 'none')) return;
    throw new RefusedError(wallRefusal(this.rehearsal, WATERMARK));
  }
}
