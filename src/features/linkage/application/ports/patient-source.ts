import type { PatientRow } from '../../domain/patient-row.js';

/** Reads patient tables (患者基本) and the truth of rehearsals. */
export abstract class PatientSource {
  /**
   * The rows of the patient table in the folder, or of the file, in batches.
   * @throws RefusedError naming file, line or columns when it cannot be read, or when it is rehearsal data
   * for a real case or the other way round.
   */
  abstract rows(
    operator: string,
    path: string,
    rehearsal: boolean,
  ): AsyncIterable<readonly PatientRow[]>;

  /**
   * Truth of a rehearsal: key of a record (`truthKey`) → number of the person.
   * @throws RefusedError when the file cannot be read.
   */
  abstract truth(file: string): Promise<ReadonlyMap<string, number>>;
}

/** Operator codes and institution codes hold no line break, so the key is unambiguous. */
export const truthKey = (operator: string, institution: string, patient: string): string =>
  `${operator}\n${institution}\n${patient}`;
