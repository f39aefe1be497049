import { inTargetPeriod } from './calendar.js';
import { standing, type Chart } from './clinical.js';
import type { OperatorCode } from './data/operators.js';
import type { Planted } from './patient-record.js';

export type TableName = 'patient' | 'lab_result' | 'prescription' | 'diagnosis';
export type Rows = Record<TableName, number>;

/** Facts of one operator's data, as a reader must find them. */
export interface OperatorSummary {
  readonly source: 'ss-mix2' | 'csv';
  readonly institutions: readonly string[];
  /** Rows after deletion and replacement, before opt-outs. */
  readonly rows: Rows;
  /** The same, of rows dated within `targetPeriod` (patients are not dated and all count). */
  readonly rowsInTargetPeriod: Rows;
  /** Orders whose latest message has condition flag 0, and messages that a later one replaces. */
  deletedOrders: number;
  replacedMessages: number;
  /** How many records carry each planted error. */
  readonly planted: Partial<Record<Planted, number>>;
}

/** `population.json`: what was made, so that a run of the exchange can be checked against it. */
export interface PopulationSummary {
  readonly synthetic: true;
  readonly seed: string;
  readonly persons: number;
  readonly targetPeriod: { readonly from: string; readonly to: string };
  readonly operators: Readonly<Record<OperatorCode, OperatorSummary>>;
  /** Persons by the set of operators that hold them, e.g. `AOBA+MINATO`. */
  readonly overlaps: Readonly<Record<string, number>>;
  /** Persons held by both operators of a pair: the links a perfect linkage finds. */
  readonly pairs: Readonly<Record<string, number>>;
  readonly optOuts: Readonly<Partial<Record<OperatorCode, number>>>;
}

export const noRows = (): Rows => ({ patient: 0, lab_result: 0, prescription: 0, diagnosis: 0 });

type DatedRows = readonly (readonly [table: TableName, date: string, rows: number])[];

const datedRows = (chart: Chart): DatedRows => [
  ...standing(chart.labOrders).map(
    ({ collectedAt, specimens }) =>
      [
        'lab_result',
        collectedAt.slice(0, 10),
        specimens.flatMap((one) => one.results).length,
      ] as const,
  ),
  ...standing(chart.prescriptions).map(
    ({ orderedAt, items }) =>
      [
        'prescription',
        orderedAt.slice(0, 10),
        items.reduce((sum, { components }) => sum + Math.max(components.length, 1), 0),
      ] as const,
  ),
  ...chart.problems.current.map(({ startedOn }) => ['diagnosis', startedOn, 1] as const),
];

/** Adds one record and its chart to the counts. */
export function countChart(
  summary: OperatorSummary,
  chart: Chart,
  planted: readonly Planted[],
): void {
  summary.rows.patient += 1;
  summary.rowsInTargetPeriod.patient += 1;
  for (const [table, date, rows] of datedRows(chart)) {
    summary.rows[table] += rows;
    if (inTargetPeriod(date)) summary.rowsInTargetPeriod[table] += rows;
  }
  const kept = [...chart.prescriptions, ...chart.labOrders, chart.problems];
  summary.deletedOrders += kept.filter(({ deleted }) => deleted).length;
  summary.replacedMessages += kept.filter(({ earlier }) => earlier !== undefined).length;
  for (const kind of planted) summary.planted[kind] = (summary.planted[kind] ?? 0) + 1;
}
