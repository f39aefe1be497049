import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { PopulationWriter, type PopulationSink } from '../application/ports/population-writer.js';
import type { Chart } from '../domain/clinical.js';
import { OPERATORS, type OperatorCode } from '../domain/data/operators.js';
import { rehearsalErrors } from '../domain/errors.js';
import type { PatientRecord } from '../domain/patient-record.js';
import type { PopulationSummary } from '../domain/summary.js';
import { CsvWriter } from './csv-writer.js';
import type { RecordSink } from './record-sink.js';
import { SsMix2Writer } from './ss-mix2-writer.js';
import { csvRecord } from '../../../platform/csv/write-csv.js';
import { TextFile } from './text-file.js';

const TRUTH_COLUMNS = ['operator', 'institution_code', 'patient_id', 'person_key'];

const writeJson = (path: string, value: unknown): Promise<void> =>
  writeFile(path, `${JSON.stringify(value, null, 2)}\n`, { flag: 'wx' });

async function sinks(folder: string): Promise<Map<OperatorCode, RecordSink>> {
  const all = new Map<OperatorCode, RecordSink>();
  for (const { code, source } of OPERATORS) {
    const path = join(folder, code.toLowerCase(), source);
    all.set(code, source === 'csv' ? await CsvWriter.create(path) : new SsMix2Writer(path));
  }
  return all;
}

class FolderSink implements PopulationSink {
  constructor(
    private readonly folder: string,
    private readonly operators: ReadonlyMap<OperatorCode, RecordSink>,
    private readonly truth: TextFile,
  ) {}

  async add(record: PatientRecord, chart: Chart): Promise<void> {
    const { operator, institutionCode, patientId, personKey } = record;
    await this.truth.write(csvRecord([operator, institutionCode, patientId, personKey]));
    await this.operators.get(operator)?.add(record, chart);
  }

  async finish(summary: PopulationSummary, optOuts: object): Promise<void> {
    for (const operator of this.operators.values()) await operator.close();
    await this.truth.close();
    await writeJson(join(this.folder, 'opt-outs.json'), optOuts);
    await writeJson(join(this.folder, 'population.json'), summary);
  }
}

/** A folder: `<operator>/ss-mix2` or `<operator>/csv`, `truth.csv`, `opt-outs.json`, `population.json`. */
export class PopulationFolderWriter extends PopulationWriter {
  async open(folder: string): Promise<Outcome<PopulationSink>> {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length > 0)
      return refuse(rehearsalErrors.REHEARSAL_FOLDER_NOT_EMPTY, { folder });
    const truth = await TextFile.create(join(folder, 'truth.csv'));
    await truth.write(csvRecord(TRUTH_COLUMNS));
    return ok(new FolderSink(folder, await sinks(folder), truth));
  }
}
