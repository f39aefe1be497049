import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definitionFindings } from '../../src/features/catalogue/domain/check-definition.js';
import type { DataDefinition, DataItem, DataTable } from '../../src/features/catalogue/index.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { csvRecord } from '../../src/platform/csv/write-csv.js';
import { checkData, scratch } from '../extraction/support.js';
import { specimen, type SpecimenRow } from './specimen/specimen.js';

const common = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;

/** The engines, the rehearsal population and signed tickets depend on these columns and their order. */
const FILLED = {
  patient:
    'institution_code patient_id name_kanji name_kana birth_date sex postal_code address phone insurer_number insured_symbol insured_number insured_branch',
  lab_result:
    'institution_code patient_id order_number specimen_number sequence collected_at item_code item_code_system item_name value unit reference_range abnormal_flag result_status',
  prescription:
    'institution_code patient_id order_number sequence component order_kind ordered_at started_at drug_code drug_code_system drug_name dose dose_unit total total_unit usage_code usage_name duration',
  diagnosis:
    'institution_code patient_id sequence problem_id disease_code disease_code_system disease_name icd10 started_on ended_on outcome_code outcome_name principal',
};
/** Their rules: what is required, how long, of which form. */
const RULES = {
  patient: '*10p *64p 128 128 - 1c 8p 512 32p 8p 40 40 2p',
  lab_result: '*10p *64p *32p 64 *6 - 64 32 256 4000 64 128 16 1c',
  prescription: '*10p *64p *32p *6 *6 *6c - - 64 32 256 20 32 20 32 64 256 32',
  diagnosis: '*10p *64p *6 64 64 32 256 16p - - 1c 64 8p',
};

const items = common.tables.flatMap((table) =>
  table.items.map((item): [string, DataItem] => [`${table.name}.${item.name}`, item]),
);
const tableOf = (name: string): DataTable => {
  const table = common.tables.find((one) => one.name === name);
  if (table === undefined) throw new Error(`No table ${name}.`);
  return table;
};
const ruleOf = ({ required, length, pattern, codeTable }: DataItem): string =>
  `${required ? '*' : ''}${length ?? '-'}${pattern ? 'p' : ''}${codeTable ? 'c' : ''}`;
const columnsOf = ({ items }: DataTable): string[] => items.map(({ name }) => name);

let work: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  work = await scratch();
});
afterAll(() => work.remove());

/** What the check of a hand-over finds in a folder of these rows. */
async function findingsIn(rows: ReadonlyMap<string, readonly SpecimenRow[]>): Promise<string[]> {
  for (const table of common.tables) {
    const columns = columnsOf(table);
    const values = (rows.get(table.name) ?? []).map((row) =>
      columns.map((name) => row[name] ?? ''),
    );
    const text = [columns, ...values].map(csvRecord).join('');
    await writeFile(join(work.path, `${table.name}.csv`), text);
  }
  const report = unwrap(await checkData.execute({ directory: work.path, definition: common }));
  return report.findings.map(({ table, column, rule }) => `${table}.${column ?? ''} ${rule}`);
}

/** The specimen with one value of one table replaced. */
function planted(table: string, column: string, value: string) {
  const rows = specimen();
  const [first, ...rest] = rows.get(table) ?? [];
  return rows.set(table, [{ ...first, [column]: value }, ...rest]);
}

describe('the common data definition, version 1', () => {
  it('contradicts itself nowhere', () => {
    expect(definitionFindings(common)).toEqual([]);
  });

  it('covers SS-MIX2, MML, receipts, DPC and patient registries', () => {
    const count = (kind: string) => common.tables.filter((one) => one.sourceKind === kind).length;
    expect(['ss-mix2', 'mml', 'receipt', 'dpc', 'registry'].map(count)).toEqual([12, 6, 11, 4, 3]);
    expect(items).toHaveLength(646);
    expect(common.codeTables).toHaveLength(54);
  });

  it.each(Object.entries(FILLED))('keeps the columns and rules of %s', (name, columns) => {
    const table = tableOf(name);
    expect(columnsOf(table).join(' ')).toBe(columns);
    expect(table.items.map(ruleOf).join(' ')).toBe(RULES[name as keyof typeof RULES]);
  });

  it('tells of every table what it holds and what one row is', () => {
    const silent = common.tables.filter((one) => !one.nameEn || !one.description || !one.grain);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('tells of every item its names, class, meaning and where it comes from', () => {
    const silent = items.filter(
      ([, { nameJa, nameEn, class: kind, meaning, sources }]) =>
        !nameJa || !nameEn || !kind || !meaning || !sources?.length || sources.includes(''),
    );
    expect(silent.map(([place]) => place)).toEqual([]);
  });

  it('names tables and items in snake case', () => {
    const names = [...common.tables, ...common.codeTables, ...items.map(([, item]) => item)];
    expect(names.filter(({ name }) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name))).toEqual([]);
  });

  it('uses every code table and says where its codes are from', () => {
    const used = new Set(items.map(([, { codeTable }]) => codeTable));
    const idle = common.codeTables.filter(({ name, source }) => !used.has(name) || !source);
    expect(idle.map(({ name }) => name)).toEqual([]);
  });

  it('hangs every table on the patient, by whom opt-outs are kept out', () => {
    const loose = common.tables.filter(
      ({ name, references = [] }) =>
        name !== 'patient' && !references.some(({ table }) => table === 'patient'),
    );
    expect(loose.map(({ name }) => name)).toEqual([]);
  });

  it('refers to the very columns of the key it names', () => {
    for (const { references = [] } of common.tables)
      for (const { columns, table } of references) expect(tableOf(table).key).toEqual(columns);
  });

  it('is described with all its tables, as they are called', () => {
    const page = readFileSync('docs/data-definition.md', 'utf8');
    const lines = page.matchAll(/^\| `(\w+)` +\| (\S+) +\| (\S.*?) +\|$/gm);
    expect([...lines].map(([, ...cells]) => cells)).toEqual(
      common.tables.map(({ name, nameJa, grain }) => [name, nameJa, grain]),
    );
  });

  it('says of every outcome and department that others code it differently', () => {
    const coded = items.filter(([place]) => /\.(outcome|department|department_code)$/.test(place));
    const silent = coded.filter(([, { caution, cleansing }]) => !caution && !cleansing);
    expect(coded.length).toBeGreaterThan(8);
    expect(silent.map(([place]) => place)).toEqual([]);
  });
});

describe('rows in the shape of the standards’ own examples', () => {
  it('exist for every table', () => {
    expect([...specimen().keys()].sort()).toEqual(common.tables.map(({ name }) => name).sort());
  });

  it('show a value for every pattern and every code table', () => {
    const rows = specimen();
    const ruled = items.filter(([, { pattern, codeTable }]) => pattern ?? codeTable);
    const unseen = ruled.filter(([place, { name }]) => {
      const table = place.slice(0, place.indexOf('.'));
      return !rows.get(table)?.some((row) => row[name]);
    });
    expect(unseen.map(([place]) => place)).toEqual([]);
  });

  it('name no column that the definition lacks', () => {
    const strange = [...specimen()].flatMap(([name, rows]) => {
      const columns = columnsOf(tableOf(name));
      return rows.flatMap((row) => Object.keys(row).filter((column) => !columns.includes(column)));
    });
    expect(strange).toEqual([]);
  });

  it('pass the check of a hand-over', async () => {
    expect(await findingsIn(specimen())).toEqual([]);
  });

  it.each([
    ['a date that is neither era nor Western', 'receipt', 'birth_date', '昭和23年', 'pattern'],
    ['a sex of another source', 'mml_patient', 'sex', 'M', 'code-table'],
    ['a sex of another source', 'receipt', 'sex', 'F', 'code-table'],
    ['an outcome of another source', 'receipt_disease', 'outcome', 'F', 'code-table'],
    ['a department of another source', 'dpc_ef', 'department', '01', 'code-table'],
    ['a disease code of another master', 'receipt_disease', 'disease_code', 'K297', 'pattern'],
    ['a facility code with the fee table', 'dpc_form1', 'facility_code', '1311234567', 'length'],
    ['a day that no month has', 'receipt_item_day', 'day', '32', 'pattern'],
    ['a name where a quantity belongs', 'dpc_d', 'act_points', '点数', 'type'],
    ['a consent in words', 'registry_enrollment', 'consent_kind', '同意あり', 'code-table'],
  ])('are refused with %s (%s)', async (_what, table, column, value, rule) => {
    expect(await findingsIn(planted(table, column, value))).toEqual([`${table}.${column} ${rule}`]);
  });

  it('are refused when a line belongs to no receipt, or a finding to no order', async () => {
    expect(await findingsIn(planted('receipt_disease', 'receipt_id', 'other'))).toEqual([
      'receipt_disease.institution_code+patient_id+receipt_id reference',
    ]);
    expect(await findingsIn(planted('examination_finding', 'order_number', '9'))).toEqual([
      'examination_finding.institution_code+patient_id+data_kind+order_number+sequence reference',
    ]);
  });
});
