import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors } from '../../../kernel/outcome.js';

/** Places are written `table.item`; a place without a dot is a table. */
export const holdingsErrors = defineErrors({
  HOLDINGS_UNKNOWN: {
    status: 404,
    ja: '事業者「{operator}」は、データ定義書「{definition}」第{version}版の保有期間・件数を公表していません。',
    en: 'The operator "{operator}" has told no holdings of version {version} of the data definition "{definition}".',
  },
  HOLDINGS_OTHER_DEFINITION: {
    status: 422,
    ja: '保有期間・件数は、内容の異なるデータ定義書「{definition}」第{version}版で集計されています。公表済みの定義書で集計し直してください。',
    en: 'The holdings were counted by another content of version {version} of the data definition "{definition}". Count again with the published one.',
  },
  HOLDINGS_PLACE_UNKNOWN: {
    status: 422,
    ja: '保有期間・件数の「{place}」は、データ定義書「{definition}」第{version}版にありません。',
    en: 'The holdings name "{place}", which version {version} of the data definition "{definition}" does not have.',
  },
  HOLDINGS_INCONSISTENT: {
    status: 422,
    ja: '保有期間・件数の「{place}」の件数または期間が互いに矛盾しています。集計し直してください。',
    en: 'Counts or periods of "{place}" in the holdings contradict each other. Count again.',
  },
  HOLDINGS_OLDER: {
    status: 409,
    ja: '{known}時点の保有期間・件数が登録されています。それより前の{given}時点のものでは置き換えられません。',
    en: 'Holdings as of {known} are known; those as of {given} are older and do not replace them.',
  },
  HOLDINGS_AHEAD: {
    status: 422,
    ja: '集計時点{given}が今日（{today}）より後です。集計に使用したコンピューターの時計を確認してください。',
    en: 'The holdings are as of {given}, which is after today ({today}). Check the clock of the machine that counted.',
  },
  HOLDINGS_ITEM_UNKNOWN: {
    status: 422,
    ja: '「{place}」はデータ定義書「{definition}」第{version}版の項目ではありません。「表.項目」の形で指定してください。',
    en: '"{place}" is no item of version {version} of the data definition "{definition}". Write `table.item`.',
  },
  HOLDINGS_FOLDER_NOT_FOUND: {
    status: 422,
    exit: EXIT.usage,
    ja: 'フォルダ「{directory}」がありません。CSVのフォルダを指定してください。',
    en: 'The folder "{directory}" does not exist. Give the folder of the CSV files.',
  },
  HOLDINGS_FOLDER_EMPTY: {
    status: 422,
    exit: EXIT.usage,
    ja: 'フォルダ「{directory}」に、データ定義書の表のCSV（表名.csv）がありません。',
    en: 'The folder "{directory}" holds no CSV file (TABLE.csv) of a table of the data definition.',
  },
  HOLDINGS_COLUMN_UNKNOWN: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: '「{file}」の{column}列目の見出しがデータ定義書の項目名ではないか、重複しています。',
    en: 'The heading of column {column} of "{file}" is no item of the data definition, or stands there twice.',
  },
  HOLDINGS_CSV_UNREADABLE: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: '「{file}」の{line}行目をCSVとして読めません。列の数、引用符、文字コード（UTF-8）を確認してください。',
    en: 'Line {line} of "{file}" does not read as CSV. Check the number of columns, the quotes and the encoding (UTF-8).',
  },
  HOLDINGS_DATING_UNKNOWN: {
    status: 422,
    exit: EXIT.usage,
    ja: '「{place}」は日付の項目ではありません。「表=項目」の形で日付の項目を指定してください。',
    en: '"{place}" is no item with a date. Write TABLE=ITEM with an item that holds one.',
  },
  HOLDINGS_INPUT_UNREADABLE: {
    status: 422,
    exit: EXIT.usage,
    ja: '「{file}」を読めません（{reason}）。データ定義書（JSON）を指定してください。',
    en: 'The file "{file}" cannot be read ({reason}). Give a data definition (JSON).',
  },
  SEARCH_EMPTY: {
    status: 422,
    ja: '検索語がありません。1文字以上を指定してください。',
    en: 'There is nothing to search for. Give at least one character.',
  },
});
