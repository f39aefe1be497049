import type ExcelJS from 'exceljs';
import type { DataDefinition } from '../../domain/data-definition.js';
import type { Circulation } from '../../domain/circulation.js';
import { SHEETS } from '../../domain/sheets/sheet-format.js';
import { escaped } from './escapes.js';
import { boxed, FONT, setUpPage, styleCell } from './styles.js';

type Line = readonly [title: string, value: string | number];

/** 表紙: what this definition is, exactly; and how the workbook is to be filled in. */
export function addCover(
  workbook: ExcelJS.Workbook,
  definition: DataDefinition,
  circulation: Circulation,
): void {
  const sheet = workbook.addWorksheet(SHEETS.definition.name, {
    views: [{ showGridLines: false }],
  });
  sheet.columns = [{ width: 3 }, { width: 18 }, { width: 90 }];
  const heading = sheet.getCell('B2');
  heading.value = 'データ定義書';
  heading.font = { ...FONT, size: 20, bold: true };
  sheet.getRow(2).height = 34;
  const own: Line[] = [
    ['表題', definition.titleJa],
    ['定義書ID', definition.id],
    ['版', definition.version],
  ];
  const lines = [...own, ...circulationLines(circulation), ...counts(definition)];
  lines.forEach(([title, value], at) => {
    writeLine(sheet, at + 4, [title, value], at >= own.length);
  });
  writeNotes(sheet, lines.length + 5);
  setUpPage(sheet, definition.titleJa);
}

function circulationLines(circulation: Circulation): Line[] {
  const lines: [string, string | undefined][] = [
    ['状態', circulation.state],
    ['提案者', circulation.proposer],
    ['提案日', circulation.proposedOn],
    ['提案理由', circulation.reason],
    ['公表日', circulation.publishedOn],
    ['SHA-256', circulation.sha256],
  ];
  return lines.flatMap(([title, value]) => (value === undefined ? [] : [[title, value]]));
}

const counts = ({ tables, codeTables }: DataDefinition): Line[] => [
  ['テーブル数', tables.length],
  ['項目数', tables.reduce((sum, { items }) => sum + items.length, 0)],
  ['コード表数', codeTables.length],
];

function writeLine(
  sheet: ExcelJS.Worksheet,
  row: number,
  [title, value]: Line,
  isNote: boolean,
): void {
  const name = sheet.getCell(row, 2);
  name.value = title;
  styleCell(name, true);
  name.font = { ...FONT, bold: true };
  const cell = sheet.getCell(row, 3);
  cell.value = typeof value === 'string' ? escaped(value) : value;
  styleCell(cell, isNote);
  cell.alignment = { vertical: 'top', horizontal: 'left', wrapText: true };
  cell.border = boxed();
}

const NOTES = [
  '記入上の注意',
  '・シート名と見出し行（1行目）は変更しないでください。灰色の欄は参考情報であり、取り込まれません。',
  '・セルの結合、数式、日付形式のセルは使用できません。コードなどの数字は文字列として入力してください。',
  '・主キーは項目物理名を「, 」で区切って並べます。参照は「項目, 項目 → テーブル」の形で、1行に1件ずつ書きます。',
  '・SHA-256は定義書の正規化JSON（RFC 8785）のハッシュ値です。内容を変えると一致しなくなります。',
];

function writeNotes(sheet: ExcelJS.Worksheet, from: number): void {
  NOTES.forEach((note, at) => {
    const cell = sheet.getCell(from + at, 2);
    cell.value = note;
    cell.font = { ...FONT, bold: at === 0 };
  });
}
