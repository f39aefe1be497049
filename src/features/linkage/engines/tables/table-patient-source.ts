import type { CsvFile } from '../../application/ports/linkage-engine.js';
import {
  PatientSource,
  truthKey,
  type PatientTable,
} from '../../application/ports/patient-source.js';
import { RECORD_KEY } from '../../domain/model/key-table.js';
import type { Field } from '../../domain/model/profile.js';
import { columnsOfFields } from '../../domain/needed-columns.js';
import { PATIENT_COLUMNS, type PatientRow } from '../../domain/patient-row.js';
import type { RecordRef } from '../../domain/record-ref.js';
import type { PairLabel } from '../../domain/review/label.js';
import { readTable, readText } from '../csv/read-table.js';
import { refuseOtherRow } from '../csv/rehearsal-wall.js';
import { writeKeys } from '../csv/write-keys.js';
import type { NamedText } from './named-table.js';
import { openTable } from './open-table.js';

const BATCH = 2048;

const patientRow = (fields: readonly string[], positions: readonly number[]): PatientRow =>
  Object.fromEntries(
    PATIENT_COLUMNS.map((column, i) => [column, fields[positions[i] ?? -1] ?? '']),
  ) as PatientRow;

/** @throws RefusedError where a row cannot be read or stands on the other side of the wall. */
async function* patientRows(
  { operator, rehearsal }: PatientTable,
  text: NamedText,
): AsyncGenerator<PatientRow> {
  const positions = PATIENT_COLUMNS.map((column) => text.header.indexOf(column));
  for await (const fields of readText(operator, text)) {
    const row = patientRow(fields, positions);
    refuseOtherRow(operator, row, rehearsal);
    yield row;
  }
}

/** Patient tables as CSV or Parquet files, or of a database. */
export class TablePatientSource extends PatientSource {
  override async *rows(
    operator: string,
    path: string,
    rehearsal: boolean,
  ): AsyncGenerator<PatientRow[]> {
    const given = { operator, path, rehearsal };
    const table = await openTable(given);
    table.demand();
    let batch: PatientRow[] = [];
    for await (const row of patientRows(given, table.read(PATIENT_COLUMNS))) {
      if (batch.push(row) < BATCH) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  }

  override async writeKeys(
    given: PatientTable,
    fields: readonly Field[],
    file: string,
    signal?: AbortSignal,
  ): Promise<CsvFile> {
    const table = await openTable(given);
    table.demand(fields);
    const read = () => table.read(columnsOfFields(fields), signal);
    const { header, chunks } = read();
    const plan = { header, fields, rehearsal: given.rehearsal };
    const columns = [...RECORD_KEY, ...fields.map(({ name }) => name)];
    const bytes = { plan, chunks, isLarge: table.isLarge };
    if (await writeKeys(bytes, file, columns, signal)) return { path: file, header: columns };
    // Threads do not know on which line they read: whoever reads from the beginning refuses.
    const rows = patientRows(given, read());
    while (!(await rows.next()).done) signal?.throwIfAborted();
    throw new Error('Rows that threads refuse were read from the beginning.');
  }

  override async truth(file: string): Promise<ReadonlyMap<string, number>> {
    const persons = new Map<string, number>();
    const truth = new Map<string, number>();
    for await (const fields of readTable('truth', file)) {
      const [operator = '', institution = '', patient = '', person = ''] = fields;
      const number = persons.get(person) ?? persons.size;
      persons.set(person, number);
      truth.set(truthKey(operator, institution, patient), number);
    }
    return truth;
  }

  override async labels(file: string): Promise<PairLabel[]> {
    const labels: PairLabel[] = [];
    for await (const fields of readTable('labels', file)) {
      const [left, right] = [refIn(fields.slice(0, 3)), refIn(fields.slice(3, 6))];
      labels.push({ left, right, verdict: fields[6] === 'same' ? 'same' : 'different' });
    }
    return labels;
  }
}

function refIn([operator = '', institution = '', patient = '']: readonly string[]): RecordRef {
  return { operator, institution, patient };
}
