import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DataDefinition } from '../src/features/catalogue/index.js';
import { numbers, population } from './linkage-population.js';

/** Rows of one patient: with them a patient is about 3.9 kB. */
const RESULTS = 20;
const DRUGS = 6;
const DISEASES = 4;
const PATIENT_BYTES = 3_900;

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

const DRUG_NAMES = [
  'アムロジピン錠５ｍｇ',
  'ロスバスタチン錠２．５ｍｇ',
  'メトホルミン塩酸塩錠２５０ｍｇ',
];
const USAGES = ['１日１回朝食後', '１日２回朝夕食後', '１日３回毎食後'];

function prescription(patient: string, sequence: number): Record<string, string> {
  const below = numbers(Number(patient) * 1_000_003 + sequence);
  const date = `2026-0${4 + below(6)}-${two(1 + below(28))}`;
  return {
    order_number: `2026${String(below(100_000_000)).padStart(8, '0')}`,
    sequence: String(sequence),
    component: '0',
    order_kind: 'OMP-01',
    ordered_at: `${date}T${two(8 + below(9))}:${two(below(60))}:00`,
    started_at: date,
    drug_code: String(100_000_000 + below(30_000_000)),
    drug_code_system: 'HOT9',
    drug_name: DRUG_NAMES[below(DRUG_NAMES.length)] ?? '',
    dose: String(1 + below(3)),
    dose_unit: '錠',
    total: String(14 + below(76)),
    total_unit: '錠',
    usage_code: '1011000400000000',
    usage_name: USAGES[below(USAGES.length)] ?? '',
    duration: String(14 + below(76)),
  };
}

const DISEASE_NAMES = ['高血圧症', '２型糖尿病', '脂質異常症', '慢性胃炎'];

function diagnosis(patient: string, sequence: number): Record<string, string> {
  const below = numbers(Number(patient) * 1_000_033 + sequence);
  return {
    sequence: String(sequence),
    problem_id: `P${patient}-${sequence}`,
    disease_code: String(20_050_000 + below(9_999)),
    disease_code_system: 'MDCDX2',
    disease_name: DISEASE_NAMES[below(DISEASE_NAMES.length)] ?? '',
    icd10: `${'EIKM'[below(4)] ?? 'E'}${two(10 + below(80))}.${below(10)}`,
    started_on: `20${two(10 + below(15))}-${two(1 + below(12))}-${two(1 + below(28))}`,
    outcome_code: 'N',
    outcome_name: '回復せず',
  };
}

type MakeRow = (patient: string, sequence: number) => Record<string, string>;

const MADE: Readonly<Record<string, readonly [number, MakeRow]>> = {
  lab_result: [RESULTS, labResult],
  prescription: [DRUGS, prescription],
  diagnosis: [DISEASES, diagnosis],
};

function* rows(table: string, columns: readonly string[], persons: number): Generator<string> {
  yield line(columns);
  const [count, make] = MADE[table] ?? [0, labResult];
  for (const patient of population(0, persons)) {
    const { institution_code, patient_id } = patient;
    if (table === 'patient')
      yield line(columns.map((column) => ({ ...patient })[column as keyof typeof patient]));
    for (let sequence = 1; sequence <= count; sequence += 1) {
      const row: Record<string, string> = {
        institution_code,
        patient_id,
        ...make(patient_id, sequence),
      };
      yield line(columns.map((column) => row[column] ?? ''));
    }
  }
}

/** Writes four tables of about this many megabytes together; returns the tables. */
export async function writeMedicalTables(
  folder: string,
  definition: DataDefinition,
  megabytes: number,
): Promise<{ table: string; items: string[] }[]> {
  const persons = Math.ceil((megabytes * 1e6) / PATIENT_BYTES);
  await mkdir(folder, { recursive: true });
  const tables = definition.tables
    .filter(({ name }) => name === 'patient' || Object.hasOwn(MADE, name))
    .map(({ name, items }) => ({ table: name, items: items.map((item) => item.name) }));
  for (const { table, items } of tables)
    await pipeline(
      Readable.from(rows(table, items, persons)),
      createWriteStream(join(folder, `${table}.csv`)),
    );
  return tables;
}
