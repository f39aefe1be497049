import type { FindingCode } from '../../domain/source-finding.js';
import type { Header } from './header.js';
import type { BrokenRecord, UkeRecord } from './uke-record.js';

/** More records than any receipt has; a file without a second RE must not be held whole. */
const MOST_RECORDS = 10_000;

export interface ReceiptFault {
  readonly line: number;
  readonly code: FindingCode;
}

/** A receipt while it is read: from its RE to the next. What is wrong with one record is wrong with all of it. */
export class Receipt {
  readonly records: UkeRecord[] = [];
  readonly faults: ReceiptFault[] = [];
  /** Records of any kind, broken ones included. */
  count = 0;

  constructor(
    readonly header: Header | null,
    readonly start: UkeRecord,
  ) {
    this.add(start);
  }

  add(record: UkeRecord): void {
    this.count += 1;
    if (this.count <= MOST_RECORDS) this.records.push(record);
    else if (this.count === MOST_RECORDS + 1) this.fault(record.line, 'RECEIPT_TOO_LARGE');
  }

  addBroken({ line, fault }: BrokenRecord): void {
    this.count += 1;
    this.fault(line, fault);
  }

  fault(line: number, code: FindingCode): void {
    this.faults.push({ line, code });
  }
}

/** How often a record may stand in one receipt; the others as often as there is something to tell. */
const MOST: Readonly<Record<string, number>> = { HO: 1, KO: 4, BU: 1, KK: 1 };

/**
 * The first record that cannot stand where it does. It tells receipts that run into each other because the record
 * between them was lost: the second one’s payers would stand behind the first one’s treatment.
 */
export function misplaced(records: readonly UkeRecord[]): UkeRecord | undefined {
  const counts: Record<string, number> = {};
  let isClinical = false;
  return records.find(({ name, kind }) => {
    isClinical ||= kind.role === 'clinical' || kind.role === 'donor';
    counts[name] = (counts[name] ?? 0) + 1;
    return counts[name] > (MOST[name] ?? Infinity) || (isClinical && kind.role === 'payer');
  });
}
