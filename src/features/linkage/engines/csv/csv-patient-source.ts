import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { RefusedError, refuse } from '../../../../kernel/outcome.js';
import type { CsvFile } from '../../application/ports/linkage-engine.js';
import {
  PatientSource,
  truthKey,
  type PatientTable,
} from '../../application/ports/patient-source.js';
import { tableFile } from '../../../extraction/index.js';
import { linkageErrors } from '../../domain/errors.js';
import { RECORD_KEY } from '../../domain/model/key-table.js';
import type { Field } from '../../domain/model/profile.js';
import { PATIENT_COLUMNS, REQUIRED_COLUMNS, type PatientRow } from '../../domain/patient-row.js';
import type { RecordRef } from '../../domain/record-ref.js';
import type { PairLabel } from '../../domain/review/label.js';
import { refuseOtherRow, refuseOtherSide } from './rehearsal-wall.js';
import { readTable } from './read-table.js';
import { writeKeys } from './write-keys.js';

const BATCH = 2048;

async function patientFile(path: string, rehearsal: boolean): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ? join(path, tableFile('patient', rehearsal)) : path;
}

function refuseMissingColumns(operator: string, file: string, header: readonly string[]): void {
  const missing: string[] = REQUIRED_COLUMNS.filter((column) => !header.includes(column));
  if (!header.includes('name_kana') && !header.includes('name_kanji'))
    missing.push('name_kana / name_kanji');
  if (missing.length === 0) return;
  const facts = { operator, file: basename(file), columns: missing.join(', ') };
  throw new RefusedError(refuse(linkageErrors.LINK_COLUMNS_MISSING, facts));
}

/** Refused when columns are missing, or there is no header at all. */
async function headerOf(operator: string, file: string): Promise<readonly string[]> {
  let header: readonly string[] = [];
  const read = (names: readonly string[]) => {
    refuseMissingColumns(operator, file, names);
    header = names;
  };
  const rows = readTable(operator, file, read);
  await rows.next();
  await rows.return(undefined);
  return header;
}

const patientRow = (fields: readonly string[], positions: readonly number[]): PatientRow =>
  Object.fromEntries(
    PATIENT_COLUMNS.map((column, i) => [column, fields[positions[i] ?? -1] ?? '']),
  ) as PatientRow;

/** Patient tables as CSV of the data definition (UTF-8, RFC 4180, header row). */
export class CsvPatientSource extends PatientSource {
  override async *rows(
    operator: string,
    path: string,
    rehearsal: boolean,
  ): AsyncGenerator<PatientRow[]> {
    const file = await patientFile(path, rehearsal);
    await refuseOtherSide(operator, file, rehearsal);
    let positions: number[] = [];
    let batch: PatientRow[] = [];
    const header = (names: readonly string[]) => {
      refuseMissingColumns(operator, file, names);
      positions = PATIENT_COLUMNS.map((column) => names.indexOf(column));
    };
    for await (const fields of readTable(operator, file, header)) {
      const row = patientRow(fields, positions);
      refuseOtherRow(operator, row, rehearsal);
      if (batch.push(row) < BATCH) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  }

  override async writeKeys(
    { operator, path, rehearsal }: PatientTable,
    fields: readonly Field[],
    file: string,
    signal?: AbortSignal,
  ): Promise<CsvFile> {
    const from = await patientFile(path, rehearsal);
    await refuseOtherSide(operator, from, rehearsal);
    const plan = { header: await headerOf(operator, from), fields, rehearsal };
    const columns = [...RECORD_KEY, ...fields.map(({ name }) => name)];
    if (await writeKeys(plan, from, file, columns, signal)) return { path: file, header: columns };
    // Threads do not know on which line they read: whoever reads from the beginning refuses.
    const rows = this.rows(operator, path, rehearsal);
    while (!(await rows.next()).done) signal?.throwIfAborted();
    throw new Error('Rows that threads refuse were read from the beginning.');
  }

  override async truth(file: string): Promise<ReadonlyMap<string, number>> {
    const persons = new Map<string, number>();
    const truth = new Map<string, number>();
    for await (const fields of readTable('truth', file, () => undefined)) {
      const [operator = '', institution = '', patient = '', person = ''] = fields;
      const number = persons.get(person) ?? persons.size;
      persons.set(person, number);
      truth.set(truthKey(operator, institution, patient), number);
    }
    return truth;
  }

  override async labels(file: string): Promise<PairLabel[]> {
    const labels: PairLabel[] = [];
    for await (const fields of readTable('labels', file, () => undefined)) {
      const [left, right] = [refIn(fields.slice(0, 3)), refIn(fields.slice(3, 6))];
      labels.push({ left, right, verdict: fields[6] === 'same' ? 'same' : 'different' });
    }
    return labels;
  }
}

function refIn([operator = '', institution = '', patient = '']: readonly string[]): RecordRef {
  return { operator, institution, patient };
}
