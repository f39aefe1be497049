import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DATA_KINDS } from '../../src/features/extraction/engines/ss-mix2/data-kinds.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { SPECIMENS, another, specimen, type Specimen } from './ss-mix2-specimens.js';
import { definition, Storage } from './ss-mix2-storage.js';
import { checkData, type Written } from './support.js';

let storage: Storage;
beforeEach(async () => {
  storage = await Storage.create();
});
afterEach(() => storage.remove());

const store = (one: Specimen): Promise<void> => storage.store(one);
const read = (tables?: string[]): Promise<Written> => storage.read(tables);

const codesOf = async (written: Written): Promise<string[]> =>
  (await written.findings()).map(({ code }) => code);

function totals(specimens: readonly Specimen[]): Record<string, number> {
  const sums = Object.fromEntries(definition.tables.map(({ name }) => [name, 0]));
  for (const { rows } of specimens)
    for (const [table, count] of Object.entries(rows)) sums[table] = (sums[table] ?? 0) + count;
  return sums;
}

describe('the data kinds of a standardised storage', () => {
  it('have a specimen each, or one of the same family', () => {
    const family = (kind: string) => kind.replace(/^(OMG-[01]).$/, '$1');
    const shown = new Set(SPECIMENS.map(({ file }) => family(file.kind)));
    expect([...DATA_KINDS.keys()].filter((kind) => !shown.has(family(kind)))).toEqual([]);
  });

  it('give the rows counted by hand, and those conform to the definition', async () => {
    for (const one of SPECIMENS) await store(one);
    const written = await read();
    expect(written.receipt.rows).toEqual(totals(SPECIMENS));
    expect(written.receipt.source).toMatchObject({
      found: SPECIMENS.length,
      read: SPECIMENS.length,
    });
    expect(written.receipt.findings).toEqual({ PROBLEM_DELETED: 1, SEGMENT_EMPTY: 1 });
    const report = unwrap(await checkData.execute({ directory: storage.out, definition }));
    expect(report.conforming).toBe(true);
    // 9A110 of the specimen is as short as in the published sample, although its system is JLAC10.
    expect(new Set(report.findings.map(({ rule }) => rule))).toEqual(new Set(['code-form']));
  });

  it('are not opened where none of their tables is contracted', async () => {
    for (const one of SPECIMENS) await store(one);
    const written = await read(['encounter']);
    expect(written.receipt.rows).toEqual({ encounter: 9 });
    // The basics and the disease list make up the patient; nine events.
    expect(written.receipt.source).toMatchObject({ read: 11, notInDefinition: 9 });
  });
});

describe('insurance', () => {
  it('has a row per plan, symbol and number in either way of writing, and the plan in force for the patient', async () => {
    await store(specimen('ADT-00'));
    const written = await read();
    expect(await written.rows('insurance')).toMatchObject([
      {
        sequence: '1',
        plan_code: '01',
        insurer_number: '01130012',
        insurer_name: '協会東京',
        insured_symbol: '12',
        insured_number: '345',
        insured_branch: '02',
        valid_from: '2020-04-01',
        valid_to: '2024-03-31',
        relationship: 'SEL',
      },
      {
        sequence: '2',
        insurer_number: '138057',
        insured_symbol: '7',
        insured_number: '8901',
        plan_type: '13',
        relationship: 'CHD',
      },
    ]);
    expect(await written.rows('patient')).toMatchObject([{ insurer_number: '138057' }]);
  });

  it('is taken from the disease lists where the basics carry none, once for all departments', async () => {
    const bare = specimen('ADT-00').text.replace(/IN1.*\r/g, '');
    await store(another('ADT-00', {}, bare));
    await store(specimen('PPR-01'));
    await store(another('PPR-01', { department: '02' }));
    const written = await read();
    expect(await written.rows('insurance')).toMatchObject([
      { sequence: '1', insurer_number: '1130012', insured_symbol: '99', insured_number: '888' },
    ]);
  });
});

describe('allergies', () => {
  it('are numbered through the basics and the allergy message', async () => {
    await store(specimen('ADT-00'));
    await store(specimen('ADT-61'));
    expect(await (await read()).rows('allergy')).toMatchObject([
      { sequence: '1', message_kind: 'ADT-00', allergen_name: 'ペニシリン', action: '' },
      {
        sequence: '2',
        message_kind: 'ADT-61',
        allergen_code: '5A1002411023006',
        severity: 'SV',
        onset_text: '小学校低学年の頃',
        recorded_at: '2025-06-09',
      },
      { sequence: '3', action: 'U', onset_on: '199601', reaction: 'かゆみ' },
    ]);
  });
});

describe('visits and admissions', () => {
  beforeEach(() => store(specimen('ADT-00')));

  it('keep every event of a patient: a later one replaces none', async () => {
    const times = ['20240110093000000', '20240110170000000', '20250610093000000'];
    for (const time of times)
      await store(another('ADT-42', { time, date: time.slice(0, 8), department: '01' }));
    const rows = await (await read()).rows('encounter');
    expect(rows.map((row) => [row.message_at, row.medical_date])).toEqual([
      [times[0], '2024-01-10'],
      [times[1], '2024-01-10'],
      [times[2], '2025-06-10'],
    ]);
  });

  it('tell place, department and times', async () => {
    for (const kind of ['ADT-22', 'ADT-42', 'ADT-52']) await store(specimen(kind));
    expect(await (await read()).rows('encounter')).toMatchObject([
      {
        event_kind: 'ADT-22',
        patient_class: 'I',
        ward_code: '32',
        room_code: '302',
        bed_code: '1',
        location_type: 'N',
        department_code: '011',
        attending_doctor_id: 'ishi01',
        occurred_at: '2025-06-10T09:30:00',
        admitted_at: '2025-06-10T09:30',
        previous_ward_code: '',
      },
      { event_kind: 'ADT-42', ward_code: '41', previous_ward_code: '32', department_code: '01' },
      { event_kind: 'ADT-52', discharge_disposition: '01', discharged_at: '2025-06-10T12:00' },
    ]);
  });

  it('leave out an event whose flag is 0 and keep the others of the day', async () => {
    await store(another('ADT-22', { time: '20250610080000000', flag: '0' }));
    await store(specimen('ADT-22'));
    const written = await read();
    expect(await written.rows('encounter')).toHaveLength(1);
    expect(written.receipt.source).toMatchObject({ deleted: 1, replaced: 0 });
  });

  /** As a cancellation of an admission is stored: under the same kind, later. */
  const cancellation = (time: string, change: (text: string) => string = (text) => text) =>
    another('ADT-22', { time }, change(specimen('ADT-22').text.replace('ADT^A01', 'ADT^A11')));

  it('leave out the admission that a later message takes back, and list both', async () => {
    await store(specimen('ADT-22'));
    await store(specimen('ADT-42'));
    await store(cancellation('20250610180000000'));
    const written = await read();
    expect(await written.rows('encounter')).toMatchObject([{ event_kind: 'ADT-42' }]);
    expect(written.receipt.source).toMatchObject({ found: 4, read: 3, deleted: 1, withheld: 0 });
    expect(await codesOf(written)).toEqual(
      expect.arrayContaining(['EVENT_TAKEN_BACK', 'EVENT_TAKES_BACK']),
    );
    expect(await codesOf(written)).not.toContain('EVENT_CANCELLED');
  });

  it('take back each admission once, in the order in which they were sent', async () => {
    await store(another('ADT-22', { time: '20250610080000000' }));
    await store(cancellation('20250610090000000'));
    await store(another('ADT-22', { time: '20250610100000000' }));
    const rows = await (await read()).rows('encounter');
    expect(rows.map((row) => row.message_at)).toEqual(['20250610100000000']);
  });

  it.each([
    ['nothing stands to take back', []],
    ['it was sent before the admission', ['20250610190000000']],
    ['two admissions may be meant', ['20250610080000000', '20250610090000000']],
  ])('keep what stands and report a cancellation where %s', async (_, times) => {
    for (const time of times) await store(another('ADT-22', { time }));
    await store(cancellation('20250610180000000'));
    const written = await read();
    expect(await written.rows('encounter')).toHaveLength(times.length);
    expect(await codesOf(written)).toContain('EVENT_CANCELLED');
    expect(written.receipt.source).toMatchObject({ found: times.length + 2, withheld: 1 });
  });

  it('take back the one of its very moment where two admissions of a day may be meant', async () => {
    const moved = specimen('ADT-22').text.replace('20250610093000', '20250610113000');
    await store(another('ADT-22', { time: '20250610080000000' }));
    await store(another('ADT-22', { time: '20250610120000000' }, moved));
    await store(cancellation('20250610180000000'));
    const rows = await (await read()).rows('encounter');
    expect(rows.map((row) => row.message_at)).toEqual(['20250610120000000']);
  });

  it('report two events the table cannot tell apart', async () => {
    await store(specimen('ADT-12'));
    await store(another('ADT-12', { department: '02' }));
    const written = await read();
    expect(await written.rows('encounter')).toEqual([]);
    expect(written.receipt.findings.CONTRADICTORY).toBe(2);
  });
});

describe('medicines given', () => {
  it('by mouth are told apart from what was ordered, and from injections', async () => {
    await store(specimen('ADT-00'));
    await store(specimen('OMP-11'));
    const written = await read();
    const [first, second] = await written.rows('prescription_administration');
    expect(first).toMatchObject({ started_at: '2025-06-11T08:30', drug_name: '薬甲', amount: '2' });
    expect(first).toMatchObject({ completion_status: 'CP', recorded_at: '2025-06-11T08:36:13' });
    expect(second).toMatchObject({ drug_name: '薬丁', completion_status: 'NA', route_code: 'PO' });
    expect(await written.rows('injection_administration')).toEqual([]);
  });

  it('keep every administration of one order, with its route', async () => {
    await store(specimen('ADT-00'));
    await store(specimen('OMP-12'));
    await store(another('OMP-12', { time: '20250612080000000', date: '20250612' }));
    const rows = await (await read()).rows('injection_administration');
    expect(rows.map((row) => [row.message_at, row.sequence])).toEqual([
      ['20250610101500000', '1'],
      ['20250610101500000', '2'],
      ['20250612080000000', '1'],
      ['20250612080000000', '2'],
    ]);
    expect(rows[0]).toMatchObject({
      started_at: '2025-06-11T08:05:21',
      ended_at: '2025-06-11T13:05:43',
      drug_name: '薬乙',
      amount: '1',
      amount_unit: 'HON',
      note: '左手に実施',
      performer_id: '200',
      ward_code: '09A',
      rate: '102ml/hr',
      completion_status: 'CP',
      route_code: 'IV',
      device_code: 'IVP',
      recorded_at: '2025-06-11T13:06:13',
    });
    expect(rows[1]).toMatchObject({ route_code: 'IV', drug_name: '薬丙' });
  });
});

describe('examinations', () => {
  beforeEach(() => store(specimen('ADT-00')));

  it('have a row per OBR and their findings under it', async () => {
    for (const kind of ['OMG-01', 'OMG-11']) await store(specimen(kind));
    const written = await read();
    expect(await written.rows('examination_order')).toMatchObject([
      { data_kind: 'OMG-01', sequence: '1', order_control: 'PA', priority: 'R' },
      {
        sequence: '2',
        order_control: 'CH',
        parent_order_number: '000000000000001',
        procedure_name: '胸部立位正面',
      },
      {
        data_kind: 'OMG-11',
        sequence: '1',
        modality: 'US',
        accession_number: 'A1',
        study_uid: '1.2.392.1114.1',
        performed_at: '2025-06-10',
        reported_at: '2025-06-10T11:35:40',
        result_status: 'F',
        department_code: '01',
      },
    ]);
    expect(await written.rows('examination_finding')).toMatchObject([
      { data_kind: 'OMG-01', sequence: '1', finding_sequence: '1', value: '62', unit: 'kg' },
    ]);
  });

  it('are all kept where the storage gives them no order number, and codes keep their suffix', async () => {
    await store(specimen('OMG-13'));
    await store(another('OMG-13', { time: '20250701000000000', date: '20250701' }));
    const written = await read();
    const orders = await written.rows('examination_order');
    expect(orders.map((row) => row.sequence)).toEqual(['1', '2']);
    const findings = await written.rows('examination_finding');
    expect(findings.map((row) => [row.sequence, row.finding_sequence, row.item_code])).toEqual([
      ['1', '1', '9A100&IMP'],
      ['1', '2', '32769'],
      ['2', '1', '9A100&IMP'],
      ['2', '2', '32769'],
    ]);
  });

  it('report a finding that belongs to no examination', async () => {
    const stray = specimen('OMG-13').text.replace(/OBR.*\r/, 'OBR|1\r');
    await store(another('OMG-13', {}, `${stray}OBR|2|1||9A110^心電図^JC10\r`));
    expect(await codesOf(await read())).toEqual(
      expect.arrayContaining(['SEGMENT_EMPTY', 'SEGMENT_UNASSIGNED', 'SEGMENT_UNASSIGNED']),
    );
  });
});

it('gives a long chart in several batches and numbers it through', async () => {
  await store(specimen('ADT-00'));
  for (let order = 1; order <= 600; order++)
    await store(another('OMP-01', { order: String(order).padStart(15, '0') }));
  const written = await read();
  expect(await written.rows('prescription')).toHaveLength(600);
  expect(written.receipt.source).toMatchObject({ found: 601, read: 601, withheld: 0 });
});
