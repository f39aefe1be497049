import type { CodeTable, DataTable } from '../../catalogue/index.js';
import { valueCheck } from './check-value.js';

/** First digits of institution codes in rehearsals: there is no prefecture 98 and no point table 9. */
export const REHEARSAL_INSTITUTION = '98999';

/** Beginning of patient ids in rehearsals. */
export const REHEARSAL_PATIENT = 'RHSL';

const WATERMARKS: Readonly<Record<string, { readonly mark: RegExp; readonly sample: string }>> = {
  institution_code: { mark: /^98999\d{5}$/, sample: '9899900004' },
  patient_id: { mark: /^RHSL/, sample: 'RHSL0000001' },
};

/** Columns that may carry a watermark. */
export const canBeWatermarked = (item: string): boolean => Object.hasOwn(WATERMARKS, item);

/** True for a value that only rehearsal data hold. */
export const isWatermarked = (item: string, value: string): boolean =>
  canBeWatermarked(item) && WATERMARKS[item]?.mark.test(value) === true;

/** 透かし. Tells rows of rehearsal data from others, where the table has columns that can carry the mark. */
export class Watermark {
  readonly #columns: readonly { readonly at: number; readonly mark: RegExp }[];

  /** `items`: the columns a row has, in its order. */
  constructor(table: DataTable, items: readonly string[], codeTables: readonly CodeTable[]) {
    this.#columns = table.items.flatMap((item) => {
      const watermark = canBeWatermarked(item.name) ? WATERMARKS[item.name] : undefined;
      const at = items.indexOf(item.name);
      if (watermark === undefined || at < 0) return [];
      const carries = valueCheck(item, codeTables)(watermark.sample) === null;
      return carries ? [{ at, mark: watermark.mark }] : [];
    });
  }

  /** False where rows cannot tell: then only the folder's marker and the file names do. */
  get carried(): boolean {
    return this.#columns.length > 0;
  }

  /** How many of the columns that can carry the mark do. */
  read(values: readonly string[]): 'all' | 'some' | 'none' {
    let marked = 0;
    for (const { at, mark } of this.#columns) if (mark.test(values[at] ?? '')) marked += 1;
    if (marked === 0) return 'none';
    return marked === this.#columns.length ? 'all' : 'some';
  }
}
