import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { records } from '../../../bench/linkage-records.js';
import type { LinkageWork } from '../../../src/features/linkage/application/ports/linkage-engine.js';
import { RECORD_KEY } from '../../../src/features/linkage/domain/model/key-table.js';
import type { Profile } from '../../../src/features/linkage/domain/model/profile.js';
import {
  PATIENT_COLUMNS,
  type PatientRow,
} from '../../../src/features/linkage/domain/patient-row.js';
import { keyReader } from '../../../src/features/linkage/domain/normalise/key-reader.js';
import { csvRecord } from '../../../src/platform/csv/write-csv.js';

/** Characters. */
const PIECE = 1_000_000;

/** Loads these patients as one source: their keys, by the profile as it is shipped (the plan's is over keys). */
export async function loadPatients(
  database: LinkageWork,
  { fields }: Profile,
  source: number,
  rows: Iterable<PatientRow>,
): Promise<void> {
  const header = [...RECORD_KEY, ...fields.map(({ name }) => name)];
  const keysOf = keyReader(fields, PATIENT_COLUMNS);
  /** Many in a piece: every piece is a write of its own. */
  function* lines() {
    let piece = csvRecord(header);
    for (const row of rows) {
      const keys = keysOf(PATIENT_COLUMNS.map((column) => row[column]));
      piece += csvRecord([row.institution_code, row.patient_id, ...keys]);
      if (piece.length < PIECE) continue;
      yield piece;
      piece = '';
    }
    yield piece;
  }
  const path = join(database.directory, `source-${source}.csv`);
  await writeFile(path, lines());
  await database.loadFile(source, { path, header }, RECORD_KEY);
}

/** Loads two sources of generated households and seals the database. */
export async function loadPopulation(
  database: LinkageWork,
  profile: Profile,
  persons: number,
  written: Written = (row) => row,
): Promise<void> {
  for (const source of [0, 1]) {
    await loadPatients(database, profile, source, rowsOf(records(source, persons), written));
  }
  await database.seal();
}

/** How the record of this number is written down. */
export type Written = (row: PatientRow, number: number) => PatientRow;

function* rowsOf(
  all: Iterable<{ readonly row: PatientRow }>,
  written: Written,
): Generator<PatientRow> {
  let number = 0;
  for (const { row } of all) {
    yield written(row, number);
    number += 1;
  }
}
