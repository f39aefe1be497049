import {
  standing,
  type Chart,
  type Diagnosis,
  type LabOrder,
  type Prescription,
  type PrescribedItem,
} from '../domain/clinical.js';
import type { Drug } from '../domain/data/drugs.js';
import { OPERATORS } from '../domain/data/operators.js';
import type { PatientRecord } from '../domain/patient-record.js';
import { totalOf } from '../domain/prescriptions.js';
import type { TableName } from '../domain/summary.js';

const OWNER = ['institution_code', 'patient_id'];

/** Columns of data definition version 1, in its order. */
export const COLUMNS: Readonly<Record<TableName, readonly string[]>> = {
  patient: [
    ...OWNER,
    ...['name_kanji', 'name_kana', 'birth_date', 'sex', 'postal_code', 'address', 'phone'],
    ...['insurer_number', 'insured_symbol', 'insured_number', 'insured_branch'],
  ],
  lab_result: [
    ...OWNER,
    ...['order_number', 'specimen_number', 'sequence', 'collected_at', 'item_code'],
    ...['item_code_system', 'item_name', 'value', 'unit', 'reference_range', 'abnormal_flag'],
    'result_status',
  ],
  prescription: [
    ...OWNER,
    ...['order_number', 'sequence', 'component', 'order_kind', 'ordered_at', 'started_at'],
    ...['drug_code', 'drug_code_system', 'drug_name', 'dose', 'dose_unit', 'total', 'total_unit'],
    ...['usage_code', 'usage_name', 'duration'],
  ],
  diagnosis: [
    ...OWNER,
    ...['sequence', 'problem_id', 'disease_code', 'disease_code_system', 'disease_name', 'icd10'],
    ...['started_on', 'ended_on', 'outcome_code', 'outcome_name', 'principal'],
  ],
};

type Row = readonly string[];

const separators = new Map(OPERATORS.map(({ code, nameSeparator }) => [code, nameSeparator]));

function patientRow(record: PatientRecord): Row {
  const { family, given } = record;
  const separator = separators.get(record.operator) ?? '　';
  return [
    ...[record.institutionCode, record.patientId],
    family.kanji + separator + given.kanji,
    family.kana + separator + given.kana,
    ...[record.birthDate, record.sex, record.postalCode, record.address, record.phone],
    ...[record.insurerNumber, record.insuredSymbol, record.insuredNumber, record.insuredBranch],
  ];
}

const labRows = ({ orderNumber, collectedAt, specimens }: LabOrder): Row[] =>
  specimens
    .flatMap(({ number, results }) => results.map((result) => ({ number, ...result })))
    .map(({ number, item, value, flag }, at) => [
      ...[orderNumber, number, String(at + 1), collectedAt, item.code, 'JC10', item.name],
      ...[value, item.unit, `${item.low}-${item.high}`, flag, 'F'],
    ]);

const drugCode = ({ yj, local, name }: Drug): Row =>
  yj ? [yj, 'YJ', name] : [local, '99YZD', name];

const usageOf = ({ usage, days }: PrescribedItem): Row => [
  usage?.code ?? '',
  usage?.name ?? '',
  `${days}d`,
];

function itemRows(item: PrescribedItem): Row[] {
  if (item.components.length === 0) {
    const [unit] = item.drug.unit;
    const amounts = [String(item.dose), unit, String(totalOf(item)), unit];
    return [['0', ...drugCode(item.drug), ...amounts, ...usageOf(item)]];
  }
  return item.components.map(({ drug, dose }, at) => [
    ...[String(at + 1), ...drugCode(drug), String(dose), drug.unit[0], '', ''],
    ...usageOf(item),
  ]);
}

const prescriptionRows = ({ orderNumber, kind, orderedAt, items }: Prescription): Row[] =>
  items.flatMap((item, at) =>
    itemRows(item).map(([component = '', ...rest]) => [
      ...[orderNumber, String(at + 1), component, kind, orderedAt, orderedAt.slice(0, 10)],
      ...rest,
    ]),
  );

function diagnosisRow(problem: Diagnosis, at: number): Row {
  const { medis, local, name, icd10 } = problem.disease;
  return [
    ...[String(at + 1), problem.problemId],
    ...(medis ? [medis, 'MDCDX2'] : [local, '99YZB']),
    ...[name, icd10, problem.startedOn, problem.endedOn],
    ...(problem.outcome ?? ['', '']),
    problem.principal ? '1' : '',
  ];
}

/** Rows of the chart by table, each beginning with institution and patient. */
export function chartRows(record: PatientRecord, chart: Chart): Readonly<Record<TableName, Row[]>> {
  const owned = (rows: readonly Row[]): Row[] =>
    rows.map((row) => [record.institutionCode, record.patientId, ...row]);
  return {
    patient: [patientRow(record)],
    lab_result: owned(standing(chart.labOrders).flatMap(labRows)),
    prescription: owned(standing(chart.prescriptions).flatMap(prescriptionRows)),
    diagnosis: owned(chart.problems.current.map(diagnosisRow)),
  };
}
