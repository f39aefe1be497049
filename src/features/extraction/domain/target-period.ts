import type { LocalDate } from '../../../kernel/time.js';

/** Item that dates a row of a table for the target period; other tables are not dated. */
const DATED: Readonly<Record<string, string>> = {
  lab_result: 'collected_at',
  prescription: 'ordered_at',
  diagnosis: 'started_on',
};

export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** How a row stands to the target period, both days inclusive; a dated table's row may lack its date. */
export function periodOf(
  table: string,
  values: Readonly<Record<string, string>>,
  period: Period,
): 'inside' | 'outside' | 'undated' {
  const item = DATED[table];
  if (item === undefined) return 'inside';
  const day = (values[item] ?? '').slice(0, 10);
  if (day === '') return 'undated';
  return day >= period.from && day <= period.to ? 'inside' : 'outside';
}
