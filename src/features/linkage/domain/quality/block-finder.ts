import type { Profile } from '../model/profile.js';
import { keyReader } from '../normalise/key-reader.js';
import { PATIENT_COLUMNS, type PatientRow } from '../patient-row.js';

/** Per blocking rule of the profile: does it find the pair? */
export type BlockFinder = (left: PatientRow, right: PatientRow) => boolean[];

/** First signs of a key; characters, as DuckDB counts them. */
const start = (key: string, length?: number): string =>
  length === undefined ? key : Array.from(key).slice(0, length).join('');

/**
 * Tells which blocking rules find a pair from the records themselves, whatever a run made of them. Undefined where a
 * rule reads a column that is none of the patient table's.
 */
export function blockFinder({ fields, blocking }: Profile): BlockFinder | undefined {
  const asked = new Set(blocking.flatMap(({ on }) => on.map(({ field }) => field)));
  const read = fields.filter(({ name }) => asked.has(name));
  const columns: readonly string[] = PATIENT_COLUMNS;
  if (read.some(({ from }) => from.some((column) => !columns.includes(column)))) return undefined;
  const places = new Map(read.map(({ name }, i) => [name, i]));
  const keysOf = keyReader(read, PATIENT_COLUMNS);
  const keys = (row: PatientRow) => keysOf(PATIENT_COLUMNS.map((column) => row[column]));
  return (left, right) => {
    const [one, other] = [keys(left), keys(right)];
    return blocking.map(({ on }) =>
      on.every(({ field, prefix }) => {
        const [a = '', b = ''] = [one, other].map((all) => all[places.get(field) ?? -1] ?? '');
        return a !== '' && b !== '' && start(a, prefix) === start(b, prefix);
      }),
    );
  };
}
