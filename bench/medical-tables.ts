import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DataDefinition } from '../src/features/catalogue/index.js';
import { numbers, population } from './linkage-population.js';

/** Results of one patient: with them a patient is about 2.7 kB. */
const RESULTS = 20;
const PATIENT_BYTES = 2_670;

const line = (values: readonly string[]) => `${values.join(',')}\r\n`;

const ITEMS = ['アルブミン', '総ビリルビン', 'クレアチニン', 'ヘモグロビン', '尿酸'];
const two = (n: number) => String(n).padStart(2, '0');

/** Values as a laboratory writes them; none needs quoting. */
function labResult(patient: string, sequence: number): Record<string, string> {
  const below = numbers(Number(patient) * RESULTS + sequence);
  const date = `2026-0${4 + below(6)}-${two(1 + below(28))}`;
  return {
    order_number: `2026${String(below(100_000_000)).padStart(8, '0')}`,
    specimen_number: `S${patient}-${sequence}`,
    sequence: String(sequence),
    collected_at: `${date}T${two(8 + below(9))}:${two(below(60))}:${two(below(60))}`,
    item_code: `3A${two(below(60))}50000023271${two(below(100))}`,
    item_code_system: 'JC10',
    item_name: ITEMS[below(ITEMS.length)] ?? '',
    value: (below(10_000) / 100).toFixed(2),
    unit: 'mg/dL',
    reference_range: '0.2-1.2',
    abnormal_flag: below(9) === 0 ? 'H' : '',
    result_status: 'F',
  };
}

function* rows(table: string, columns: readonly string[], persons: number): Generator<string> {
  yield line(columns);
  for (const patient of population(0, persons)) {
    const { institution_code, patient_id } = patient;
    if (table === 'patient')
      yield line(columns.map((column) => ({ ...patient })[column as keyof typeof patient]));
    else
      for (let sequence = 1; sequence <= RESULTS; sequence += 1) {
        const result = { institution_code, patient_id, ...labResult(patient_id, sequence) };
        yield line(columns.map((column) => (result as Record<string, string>)[column] ?? ''));
      }
  }
}

/** Writes patient.csv and lab_result.csv of about this many megabytes together; returns the tables. */
export async function writeMedicalTables(
  folder: string,
  definition: DataDefinition,
  megabytes: number,
): Promise<{ table: string; items: string[] }[]> {
  const persons = Math.ceil((megabytes * 1e6) / PATIENT_BYTES);
  await mkdir(folder, { recursive: true });
  const tables = definition.tables
    .filter(({ name }) => name === 'patient' || name === 'lab_result')
    .map(({ name, items }) => ({ table: name, items: items.map((item) => item.name) }));
  for (const { table, items } of tables)
    await pipeline(
      Readable.from(rows(table, items, persons)),
      createWriteStream(join(folder, `${table}.csv`)),
    );
  return tables;
}
