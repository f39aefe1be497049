import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors } from '../../../kernel/outcome.js';

/** Places are written `table.item` of the target. */
export const conversionErrors = defineErrors({
  CONVERSION_UNREADABLE: {
    status: 422,
    exit: EXIT.usage,
    ja: '変換定義の{line}行目を読めません（{reason}）。YAMLまたはJSONの書き方を確認してください。',
    en: 'Line {line} of the conversion rules does not read ({reason}). Check the YAML or JSON.',
  },
  CONVERSION_INVALID: {
    status: 422,
    exit: EXIT.usage,
    ja: '変換定義の「{place}」が書式に合いません（{rule}）。contracts/conversion/rule-set.v1.json を参照してください。',
    en: 'The conversion rules do not have the form they need at "{place}" ({rule}). See contracts/conversion/rule-set.v1.json.',
  },
  CONVERSION_RULE_BROKEN: {
    status: 422,
    exit: EXIT.usage,
    ja: '変換規則「{place}」が成り立ちません: {reason}',
    en: 'The conversion rule "{place}" does not hold: {reason}',
  },
  CONVERSION_TARGET_TWICE: {
    status: 422,
    exit: EXIT.usage,
    ja: '変換先「{place}」に値を書き込む規則が2つあります。1つにまとめてください。',
    en: 'Two rules write "{place}". Leave one.',
  },
  CONVERSION_EXAMPLE_FAILED: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: '変換規則「{place}」の例{example}の結果が一致しません（入力: {input}、期待する結果: {expected}、実際の結果: {actual}）。',
    en: 'Example {example} of the conversion rule "{place}" does not hold: of {input}, {expected} was expected and {actual} came.',
  },
  CONVERSION_PLACE_UNKNOWN: {
    status: 422,
    exit: EXIT.usage,
    ja: '変換定義にある「{place}」は、データ定義書「{definition}」第{version}版にありません。',
    en: 'The conversion rules name "{place}", which version {version} of the data definition "{definition}" does not have.',
  },
  CONVERSION_OTHER_DEFINITION: {
    status: 422,
    exit: EXIT.usage,
    ja: '変換定義は「{expected}」用ですが、「{given}」が指定されました。',
    en: 'The conversion rules are for "{expected}", but "{given}" was given.',
  },
  CONVERSION_UNKNOWN: {
    status: 404,
    ja: '変換定義「{id}」は登録されていません。',
    en: 'The conversion rules "{id}" are not known here.',
  },
  CONVERSION_VERSION_TAKEN: {
    status: 409,
    ja: '変換定義「{name}」第{version}版はすでに登録されています。内容を変えるときは版を上げてください。',
    en: 'Version {version} of the conversion rules "{name}" exists already. Give a change a new version number.',
  },
  CONVERSION_ALTERED: {
    status: 409,
    ja: '変換定義の内容が、確認したものと異なります。読み直してから承認してください。',
    en: 'The conversion rules are not those that were read. Read them again before approving.',
  },
  CONVERSION_APPROVED_BY_DRAFTER: {
    status: 403,
    ja: '変換定義の承認は、登録した担当者とは別の責任者が行います。',
    en: 'The approval is given by another person than the one who drafted the conversion rules.',
  },
  CONVERSION_FOLDER_NOT_FOUND: {
    status: 422,
    exit: EXIT.usage,
    ja: 'フォルダ「{directory}」がないか、変換定義の表のCSV（表名.csv）がありません。',
    en: 'The folder "{directory}" does not exist or holds no CSV file (TABLE.csv) of a table of the conversion rules.',
  },
  CONVERSION_OUTPUT_EXISTS: {
    status: 422,
    exit: EXIT.usage,
    ja: '出力先「{directory}」は空ではありません。別のフォルダを指定してください。',
    en: 'The output folder "{directory}" is not empty. Give another one.',
  },
  CONVERSION_COLUMN_MISSING: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: '「{file}」に、変換に必要な列「{column}」がないか、見出しを読めません。',
    en: 'The file "{file}" lacks the column "{column}" that the conversion needs, or its heading does not read.',
  },
  CONVERSION_INPUT_UNREADABLE: {
    status: 422,
    exit: EXIT.usage,
    ja: 'ファイル「{file}」を読めません（{reason}）。',
    en: 'The file "{file}" cannot be read ({reason}).',
  },
});
