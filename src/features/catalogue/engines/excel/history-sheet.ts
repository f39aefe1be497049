import type ExcelJS from 'exceljs';
import type { Circulation } from '../../domain/circulation.js';
import type { DataDefinition } from '../../domain/data-definition.js';
import { type DefinitionChange, diffDefinitions } from '../../domain/definition-diff.js';
import { escaped } from './escapes.js';
import { addReadOnlyList } from './read-only-list.js';

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
  const rows = previous
    ? changeRows(previous, definition)
    : [[`第${definition.version}版`, '', '', '初版', '']];
  addReadOnlyList(workbook, definition.titleJa, {
    name: '改訂履歴',
    headings: HEADINGS,
    widths: WIDTHS,
    rows: rows.map((row) => row.map(escaped)),
  });
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
