import type { LocalDate } from '../../../kernel/time.js';
import type { DataDefinition, DataTable } from '../../catalogue/index.js';
import { daySpanOf } from './source-date.js';

/**
 * Items that date a row of a table for the target period; the first that has a value counts. A table that is not
 * named goes with the row it refers to, e.g. a receipt; what refers to the patient only is not dated.
 */
const DATED: Readonly<Record<string, readonly string[]>> = {
  lab_result: ['collected_at'],
  prescription: ['ordered_at'],
  diagnosis: ['started_on'],
  encounter: ['medical_date'],
  prescription_administration: ['started_at'],
  injection_administration: ['started_at'],
  examination_order: ['performed_at', 'ordered_at'],
  mml_diagnosis: ['started_on'],
  mml_lab_result: ['sampled_at', 'registered_at'],
  mml_progress: ['confirmed_at'],
  mml_summary: ['period_to', 'discharged_on', 'confirmed_at'],
  receipt: ['service_month'],
  dispensing_receipt: ['dispensing_month'],
  dpc_form1: ['admission_date'],
  dpc_ef: ['performed_on'],
  dpc_d: ['performed_on'],
  dpc_h: ['evaluated_on'],
  registry_observation: ['observed_on'],
  registry_outcome_event: ['occurred_on', 'last_confirmed_on'],
};
const PATIENT = 'patient';

type Reference = NonNullable<DataTable['references']>[number];

export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

type Values = Readonly<Record<string, string>>;

/** How a row stands to the target period, both days inclusive; a dated table's row may lack its date. */
export type Standing = 'inside' | 'outside' | 'undated';

/** Reference to the table whose rows date this table's; undefined where a row has its own date or none. */
export const leaderOf = ({ name, references }: DataTable): Reference | undefined =>
  Object.hasOwn(DATED, name) ? undefined : references?.find(({ table }) => table !== PATIENT);

/** 対象期間. Rows of a table must come after those of the table they refer to. */
export class TargetPeriod {
  readonly #leaders: ReadonlyMap<string, Reference>;
  /** Keys of rows left out, by table, where other tables go with them. */
  readonly #outside: ReadonlyMap<string, Set<string>>;
  readonly #keys: ReadonlyMap<string, readonly string[]>;

  constructor(
    { tables }: DataDefinition,
    private readonly period: Period,
  ) {
    const leaders = tables.flatMap((table): [string, Reference][] => {
      const leader = leaderOf(table);
      return leader ? [[table.name, leader]] : [];
    });
    this.#leaders = new Map(leaders);
    this.#outside = new Map(leaders.map(([, { table }]) => [table, new Set()]));
    this.#keys = new Map(tables.map(({ name, key }) => [name, key]));
  }

  standing(table: string, values: Values): Standing {
    const standing = this.#standing(table, values);
    if (standing === 'outside')
      this.#outside.get(table)?.add(keyOf(values, this.#keys.get(table) ?? []));
    return standing;
  }

  #standing(table: string, values: Values): Standing {
    const leader = this.#leaders.get(table);
    if (leader === undefined) return standingOf(DATED[table], values, this.period);
    const isOut = this.#outside.get(leader.table)?.has(keyOf(values, leader.columns));
    return isOut ? 'outside' : 'inside';
  }
}

const keyOf = (values: Values, columns: readonly string[]): string =>
  columns.map((column) => values[column] ?? '').join('\u001F');

function standingOf(
  items: readonly string[] | undefined,
  values: Values,
  period: Period,
): Standing {
  if (items === undefined) return 'inside';
  const span = daySpanOf(
    items.map((item) => values[item] ?? '').find((value) => value !== '') ?? '',
  );
  if (span === undefined) return 'undated';
  return span.last >= period.from && span.first <= period.to ? 'inside' : 'outside';
}
