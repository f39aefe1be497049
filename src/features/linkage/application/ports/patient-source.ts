import type { Field } from '../../domain/model/profile.js';
import type { PatientRow } from '../../domain/patient-row.js';
import type { PairLabel } from '../../domain/review/label.js';
import type { CsvFile } from './linkage-engine.js';

/** An operator's patient table: where it lies, and on which side of the wall it must stand. */
export interface PatientTable {
  readonly operator: string;
  readonly path: string;
  readonly rehearsal: boolean;
}

/** Reads patient tables (患者基本), the truth of rehearsals and the labels of reviews. */
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
   * Normalises the patient table in several threads and writes what its persons are compared by into `file`, as CSV
   * with the columns `RECORD_KEY` and one per field. Records keep their order.
   * @throws RefusedError as `rows` does.
   */
  abstract writeKeys(
    table: PatientTable,
    fields: readonly Field[],
    file: string,
    signal?: AbortSignal,
  ): Promise<CsvFile>;

  /**
   * Truth of a rehearsal: key of a record (`truthKey`) → number of the person.
   * @throws RefusedError when the file cannot be read.
   */
  abstract truth(file: string): Promise<ReadonlyMap<string, number>>;

  /**
   * What reviews settled: the rows of a labels.csv.
   * @throws RefusedError when the file cannot be read.
   */
  abstract labels(file: string): Promise<PairLabel[]>;
}

/** Operator codes and institution codes hold no line break, so the key is unambiguous. */
export const truthKey = (operator: string, institution: string, patient: string): string =>
  `${operator}\n${institution}\n${patient}`;
