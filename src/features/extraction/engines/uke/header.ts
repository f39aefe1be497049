import { IR, YK } from './columns.js';
import { field, valuesOf, type UkeRecord } from './uke-record.js';

const MEDICAL = '1';
const DISPENSING = '4';
const FIRST_VOLUME = '00';

/** The institution whose receipts follow. */
export interface Header {
  readonly institutionCode: string;
  readonly form: 'medical' | 'dispensing' | 'not-in-definition';
  /** Values every receipt row carries. */
  readonly values: Readonly<Record<string, string>>;
  readonly isFirstVolume: boolean;
}

function formOf(name: string, feeTable: string): Header['form'] {
  if (name === 'IR' && feeTable === MEDICAL) return 'medical';
  return name === 'YK' && feeTable === DISPENSING ? 'dispensing' : 'not-in-definition';
}

/** 医療機関情報 or 薬局情報; null where institution, payment organisation or claim month do not come out. */
export function readHeader(record: UkeRecord): Header | null {
  const [prefecture, feeTable, code] = [field(record, 2), field(record, 3), field(record, 4)];
  const institutionCode = `${prefecture}${feeTable}${code}`;
  const isPharmacy = record.name === 'YK';
  const values = valuesOf(record, isPharmacy ? YK : IR);
  const isValid =
    /^\d\d$/.test(prefecture) &&
    /^\d$/.test(feeTable) &&
    /^\d{7}$/.test(code) &&
    /^\d$/.test(values.payment_organization ?? '') &&
    /^\d{5,6}$/.test(values.claim_month ?? '');
  if (!isValid) return null;
  return {
    institutionCode,
    form: formOf(record.name, feeTable),
    values,
    isFirstVolume: field(record, isPharmacy ? 7 : 8) === FIRST_VOLUME,
  };
}
