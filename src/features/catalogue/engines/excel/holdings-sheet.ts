import type ExcelJS from 'exceljs';
import type { DataDefinition } from '../../domain/data-definition.js';
import type { HoldingLine } from '../../domain/public-version.js';
import { escaped } from './escapes.js';
import { addReadOnlyList } from './read-only-list.js';

/** 保有期間・件数 of the operators, table by table and item by item. */
export function addHoldings(
  workbook: ExcelJS.Workbook,
  definition: DataDefinition,
  holdings: readonly HoldingLine[],
): void {
  const names = namesOf(definition);
  const nameOf = (place: string) => names.get(place) ?? place;
  const rows = holdings.map(({ operator, table, item, count, first, last }) => [
    operator,
    nameOf(table),
    item === null ? '（表全体）' : nameOf(`${table}.${item}`),
    count,
    first ?? '',
    last ?? '',
  ]);
  addReadOnlyList(workbook, definition.titleJa, {
    name: '保有期間・件数',
    headings: ['No.', '事業者', 'テーブル', '項目', '件数', '最初の年月', '最後の年月'],
    widths: [6, 16, 30, 40, 16, 14, 14],
    rows: rows.map((row) => row.map(escaped)),
  });
}

const namesOf = ({ tables }: DataDefinition): Map<string, string> =>
  new Map(
    tables.flatMap(({ name, nameJa, items }) => [
      [name, nameJa],
      ...items.map((item) => [`${name}.${item.name}`, item.nameJa] as const),
    ]),
  );
