import type { Command } from 'commander';
import { registerCount } from '../../../features/holdings/cli/count.command.js';
import { DuckDbHoldingsCounter } from '../../../features/holdings/engines/duckdb-holdings-counter.js';
import { CountHoldings } from '../../../features/holdings/index.js';
import type { ConsoleContext } from '../../../platform/cli/console-context.js';
import { SystemClock } from '../../../platform/clock.js';

export function register(yuzu: Command, context: ConsoleContext): void {
  const holdings = yuzu
    .command('holdings')
    .description(context.text('保有期間・件数', 'holdings: periods and counts'));
  const count = new CountHoldings(new DuckDbHoldingsCounter());
  registerCount(holdings, context, count, new SystemClock());
}
