import type { Field } from './model/profile.js';

/** Columns of which a table must have one at least. */
type Alternatives = readonly string[];

const RECORD = ['institution_code', 'patient_id'] as const;

/** What reviewers compare by; every other column may be missing. */
const REVIEWED: readonly Alternatives[] = [['birth_date'], ['name_kana', 'name_kanji']];

/** Nobody can be told apart without the birth date and any of the texts that are compared. */
function compared(fields: readonly Field[]): Alternatives[] {
  const birth = fields.find(({ kind }) => kind === 'date')?.from ?? [];
  const texts = fields.filter(({ kind }) => kind === 'text').flatMap(({ from }) => from);
  return [...birth.map((column) => [column]), ...(texts.length > 0 ? [[...new Set(texts)]] : [])];
}

/** Columns a patient table lacks: for the fields of a profile, or for a review. */
export function missingColumns(header: readonly string[], fields?: readonly Field[]): string[] {
  const needed = fields ? compared(fields) : REVIEWED;
  return [...RECORD.map((column) => [column]), ...needed]
    .filter((any) => !any.some((column) => header.includes(column)))
    .map((any) => any.join(' / '));
}

/** Columns that make the records and fields of a profile. */
export const columnsOfFields = (fields: readonly Field[]): string[] => [
  ...new Set([...RECORD, ...fields.flatMap(({ from }) => from)]),
];
