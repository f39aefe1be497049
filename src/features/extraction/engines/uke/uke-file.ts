import type { FindingCode } from '../../domain/source-finding.js';
import type { FormatLine } from '../format-lines.js';
import { readHeader, type Header } from './header.js';
import { Receipt } from './receipt.js';
import { ReceiptReader, type ReceiptContext } from './receipt-reader.js';
import { field, ukeRecord, type BrokenRecord, type UkeRecord } from './uke-record.js';

/** データ識別 of what was claimed, in files of insurers; all others are later or earlier states of it. */
const CLAIMED = '1';
const LAST_VOLUME = '99';
/** Records about a receipt or file that stand before it: 返戻理由, レセプト管理, 受付情報. */
const BETWEEN = new Set(['HR', 'MN', 'UK']);

/**
 * One UKE file, a line at a time. Records belong to the RE before them and receipts to the IR or YK before them; whatever breaks that
 * belonging withholds what would follow from it, so that nothing of one patient comes under another.
 */
export class UkeFile {
  #header: Header | null = null;
  #receipt: Receipt | null = null;
  #isReturned = false;
  /** Insurers’ files have history information on every record; elsewhere it marks what is past. */
  #hasHistoryThroughout: boolean | null = null;
  #history = { line: 0, records: 0 };
  /** Claims so far: the invoice counts a receipt once for its insurer and once for each public payer. */
  #claims = 0;
  #isEnded = true;
  readonly #reader: ReceiptReader;

  constructor(private readonly context: ReceiptContext) {
    this.#reader = new ReceiptReader(context);
  }

  take(read: FormatLine): void {
    const record = ukeRecord(read);
    if ('fault' in record) this.#broken(record);
    else if (this.#isHistory(record)) this.#past(record);
    else this.#current(record);
  }

  /** At the end of the file, or where it cannot be read any further. */
  end(): void {
    this.#endHistory();
    this.#missTrailer();
    this.#close();
  }

  /** Without its trailer a part may be cut off anywhere, also between two records of its last receipt. */
  #missTrailer(): void {
    if (this.#isEnded || this.#hasHistoryThroughout === true) return;
    if (this.#receipt) this.#receipt.fault(this.#receipt.start.line, 'TRAILER_MISSING');
    else this.#find('TRAILER_MISSING');
  }

  #isHistory({ dataKind }: UkeRecord): boolean {
    this.#hasHistoryThroughout ??= dataKind !== '';
    return this.#hasHistoryThroughout ? dataKind !== CLAIMED && dataKind !== '' : dataKind !== '';
  }

  #past({ line }: UkeRecord): void {
    if (this.#history.records === 0) this.#history.line = line;
    this.#history.records += 1;
  }

  #endHistory(): void {
    const { line, records } = this.#history;
    if (records > 0) this.#find('RECEIPT_HISTORY', line, records);
    this.context.batch.count('replaced', records);
    this.#history = { line: 0, records: 0 };
  }

  #broken(record: BrokenRecord): void {
    this.#endHistory();
    if (this.#receipt) {
      this.#receipt.addBroken(record);
      return;
    }
    // It may have been the header of another institution.
    this.#header = null;
    this.#lose(record.fault, record.line);
  }

  #current(record: UkeRecord): void {
    this.#endHistory();
    const { role } = record.kind;
    if (role === 'header') this.#begin(record);
    else if (role === 'trailer') this.#finish(record);
    else if (role === 'receipt') this.#open(record);
    else if (BETWEEN.has(record.name)) this.#between();
    else if (this.#receipt) this.#add(record, this.#receipt);
    else this.#lose('RECORD_OUT_OF_ORDER', record.line);
  }

  #begin(record: UkeRecord): void {
    this.#missTrailer();
    this.#close();
    this.#isEnded = false;
    this.#isReturned = record.name === 'HI';
    this.#header = this.#isReturned ? null : readHeader(record);
    this.#claims = 0;
    if (this.#isReturned) this.context.batch.count('notInDefinition');
    else if (this.#header) this.context.batch.count('read');
    else this.#lose('HEADER_RECORD_INVALID', record.line);
  }

  #open(record: UkeRecord): void {
    this.#close();
    this.#isEnded = false;
    this.#receipt = new Receipt(this.#header, record);
  }

  #add(record: UkeRecord, receipt: Receipt): void {
    if (record.kind.role === 'payer') this.#claims += 1;
    receipt.add(record);
  }

  #between(): void {
    this.#close();
    this.context.batch.count('notInDefinition');
  }

  #finish(record: UkeRecord): void {
    this.#close();
    this.#isEnded = true;
    this.context.batch.count('notInDefinition');
    const total = field(record, 1);
    const isOneVolume = this.#header?.isFirstVolume === true && field(record, 3) === LAST_VOLUME;
    if (isOneVolume && total !== '' && Number(total) !== this.#claims)
      this.#find('RECEIPT_COUNT_DIFFERS', record.line, this.#claims);
    this.#header = null;
  }

  #close(): void {
    const receipt = this.#receipt;
    this.#receipt = null;
    if (receipt === null) return;
    if (this.#isReturned) this.#reader.leave(receipt, 'deleted', 'RECEIPT_RETURNED');
    else this.#reader.read(receipt);
  }

  #lose(code: FindingCode, line: number): void {
    this.#find(code, line);
    this.context.batch.count('withheld');
  }

  #find(code: FindingCode, line?: number, count?: number): void {
    this.context.batch.finding({ path: this.context.file, code, line, count });
  }
}
