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
