import type ExcelJS from 'exceljs';
import {
  CLASS_WORDS,
  REQUIRED_WORDS,
  SHEETS,
  type SheetKey,
  SOURCE_WORDS,
  TYPE_WORDS,
} from '../../domain/sheets/sheet-format.js';
import { columnLetters } from '../../domain/sheets/sheet-input.js';
import { addChoice } from './list-sheet.js';

type Sheets = Readonly<Partial<Record<SheetKey, ExcelJS.Worksheet>>>;

const rule = (formula: string, what: string, isOptional = true): ExcelJS.DataValidation => ({
  type: 'list',
  allowBlank: isOptional,
  formulae: [formula],
  showErrorMessage: true,
  errorTitle: '入力規則',
  error: `${what}を一覧から選んでください。`,
});

const words = (texts: Readonly<Record<string, string>>): string =>
  `"${Object.values(texts).join(',')}"`;

/** Names of another sheet's rows, and of rows added to it. */
const namesOn = (key: SheetKey, rows: number): string => {
  const letters = columnLetters(SHEETS[key].columns.findIndex((one) => one.key === 'name') + 1);
  return `'${SHEETS[key].name}'!$${letters}$2:$${letters}$${rows + 200}`;
};

/** Lists to choose from, so that words and names are not mistyped. */
export function addChoices(sheets: Sheets): void {
  const { tables, items, codeTables, codes } = sheets;
  const tableNames = rule(namesOn('tables', tables?.rowCount ?? 1), 'テーブル', false);
  const codeTableNames = rule(namesOn('codeTables', codeTables?.rowCount ?? 1), 'コード表');
  if (tables) addChoice(tables, SHEETS.tables, 'sourceKind', rule(words(SOURCE_WORDS), '情報源'));
  if (codes) addChoice(codes, SHEETS.codes, 'table', codeTableNames);
  if (!items) return;
  addChoice(items, SHEETS.items, 'table', tableNames);
  addChoice(items, SHEETS.items, 'type', rule(words(TYPE_WORDS), '型', false));
  addChoice(items, SHEETS.items, 'class', rule(words(CLASS_WORDS), '分類', false));
  addChoice(items, SHEETS.items, 'required', rule(words(REQUIRED_WORDS), '必須の指定'));
  addChoice(items, SHEETS.items, 'codeTable', codeTableNames);
  addChoice(items, SHEETS.items, 'length', {
    type: 'whole',
    operator: 'between',
    allowBlank: true,
    formulae: [1, 1_000_000],
    showErrorMessage: true,
    errorTitle: '入力規則',
    error: '1以上の整数を入力してください。',
  });
}
