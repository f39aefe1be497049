import { BU, CD, GT, KK, SB } from './columns.js';
import type { MappedRows } from './mapped-rows.js';
import { field, valuesOf, type Columns, type UkeRecord } from './uke-record.js';

const named = (records: readonly UkeRecord[], name: string): UkeRecord[] =>
  records.filter((record) => record.name === name);

/** The one number there is as it stands, or the sum of several: earlier months are adjusted one by one. */
function total(records: readonly UkeRecord[], at: number): string {
  const values = records.map((record) => field(record, at)).filter((value) => value !== '');
  if (values.length < 2) return values[0] ?? '';
  const sum = values.reduce((result, value) => result + Number(value), 0);
  return Number.isSafeInteger(sum) ? String(sum) : values.join('+');
}

function mapEach(
  table: string,
  records: readonly UkeRecord[],
  columns: Columns,
  rows: MappedRows,
): void {
  for (const record of records)
    rows.add(table, [record], { sequence: rows.next(table), ...valuesOf(record, columns) });
}

/** What only a DPC receipt has: 診断群分類, 傷病, コーディングデータ. */
export function mapDpc(records: readonly UkeRecord[], rows: MappedRows): void {
  const [classification] = named(records, 'BU');
  if (classification) {
    const [basics] = named(records, 'KK');
    const totals = named(records, 'GT');
    const values = {
      ...valuesOf(classification, BU),
      ...(basics && valuesOf(basics, KK)),
      bundled_points: total(totals, GT.bundled_points),
      adjustment_points: total(totals, GT.adjustment_points),
    };
    rows.add('dpc_receipt', [classification, ...(basics ? [basics] : []), ...totals], values);
  }
  mapEach('dpc_receipt_disease', named(records, 'SB'), SB, rows);
  mapEach('dpc_receipt_coding', named(records, 'CD'), CD, rows);
}
