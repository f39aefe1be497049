/** Where a record stands: enough to find it again in its source, and nothing else about the person. */
export interface RecordRef {
  readonly operator: string;
  readonly institution: string;
  readonly patient: string;
}

/** No part holds a line break (CSV of the definition), so the key is unambiguous. */
export const recordKey = ({ operator, institution, patient }: RecordRef): string =>
  `${operator}\n${institution}\n${patient}`;

/** The same key whichever of the two stands left. */
export const pairKey = (one: RecordRef, other: RecordRef): string =>
  [recordKey(one), recordKey(other)].sort().join('\n');

const REF_COLUMNS = ['operator', 'institution_code', 'patient_id'];
/** Columns of two records in a table: `left_operator` and so on, `right_patient_id`. */
export const PAIR_COLUMNS: readonly string[] = ['left', 'right'].flatMap((side) =>
  REF_COLUMNS.map((name) => `${side}_${name}`),
);

/** Cells of `PAIR_COLUMNS`. */
export const pairCells = (...pair: readonly [RecordRef, RecordRef]): string[] =>
  pair.flatMap(({ operator, institution, patient }) => [operator, institution, patient]);

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** In the order of code points, as databases sort UTF-8; JavaScript's own puts signs beyond U+FFFF before others. */
function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  const length = Math.min(one.length, other.length);
  for (let i = 0; i < length; i += 1) {
    const [x, y] = [one.charCodeAt(i), other.charCodeAt(i)];
    if (x === y) continue;
    return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1;
  }
  return one.length - other.length;
}

/** Which of the two stands first in links.csv: negative, 0 (the same record) or positive. */
export const compareRefs = (one: RecordRef, other: RecordRef): number =>
  compareTexts(one.operator, other.operator) ||
  compareTexts(one.institution, other.institution) ||
  compareTexts(one.patient, other.patient);
