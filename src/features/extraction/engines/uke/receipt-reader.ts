import type { SourceRow } from '../../domain/source-batch.js';
import type { FindingCode } from '../../domain/source-finding.js';
import type { BatchBuilder } from '../batch-builder.js';
import type { KnownPersons } from '../known-persons.js';
import { DISPENSING_RE, RE } from './columns.js';
import type { Header } from './header.js';
import { mapDispensing, orphanedDrug } from './map-dispensing.js';
import { mapMedical } from './map-medical.js';
import { insuredBranch } from './map-payers.js';
import { MappedRows } from './mapped-rows.js';
import {
  chartPatientId,
  patientValues,
  substitutePatientId,
  type ReceiptPatient,
} from './patient.js';
import { misplaced, type Receipt, type ReceiptFault } from './receipt.js';
import type { SeenReceipts } from './seen-receipts.js';
import { reportOddities } from './report-oddities.js';
import { field, type UkeRecord } from './uke-record.js';

/** レセプト総括区分 of DPC: several receipts of one set may share a number. */
const SUMMARY = 15;

export interface ReceiptContext {
  /** Relative to the source. */
  readonly file: string;
  /** The only institution whose receipts are wanted; empty for all. */
  readonly institutionCode: string;
  readonly batch: BatchBuilder;
  readonly persons: KnownPersons;
  readonly seen: SeenReceipts;
  /** Tables somebody asked for. */
  readonly tables: ReadonlySet<string>;
}

function patientOf(header: Header, records: readonly UkeRecord[]): ReceiptPatient {
  const [start] = records;
  const insurer = records.find(({ name }) => name === 'HO');
  const told = (at: number) => (start ? field(start, at) : '');
  const insured = (at: number) => (insurer ? field(insurer, at) : '');
  return {
    institutionCode: header.institutionCode,
    chartNumber: header.form === 'medical' ? told(RE.chart_number ?? 0) : '',
    name: told(RE.name ?? 0),
    nameKana: told((header.form === 'medical' ? RE : DISPENSING_RE).name_kana ?? 0),
    birthDate: told(RE.birth_date ?? 0),
    sex: told(RE.sex ?? 0),
    insurance: {
      insurer_number: insured(1),
      insured_symbol: insured(2),
      insured_number: insured(3),
      insured_branch: insuredBranch(records),
    },
  };
}

const searchNumber = (start: UkeRecord, { form }: Header): string =>
  field(start, (form === 'dispensing' ? DISPENSING_RE : RE).search_number ?? 0);

/** What makes the whole receipt unreadable although each of its records is readable. */
function wrongRecord({ start, records }: Receipt, header: Header): ReceiptFault | null {
  const isNumbered =
    /^\d{1,6}$/.test(field(start, 1)) && /^\d{0,30}$/.test(searchNumber(start, header));
  if (!isNumbered) return { line: start.line, code: 'LINE_FIELDS_WRONG' };
  const orphan = header.form === 'dispensing' ? orphanedDrug(records) : undefined;
  const { line } = misplaced(records) ?? orphan ?? {};
  return line === undefined ? null : { line, code: 'RECORD_OUT_OF_ORDER' };
}

/** Gives the rows of one whole receipt, or the reason why nothing of it is read. */
export class ReceiptReader {
  #previous = { number: '', times: 1 };

  constructor(private readonly context: ReceiptContext) {}

  read(receipt: Receipt): void {
    const { header } = receipt;
    if (header?.form === 'not-in-definition') {
      this.leave(receipt, 'notInDefinition', 'RECEIPT_KIND_NOT_IN_DEFINITION');
      return;
    }
    for (const { line, code } of receipt.faults) this.#find(code, line);
    if (receipt.faults.length > 0) this.#withhold(receipt, 'RECEIPT_WITHHELD');
    else if (header === null) this.#withhold(receipt, 'HEADER_RECORD_INVALID');
    else if (!this.#isOf(header)) this.#withhold(receipt, 'INSTITUTION_DIFFERS');
    else this.#readWhole(receipt, header);
  }

  #isOf({ institutionCode }: Header): boolean {
    const wanted = this.context.institutionCode;
    return wanted === '' || wanted === institutionCode;
  }

  /** Counts a receipt that is not read, as the format intends. */
  leave(receipt: Receipt, account: 'deleted' | 'notInDefinition', code: FindingCode): void {
    this.#find(code, receipt.start.line, receipt.count);
    this.context.batch.count(account, receipt.count);
  }

  #readWhole(receipt: Receipt, header: Header): void {
    const wrong = wrongRecord(receipt, header);
    if (wrong) {
      this.#find(wrong.code, wrong.line);
      this.#withhold(receipt, 'RECEIPT_WITHHELD');
      return;
    }
    const records = this.#withoutDonor(receipt.records);
    const patient = patientOf(header, records);
    const patientId =
      header.form === 'medical' ? chartPatientId(patient) : substitutePatientId(patient);
    const id = this.#receiptId(receipt.start, header, records);
    if (patientId === null) this.#withhold(receipt, 'PATIENT_ID_UNUSABLE', records.length);
    else if (id === null) this.#withhold(receipt, 'RECEIPT_DUPLICATED', records.length);
    else this.#give(header, records, patient, { patient_id: patientId, receipt_id: id });
  }

  #withoutDonor(records: readonly UkeRecord[]): readonly UkeRecord[] {
    const donor = records.findIndex(({ kind }) => kind.role === 'donor');
    if (donor < 0) return records;
    const others = records.length - donor;
    this.#find('DONOR_NOT_READ', records[donor]?.line ?? 0, others);
    this.context.batch.count('notInDefinition', others);
    return records.slice(0, donor);
  }

  /** Null if a receipt of this number was read before. */
  #receiptId(start: UkeRecord, header: Header, records: readonly UkeRecord[]): string | null {
    const { institutionCode, form, values } = header;
    const isDpc = records.some(({ name }) => name === 'BU');
    const letter = form === 'dispensing' ? 'Y' : isDpc ? 'D' : 'C';
    const { payment_organization = '', claim_month = '' } = values;
    const file = [payment_organization, institutionCode, claim_month, letter].join('-');
    const number = field(start, 1);
    const search = searchNumber(start, header);
    const part = this.#part(number, field(start, SUMMARY));
    if (part === '' && !this.context.seen.meet(file, Number(number), search)) return null;
    return `${file}${number}${search === '' ? '' : `-${search}`}${part}`;
  }

  /** What tells the receipts of one summary apart: their place in it. */
  #part(number: string, summary: string): string {
    const follows = summary !== '' && this.#previous.number === number;
    this.#previous = { number, times: follows ? this.#previous.times + 1 : 1 };
    return follows ? `.${this.#previous.times}` : '';
  }

  #give(
    header: Header,
    records: readonly UkeRecord[],
    patient: ReceiptPatient,
    keys: { patient_id: string; receipt_id: string },
  ): void {
    const { batch, file } = this.context;
    const owner = { institution_code: header.institutionCode, ...keys };
    const mapped = new MappedRows(file, owner);
    if (header.form === 'medical') mapMedical(header, records, mapped);
    else mapDispensing(header, records, mapped);
    this.#givePatient(patient, keys.patient_id, records[0]?.line ?? 0);
    for (const row of mapped.rows) this.#row(row);
    for (const record of records) {
      batch.count(mapped.read.has(record) ? 'read' : 'notInDefinition');
      if (mapped.read.has(record)) reportOddities(record, file, batch);
    }
  }

  #givePatient(patient: ReceiptPatient, patientId: string, line: number): void {
    const { values, issues } = patientValues(patient, patientId);
    const standing = this.context.persons.meet(values);
    if (standing === 'differs') this.#find('BIRTH_DATE_DIFFERS', line);
    if (standing !== 'new') return;
    for (const { code, at } of issues)
      this.context.batch.finding({ path: this.context.file, line, code, at });
    this.#row({ table: 'patient', values, place: `${this.context.file}:${line}` });
  }

  #row(row: SourceRow): void {
    if (this.context.tables.has(row.table)) this.context.batch.row(row);
  }

  #withhold(receipt: Receipt, code: FindingCode, records = receipt.count): void {
    this.#find(code, receipt.start.line, records);
    this.context.batch.count('withheld', records);
  }

  #find(code: FindingCode, line: number, count?: number): void {
    this.context.batch.finding({ path: this.context.file, code, line, count });
  }
}
