import { TARGET_PERIOD } from './calendar.js';
import type { Operator, OperatorCode } from './data/operators.js';
import type { OptOut } from './opt-outs.js';
import type { Held } from './record-maker.js';
import { countChart, noRows, type OperatorSummary, type PopulationSummary } from './summary.js';

const summaryOf = ({ source, institutions }: Operator): OperatorSummary => ({
  source,
  institutions,
  rows: noRows(),
  rowsInTargetPeriod: noRows(),
  deletedOrders: 0,
  replacedMessages: 0,
  planted: {},
});

const increment = (counts: Record<string, number>, key: string): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};

/** Counts while the population is being made. */
export class PopulationTally {
  private readonly operators: Record<OperatorCode, OperatorSummary>;
  private readonly overlaps: Record<string, number> = {};
  private readonly pairs: Record<string, number> = {};

  constructor(operators: readonly Operator[]) {
    this.operators = Object.fromEntries(
      operators.map((operator) => [operator.code, summaryOf(operator)]),
    ) as Record<OperatorCode, OperatorSummary>;
  }

  /** Counts one person's records. */
  person(held: readonly Held[]): void {
    const holders = held.map(({ record }) => record.operator).sort();
    increment(this.overlaps, holders.join('+'));
    for (const [at, one] of holders.entries())
      for (const other of holders.slice(at + 1)) increment(this.pairs, `${one}+${other}`);
    for (const { record, chart } of held)
      countChart(this.operators[record.operator], chart, record.planted);
  }

  summary(
    seed: string,
    persons: number,
    optOuts: Readonly<Record<string, readonly OptOut[]>>,
  ): PopulationSummary {
    const counts = Object.entries(optOuts).map(([code, list]) => [code, list.length]);
    return {
      synthetic: true,
      seed,
      persons,
      targetPeriod: TARGET_PERIOD,
      operators: this.operators,
      overlaps: this.overlaps,
      pairs: this.pairs,
      optOuts: Object.fromEntries(counts) as Record<string, number>,
    };
  }
}
