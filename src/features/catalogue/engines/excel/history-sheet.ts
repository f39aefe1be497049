import type ExcelJS from 'exceljs';
import type { Circulation } from '../../domain/circulation.js';
import type { DataDefinition } from '../../domain/data-definition.js';
import { type DefinitionChange, diffDefinitions } from '../../domain/definition-diff.js';
import { escaped } from './escapes.js';
import { heightOf } from './list-sheet.js';
import { setUpPage, styleCell, styleHeading } from './styles.js';

const KINDS: Readonly<Record<DefinitionChange['kind'], string>> = {
  added: '追加',
  removed: '削除',
  renamed: '名称変更',
  moved: '並べ替え',
  narrowed: '厳格化',
  widened: '緩和',
  changed: '変更',
  reworded: '文言',
};
const HEADINGS = ['No.', '版', '区分', '対象', '変更内容', '影響'] as const;
const WIDTHS = [6, 10, 12, 40, 90, 24];

/** 改訂履歴: every difference to the previous version, in words. */
export function addHistory(
  workbook: ExcelJS.Workbook,
  definition: DataDefinition,
  { previous }: Circulation,
): void {
  const sheet = workbook.addWorksheet('改訂履歴');
  sheet.columns = WIDTHS.map((width) => ({ width }));
  const rows = previous
    ? changeRows(previous, definition)
    : [[`第${definition.version}版`, '', '', '初版', '']];
  sheet.addRow([...HEADINGS]);
  rows.forEach((row, at) => {
    const values = [at + 1, ...row.map(escaped)];
    sheet.addRow(values).height = heightOf(values, WIDTHS);
  });
  sheet.eachRow((row, number) => {
    row.eachCell({ includeEmpty: true }, (cell) => {
      if (number === 1) styleHeading(cell);
      else styleCell(cell, false);
    });
  });
  sheet.autoFilter = `A1:F${rows.length + 1}`;
  sheet.views = [{ state: 'frozen', ySplit: 1, topLeftCell: 'A2' }];
  setUpPage(sheet, definition.titleJa, { heading: 1 });
}

function changeRows(previous: DataDefinition, definition: DataDefinition): string[][] {
  const { changes } = diffDefinitions(previous, definition);
  const version = `第${previous.version}版→第${definition.version}版`;
  if (changes.length === 0) return [[version, '', '', '変更はありません。', '']];
  return changes.map(({ kind, place, ja, breaks }) => [
    version,
    KINDS[kind],
    place,
    ja,
    breaks.map((side) => (side === 'producing' ? '提供側' : '受領側')).join('・') || 'なし',
  ]);
}
