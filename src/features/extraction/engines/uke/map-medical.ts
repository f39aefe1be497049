import { COMMENTS, MEDICAL_ITEMS, RE, SY } from './columns.js';
import type { Header } from './header.js';
import { mapDpc } from './map-dpc.js';
import { mapPayers } from './map-payers.js';
import type { MappedRows } from './mapped-rows.js';
import { field, valuesOf, type UkeRecord } from './uke-record.js';

const DAYS = 31;

function mapDays(record: UkeRecord, firstDay: number, sequence: string, rows: MappedRows): void {
  for (let day = 1; day <= DAYS; day++) {
    const count = field(record, firstDay + day - 1);
    if (count === '') continue;
    rows.add('receipt_item_day', [record], { sequence, day: String(day), count });
  }
}

function mapRecord(record: UkeRecord, rows: MappedRows): void {
  const { name } = record;
  const item = MEDICAL_ITEMS.get(name);
  const comment = COMMENTS.get(name);
  if (item) {
    const sequence = rows.next('receipt_item');
    const values = { sequence, record_kind: name, ...valuesOf(record, item.columns) };
    rows.add('receipt_item', [record], values);
    mapDays(record, item.firstDay, sequence, rows);
  } else if (comment) {
    const sequence = rows.next('receipt_comment');
    const values = { sequence, record_kind: name, ...valuesOf(record, comment) };
    rows.add('receipt_comment', [record], values);
  } else if (name === 'SY') {
    const sequence = rows.next('receipt_disease');
    rows.add('receipt_disease', [record], { sequence, ...valuesOf(record, SY) });
  }
}

/** 医科レセプト and the part of the DPC one that is the same. */
export function mapMedical(header: Header, records: readonly UkeRecord[], rows: MappedRows): void {
  const [start] = records;
  if (start === undefined) return;
  rows.add('receipt', [start], { ...header.values, ...valuesOf(start, RE) });
  mapPayers(records, rows);
  mapDpc(records, rows);
  for (const record of records) mapRecord(record, rows);
}
