import type { Chart } from '../domain/clinical.js';
import type { PatientRecord } from '../domain/patient-record.js';

/** Where one operator's records go. */
export interface RecordSink {
  /** Resolves when the next record may come. */
  add(record: PatientRecord, chart: Chart): Promise<void>;
  /** Writes what is pending. */
  close(): Promise<void>;
}
