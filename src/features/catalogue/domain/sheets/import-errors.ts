import { EXIT } from '../../../../kernel/exit-code.js';
import { defineErrors } from '../../../../kernel/outcome.js';

const text = (ja: string, en: string) => ({
  status: 422 as const,
  exit: EXIT.nonconforming,
  ja,
  en,
});

/** What can be wrong with a cell, row or sheet of a definition; the place is told beside the message. */
export const importErrors = defineErrors({
  IMPORT_SHEET_MISSING: text(
    'シート（ファイル）「{name}」がありません。出力した様式のまま使用してください。',
    'The sheet (file) "{name}" is missing. Keep the form as it was exported.',
  ),
  IMPORT_SHEET_EMPTY: text('データ行がありません。', 'There is no row of data.'),
  IMPORT_COLUMN_MISSING: text(
    '列「{name}」がありません。見出し行の列名は変更できません。',
    'The column "{name}" is missing. Titles in the heading row cannot be changed.',
  ),
  IMPORT_COLUMN_UNKNOWN: text(
    '列「{name}」は様式にありません。取り込まれないため、削除してください。',
    'The column "{name}" is not part of the form. It would be lost: remove it.',
  ),
  IMPORT_COLUMN_TWICE: text('列「{name}」が2回あります。', 'The column "{name}" is there twice.'),
  IMPORT_CELL_FORMULA: text(
    '数式のセルです。値を貼り付けて数式を除いてください。',
    'The cell holds a formula. Paste its value instead.',
  ),
  IMPORT_CELL_MERGED: text(
    'セル {range} が結合されています。結合を解除し、各セルに値を入力してください。',
    'The cells {range} are merged. Unmerge them and fill in every cell.',
  ),
  IMPORT_CELL_DATE: text(
    '日付のセルです。文字列として入力してください（表示形式: 文字列）。',
    'The cell holds an Excel date. Enter it as text.',
  ),
  IMPORT_CELL_ERROR: text(
    'エラー値（{value}）のセルです。値を入力し直してください。',
    'The cell holds the error value {value}. Enter a value.',
  ),
  IMPORT_CELL_NOT_TEXT: text(
    '数値または論理値のセルです。先頭の0などが失われるおそれがあるため、文字列として入力してください（値: {value}）。',
    'The cell holds a number or truth value ({value}). Enter it as text, so that no leading zero is lost.',
  ),
  IMPORT_VALUE_MISSING: text('値がありません。必ず入力する列です。', 'A value is missing here.'),
  IMPORT_VALUE_SPACES: text(
    '前後に空白があります。取り除いてください。',
    'There are spaces before or after the value. Remove them.',
  ),
  IMPORT_VALUE_CONTROL: text(
    '使えない文字（制御文字）が含まれています。',
    'The value holds a control character.',
  ),
  IMPORT_VALUE_LINES: text(
    'この列では改行できません。',
    'Line breaks are not possible in this column.',
  ),
  IMPORT_VALUE_LONG: text(
    '{length}文字あります。{max}文字以内にしてください。',
    'The value has {length} characters. At most {max} are possible.',
  ),
  IMPORT_NAME_INVALID: text(
    '物理名「{value}」は使えません。半角の英小文字で始め、英小文字・数字・下線（63文字以内）で書いてください。',
    'The name "{value}" is not possible. Use a-z, 0-9 and _, beginning with a letter, at most 63.',
  ),
  IMPORT_ID_INVALID: text(
    '定義書ID「{value}」は使えません。半角の英小文字・数字と . / - で書いてください。',
    'The definition id "{value}" is not possible. Use a-z, 0-9, ".", "/" and "-".',
  ),
  IMPORT_NAME_TWICE: text(
    '物理名「{value}」が重複しています（最初は {first}）。',
    'The name "{value}" is there twice (first in {first}).',
  ),
  IMPORT_NUMBER_INVALID: text(
    '「{value}」は数ではありません。1以上{max}以下の整数を入力してください。',
    '"{value}" is not a number. Enter a whole number from 1 to {max}.',
  ),
  IMPORT_NUMBER_RANGE: text(
    '{value}は範囲外です。1以上{max}以下の整数を入力してください。',
    '{value} is out of range. Enter a whole number from 1 to {max}.',
  ),
  IMPORT_NUMBER_FULL_WIDTH: text(
    '全角の数字「{value}」です。半角で入力してください。',
    '"{value}" is written in full-width digits. Use half-width ones.',
  ),
  IMPORT_TYPE_UNKNOWN: text(
    '型「{value}」はありません。{choices} から選んでください。',
    'There is no type "{value}". Choose from {choices}.',
  ),
  IMPORT_CLASS_UNKNOWN: text(
    '分類「{value}」はありません。{choices} から選んでください。',
    'There is no class "{value}". Choose from {choices}.',
  ),
  IMPORT_REQUIRED_UNKNOWN: text(
    '必須の指定「{value}」はありません。{choices} から選ぶか、空にしてください。',
    'There is no obligation "{value}". Choose from {choices}, or leave it empty.',
  ),
  IMPORT_SOURCE_KIND_UNKNOWN: text(
    '情報源「{value}」はありません。{choices} から選んでください。',
    'There is no kind of source "{value}". Choose from {choices}.',
  ),
  IMPORT_PATTERN_INVALID: text(
    '正規表現「{value}」が正しくありません。',
    '"{value}" is not a valid regular expression.',
  ),
  IMPORT_PATTERN_SLOW: text(
    '正規表現「{value}」は、値との照合が終わらないおそれがあります。繰り返しの中の繰り返しや選択をやめるか、長さを定めてください。',
    'Comparing values with "{value}" might never end. Do without repetitions or alternatives inside repetitions, or give a length.',
  ),
  IMPORT_TABLE_UNKNOWN: text(
    'テーブル「{value}」はテーブル一覧にありません。',
    'The table "{value}" is not in the list of tables.',
  ),
  IMPORT_TABLE_EMPTY: text(
    'テーブル「{value}」の項目が項目一覧に1件もありません。',
    'The table "{value}" has no item in the list of items.',
  ),
  IMPORT_KEY_UNKNOWN: text(
    '主キー「{value}」は、そのテーブルの項目にありません。',
    'The key "{value}" is not an item of the table.',
  ),
  IMPORT_KEY_TWICE: text('主キーに「{value}」が2回あります。', 'The key names "{value}" twice.'),
  IMPORT_REFERENCE_MALFORMED: text(
    '参照「{value}」の書き方が正しくありません。「項目, 項目 → テーブル」の形で、1行に1件ずつ書いてください。',
    'The reference "{value}" is not written as "item, item → table", one on each line.',
  ),
  IMPORT_REFERENCE_TABLE: text(
    '参照先のテーブル「{value}」はテーブル一覧にありません。',
    'The table "{value}" referred to is not in the list of tables.',
  ),
  IMPORT_REFERENCE_ITEMS: text(
    '参照「{value}」の項目がテーブルにないか、参照先の主キーと数が合いません。',
    'The items of the reference "{value}" are not in the table, or not as many as the key referred to.',
  ),
  IMPORT_CODE_TABLE_UNKNOWN: text(
    'コード表「{value}」はコード表一覧にありません。',
    'The code table "{value}" is not in the list of code tables.',
  ),
  IMPORT_CODE_TABLE_EMPTY: text(
    'コード表「{value}」のコードがコード値に1件もありません。',
    'The code table "{value}" has no code in the list of codes.',
  ),
  IMPORT_CODE_TWICE: text(
    'コード「{value}」が同じコード表に2回あります（最初は {first}）。',
    'The code "{value}" is in this code table twice (first in {first}).',
  ),
  IMPORT_RECORD_UNREADABLE: text(
    'CSVとして読めない行です（引用符または文字コード）。UTF-8で保存してください。',
    'The line cannot be read as CSV (quotes or encoding). Save the file as UTF-8.',
  ),
});
