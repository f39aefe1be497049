import { type MonthCount, tallied } from '../../src/features/holdings/domain/tally.js';
import type { Holdings } from '../../src/features/holdings/index.js';

/** Exact holdings of laboratory results, as counted by the month of their collection. */
export const holdingsOfResults = (
  items: readonly string[],
  months: readonly MonthCount[],
  persons: number | null = null,
): Holdings => ({
  kind: 'yuzu.holdings',
  schemaVersion: 1,
  definition: { id: 'test/holdings', version: 1, sha256: '0'.repeat(64) },
  asOf: '2026-11-20',
  coarsened: null,
  tables: [
    tallied({
      table: 'lab_result',
      dated: 'collected_at',
      items,
      persons,
      institutions: null,
      months,
    }),
  ],
});
