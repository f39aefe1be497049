import { appendFileSync, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unwrap } from '../../src/kernel/outcome.js';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { wholeDefinition } from '../../src/features/extraction/index.js';
import { checkData, definition, extracted, scratch, type Written } from './support.js';

/** The National Hospital Organization's published sample; see docs for where to get it. */
function findSample(): string | undefined {
  const named = process.env.YUZU_SSMIX2_SAMPLE;
  if (named) return named;
  for (let at = process.cwd(); at !== dirname(at); at = dirname(at)) {
    const path = join(at, 'shared/data/ssmix2-sample/sampleData');
    if (existsSync(path)) return path;
  }
  return undefined;
}

const sample = findSample();
const name = 'the published SS-MIX2 sample';
const suite = sample === undefined ? describe.skip : describe;
const leftOut = process.env.YUZU_LEFT_OUT_FILE;
if (sample === undefined && leftOut) appendFileSync(leftOut, `${name}\n`);

suite(`${name} (left out where YUZU_SSMIX2_SAMPLE is not given)`, () => {
  let work: Awaited<ReturnType<typeof scratch>>;
  let reported: Written;
  let withheld: Written;

  beforeAll(async () => {
    work = await scratch();
    const source = sample ?? '';
    reported = await extracted({ source, out: join(work.path, 'a'), identity: 'report' });
    withheld = await extracted({ source, out: join(work.path, 'b'), identity: 'withhold' });
  });
  afterAll(() => work.remove());

  it('gives the rows a person counts in the messages', () => {
    expect(reported.receipt.rows).toEqual({
      patient: 1,
      lab_result: 3,
      prescription: 9,
      diagnosis: 1,
    });
  });

  it('gives no rows of messages that name another patient, unless told to', () => {
    expect(withheld.receipt.rows).toEqual({
      patient: 1,
      lab_result: 0,
      prescription: 9,
      diagnosis: 0,
    });
    expect(withheld.receipt.findings.PATIENT_DIFFERS).toBe(2);
  });

  it('reads the patient’s basics', async () => {
    expect(await reported.rows('patient')).toEqual([
      {
        institution_code: '0110113719',
        patient_id: '9999013',
        name_kanji: '患者　太郎',
        name_kana: 'カンジャ　タロウ',
        birth_date: '1948-04-05',
        sex: 'M',
        postal_code: '422-8033',
        address: expect.stringMatching(/^静岡県静岡市登呂１.３.５$/),
        phone: '054-000-0000',
        insurer_number: '67999991',
        insured_symbol: '',
        insured_number: '',
        insured_branch: '',
      },
    ]);
  });

  it('reads tablets per RXE and infusions per RXC', async () => {
    const rows = await reported.rows('prescription');
    const brief = rows.map((row) => [row.order_kind, row.sequence, row.component, row.dose].join());
    expect(brief).toEqual([
      ...['OMP-01,1,0,1', 'OMP-01,2,0,2', 'OMP-01,3,0,50'],
      ...['OMP-02,1,1,1', 'OMP-02,1,2,1', 'OMP-02,2,1,1', 'OMP-02,2,2,1', 'OMP-02,3,1,1'],
      'OMP-02,3,2,1',
    ]);
    expect(rows[2]).toMatchObject({
      drug_code: '100607002',
      drug_name: 'アレピアチン１０倍散',
      ordered_at: '2011-07-01T10:30:45',
      started_at: '2011-07-01T00:00',
      total: '1400',
      total_unit: 'MG',
      usage_code: '1012040400000000',
      usage_name: '内服・経口・１日２回朝夕食後',
      duration: '14d',
    });
  });

  it('reads results with their specimen, and the diagnosis', async () => {
    expect((await reported.rows('lab_result'))[1]).toMatchObject({
      order_number: '000000011000354',
      specimen_number: '000000001219001',
      collected_at: '2011-12-19T15:00',
      item_name: '総蛋白',
      value: '7.2',
      unit: 'g/dl',
      reference_range: '6.70-8.3',
    });
    expect(await reported.rows('diagnosis')).toMatchObject([
      {
        disease_code: '20054174',
        disease_name: '胃炎',
        icd10: 'K297',
        started_on: '2011-08-31',
        ended_on: '2011-09-15',
        outcome_code: 'N',
        principal: '1',
      },
    ]);
  });

  it('accounts for all 22 files and lists the faulty ones', async () => {
    expect(reported.receipt.source).toEqual({
      unit: 'file',
      found: 22,
      read: 5,
      replaced: 0,
      deleted: 1,
      notInDefinition: 15,
      withheld: 1,
    });
    const folder = '000/000/0000001/20000401';
    const misplaced = `${folder}/ADT-31/9999013_20110630_OMP-11_123456789012345_20110701113813225_01_1`;
    const deleted = `${folder}/OMP-11/0000001_20000401_OMP-11_123456789012346_20110701113813226_01_0`;
    const found = (await reported.findings()).map(({ path, code }) => [code, path]);
    expect(found).toContainEqual(['MISPLACED', misplaced]);
    expect(found).toContainEqual(['NOT_HL7', misplaced]);
    expect(found).toContainEqual(['ORDER_DELETED', deleted]);
    expect(found.filter(([code]) => code === 'PATIENT_DIFFERS_READ')).toHaveLength(2);
  });

  it('fills every table of the standardised storage, by the counts a person makes of the segments', async () => {
    const common = JSON.parse(
      await readFile('contracts/data-definition/v1.json', 'utf8'),
    ) as DataDefinition;
    const tables = common.tables.filter(({ sourceKind }) => sourceKind === 'ss-mix2');
    const whole = { ...common, tables };
    const written = await extracted({
      source: sample ?? '',
      out: join(work.path, 'c'),
      identity: 'report',
      ticket: { definition: whole, tables: wholeDefinition(whole) },
    });
    expect(written.receipt.rows).toEqual({
      patient: 1,
      lab_result: 3,
      prescription: 9,
      diagnosis: 1,
      insurance: 1,
      // 1 AL1 and 4 IAM
      allergy: 5,
      encounter: 3,
      // two RXA of one OMP-11; two of another whose patient has no basics
      prescription_administration: 2,
      injection_administration: 2,
      // OMG-01 6, OMG-02 3, OMG-03 1, OMG-11 3, OMG-12 4, OMG-13 1
      examination_order: 18,
      // OMG-01 1, OMG-02 4, OMG-03 1, OMG-12 27, OMG-13 12
      examination_finding: 45,
      patient_profile: 3,
    });
    expect(written.receipt.source).toEqual({
      unit: 'file',
      found: 22,
      read: 18,
      replaced: 0,
      deleted: 1,
      // OMD, OML-01
      notInDefinition: 2,
      withheld: 1,
    });
    expect(await written.findings()).toContainEqual(
      expect.objectContaining({ code: 'PATIENT_MISSING', count: 2 }),
    );
    const report = unwrap(
      await checkData.execute({ directory: join(work.path, 'c'), definition: whole }),
    );
    // ZRD is a type of its own of the sample's OMG-12.
    expect(
      report.findings
        .filter(({ severity }) => severity === 'error')
        .map(({ table, column, rule, count }) => [table, column, rule, count]),
    ).toEqual([['examination_finding', 'value_type', 'code-table', 3]]);
  });

  it('conforms to the definition', async () => {
    const directory = join(work.path, 'a');
    const report = unwrap(await checkData.execute({ directory, definition }));
    expect(report).toMatchObject({
      conforming: true,
      // The sample's invented insurer number has no right check digit.
      findings: [{ column: 'insurer_number', rule: 'check-digit', severity: 'warning' }],
      tables: [
        { table: 'patient', rows: 1 },
        { table: 'lab_result', rows: 3 },
        { table: 'prescription', rows: 9 },
        { table: 'diagnosis', rows: 1 },
      ],
    });
  });
});
