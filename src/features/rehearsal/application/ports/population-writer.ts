import type { Outcome } from '../../../../kernel/outcome.js';
import type { Chart } from '../../domain/clinical.js';
import type { OperatorCode } from '../../domain/data/operators.js';
import type { OptOut } from '../../domain/opt-outs.js';
import type { PatientRecord } from '../../domain/patient-record.js';
import type { PopulationSummary } from '../../domain/summary.js';

/** An open output folder. */
export interface PopulationSink {
  /** Takes one record; resolves when the next may come, so that memory stays bounded. */
  add(record: PatientRecord, chart: Chart): Promise<void>;
  /** Writes what is pending, the opt-outs and, last, the summary: where it exists, the rest is whole. */
  finish(
    summary: PopulationSummary,
    optOuts: Readonly<Partial<Record<OperatorCode, readonly OptOut[]>>>,
  ): Promise<void>;
}

/** Where a synthetic population goes. */
export abstract class PopulationWriter {
  /** Refuses a folder that already holds something. */
  abstract open(folder: string): Promise<Outcome<PopulationSink>>;
}
