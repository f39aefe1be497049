import type { Outcome } from '../../../../kernel/outcome.js';
import type { Month } from '../../domain/month.js';
import type { Dating } from '../../domain/dating.js';
import type { CountedTable } from '../../domain/tally.js';

/** One table's file and how it is to be counted. */
export interface CountPlan {
  readonly table: string;
  /** Items of the definition, in its order. */
  readonly items: readonly string[];
  readonly dating: Dating | null;
  readonly personColumns: readonly string[] | null;
  /** Later months are no dates of what is held. */
  readonly lastMonth: Month;
}

/** Counts the CSV files of a folder; no value of a row leaves it. */
export abstract class HoldingsCounter {
  /** Names of the tables with a file `TABLE.csv`, or null where there is no such folder. */
  abstract tables(directory: string): Promise<readonly string[] | null>;
  /** Refused with HOLDINGS_COLUMN_UNKNOWN or HOLDINGS_CSV_UNREADABLE. */
  abstract count(directory: string, plan: CountPlan): Promise<Outcome<CountedTable>>;
}
