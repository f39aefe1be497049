import { CZ, DISPENSING_HO, DISPENSING_IY, DISPENSING_RE, DOCTORS, SH } from './columns.js';
import type { Header } from './header.js';
import type { MappedRows } from './mapped-rows.js';
import { field, valuesOf, type UkeRecord } from './uke-record.js';

/** 処方（剤）: its dispensings and its drugs. */
interface Prescription {
  readonly basics: UkeRecord;
  readonly dispensings: UkeRecord[];
  readonly drugs: UkeRecord[];
}

function prescriptionsOf(records: readonly UkeRecord[]): Prescription[] {
  const prescriptions: Prescription[] = [];
  for (const record of records) {
    const current = prescriptions.at(-1);
    if (record.name === 'SH') prescriptions.push({ basics: record, dispensings: [], drugs: [] });
    if (record.name === 'CZ') current?.dispensings.push(record);
    if (record.name === 'IY') current?.drugs.push(record);
  }
  return prescriptions;
}

/** A drug without its prescription or dispensing: what it belongs to was lost. */
export function orphanedDrug(records: readonly UkeRecord[]): UkeRecord | undefined {
  const prescriptions = prescriptionsOf(records);
  const first = records.findIndex(({ name }) => name === 'SH');
  const before = records.find(
    ({ name }, at) => (name === 'IY' || name === 'CZ') && (first < 0 || at < first),
  );
  return before ?? prescriptions.find(({ dispensings }) => dispensings.length === 0)?.drugs[0];
}

function doctorNames(start: UkeRecord): string {
  const names: string[] = [];
  for (let at = DOCTORS.first; at <= DOCTORS.last; at++) names.push(field(start, at));
  return names.filter((name) => name !== '').join('／');
}

/** Each drug once for each time it was dispensed. */
function mapPrescription({ basics, dispensings, drugs }: Prescription, rows: MappedRows): void {
  dispensings.forEach((dispensing, dispensed) => {
    drugs.forEach((drug, index) => {
      rows.add('dispensing_item', [drug, dispensing, basics], {
        ...valuesOf(basics, SH),
        ...valuesOf(dispensing, CZ),
        ...valuesOf(drug, DISPENSING_IY),
        dispensing_sequence: String(dispensed + 1),
        drug_sequence: String(index + 1),
      });
    });
  });
}

/** 調剤レセプト. */
export function mapDispensing(
  header: Header,
  records: readonly UkeRecord[],
  rows: MappedRows,
): void {
  const [start] = records;
  if (start === undefined) return;
  const insurer = records.find(({ name }) => name === 'HO');
  const values = {
    ...header.values,
    ...valuesOf(start, DISPENSING_RE),
    ...(insurer && valuesOf(insurer, DISPENSING_HO)),
    doctor_names: doctorNames(start),
  };
  rows.add('dispensing_receipt', insurer ? [start, insurer] : [start], values);
  for (const prescription of prescriptionsOf(records)) mapPrescription(prescription, rows);
}
