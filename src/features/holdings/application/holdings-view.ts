import type { Holdings } from '../domain/holdings.js';

/** What was published, in short. */
export interface HoldingsSummary {
  readonly operator: string;
  readonly definition: Holdings['definition'];
  readonly asOf: string;
  readonly tables: number;
  readonly items: number;
  /** Operator codes of the peers it was sent to. */
  readonly toldTo: readonly string[];
}

export const summaryOf = (
  operator: string,
  { definition, asOf, tables }: Holdings,
  toldTo: readonly string[],
): HoldingsSummary => ({
  operator,
  definition,
  asOf,
  tables: tables.length,
  items: tables.reduce((sum, { items }) => sum + items.length, 0),
  toldTo,
});
