import { HO, KO, SN } from './columns.js';
import type { MappedRows } from './mapped-rows.js';
import { field, valuesOf, type UkeRecord } from './uke-record.js';

const INSURER = '1';

/** 資格確認 of the payers, by 負担者種別: 1 the insurer, 2 to 5 the public payers in their order. */
const checksOf = (records: readonly UkeRecord[]): Map<string, UkeRecord> =>
  new Map(records.filter(({ name }) => name === 'SN').map((record) => [field(record, 1), record]));

/** 枝番 of the insured, which stands apart from the insurer’s record. */
export function insuredBranch(records: readonly UkeRecord[]): string {
  const check = checksOf(records).get(INSURER);
  return check === undefined ? '' : field(check, 6);
}

/** 保険者・公費, each with its 資格確認. */
export function mapPayers(records: readonly UkeRecord[], rows: MappedRows): void {
  const checks = checksOf(records);
  let publicPayers = 0;
  for (const record of records) {
    if (record.name !== 'HO' && record.name !== 'KO') continue;
    if (record.name === 'KO') publicPayers += 1;
    const check = checks.get(record.name === 'HO' ? INSURER : String(publicPayers + 1));
    const own = valuesOf(record, record.name === 'HO' ? HO : KO);
    const checked = check === undefined ? {} : valuesOf(check, SN);
    const sequence = rows.next('receipt_payer');
    const values = { ...checked, ...own, sequence, record_kind: record.name };
    rows.add('receipt_payer', check === undefined ? [record] : [record, check], values);
  }
}
