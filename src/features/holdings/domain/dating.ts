import type { DataItem, DataTable } from '../../catalogue/index.js';

/** Where year and month stand in a value of fixed form; positions count from 1. */
export type MonthForm =
  | { readonly calendar: 'western'; readonly year: number; readonly month: number }
  | {
      readonly calendar: 'era';
      readonly era: number;
      readonly year: number;
      readonly month: number;
    };

export interface Dating {
  readonly item: string;
  readonly form: MonthForm;
}

const ISO: MonthForm = { calendar: 'western', year: 1, month: 6 };

/** Form of an item that holds a date with year and month, by its `format` or, without one, its type. */
function monthFormOf({ type, format }: DataItem): MonthForm | null {
  if (format === undefined) return type === 'date' || type === 'datetime' ? ISO : null;
  const year = format.indexOf('YYYY') + 1;
  const month = format.indexOf('MM') + 1;
  if (year > 0 && month > year) return { calendar: 'western', year, month };
  const era = format.indexOf('GYYMM') + 1;
  return era > 0 ? { calendar: 'era', era, year: era + 1, month: era + 3 } : null;
}

/**
 * What dates a row: the named item, else the first date of the table that tells of an event. Dates of
 * persons (a birth date is a quasi-identifier) say nothing of the time the data cover.
 */
export function datingOf(table: DataTable, named?: string): Dating | null {
  for (const item of table.items) {
    if (named === undefined ? item.class !== 'history' : item.name !== named) continue;
    const form = monthFormOf(item);
    if (form) return { item: item.name, form };
  }
  return null;
}

const PATIENT = 'patient';

/** Columns that together name the person of a row, or null where the table does not tell. */
export function personColumns({
  name,
  key,
  references,
  items,
}: DataTable): readonly string[] | null {
  if (name === PATIENT) return key;
  const toPatient = references?.find(({ table }) => table === PATIENT)?.columns;
  if (toPatient) return toPatient;
  const usual = ['institution_code', 'patient_id'];
  return usual.every((column) => items.some((item) => item.name === column)) ? usual : null;
}
