import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors } from '../../../kernel/outcome.js';

export const rehearsalErrors = defineErrors({
  REHEARSAL_FOLDER_NOT_EMPTY: {
    status: 409,
    ja: '出力先「{folder}」は空ではありません。空のフォルダか、まだ存在しないフォルダを指定してください。',
    en: 'The output folder "{folder}" is not empty; give an empty folder or one that does not exist yet.',
  },
  REHEARSAL_PERSONS_OUT_OF_RANGE: {
    status: 422,
    exit: EXIT.usage,
    ja: '人数「{persons}」では作成できません。1から{most}までの整数を指定してください。',
    en: 'Cannot make "{persons}" persons; give a whole number from 1 to {most}.',
  },
  REHEARSAL_ROWS_MALFORMED: {
    status: 422,
    exit: EXIT.usage,
    ja: '行数「{rows}」を解釈できません。すべての表に共通の行数（例: 1000）か、表ごとの行数（例: patient=100,lab_result=1000）を、1から{most}までの整数で指定してください。',
    en: 'Cannot understand the rows "{rows}". Give one number for all tables (1000) or one per table (patient=100,lab_result=1000), whole numbers from 1 to {most}.',
  },
  REHEARSAL_ROWS_OF_UNKNOWN_TABLE: {
    status: 422,
    exit: EXIT.usage,
    ja: '行数を指定した表「{table}」は、対象の表にありません。データ定義書と仕様書を確認してください。',
    en: 'Rows are given for "{table}", which is not among the tables. Check the definition and the specification.',
  },
  REHEARSAL_SOURCE_OF_DEFINITION: {
    status: 422,
    exit: EXIT.usage,
    ja: '--definition（必要なら --specification とともに）か --ticket のどちらかを指定してください。',
    en: 'Give either --definition (with --specification where wanted) or --ticket.',
  },
  REHEARSAL_FILE_UNREADABLE: {
    status: 422,
    exit: EXIT.usage,
    ja: '{file} を読み込めません。パスと権限、内容（JSON）を確認してください。',
    en: '{file} cannot be read. Check its path, permissions and content (JSON).',
  },
  REHEARSAL_DEFINITION_INVALID: {
    status: 422,
    exit: EXIT.usage,
    ja: 'データ定義書または仕様書に誤りがあるため、リハーサルデータを作成できません（{place}）。',
    en: 'The definition or the specification is wrong, so no rehearsal data can be made ({place}).',
  },
  REHEARSAL_SPECIFICATION_OF_ANOTHER_DEFINITION: {
    status: 422,
    exit: EXIT.usage,
    ja: '仕様書は「{expected}」によるものですが、指定されたデータ定義書は「{given}」です。仕様書と同じ版のデータ定義書を指定してください。',
    en: 'The specification is of "{expected}", the definition given is "{given}". Give the definition of the version the specification names.',
  },
  REHEARSAL_ITEM_IMPOSSIBLE: {
    status: 422,
    exit: EXIT.refused,
    ja: '必須項目「{item}」の定義（型・長さ・形式・コード表）をすべて満たす値を作成できません。データ定義書を確認してください。',
    en: 'No value satisfies everything the definition asks of the required item "{item}" (type, length, pattern, code table). Check the definition.',
  },
  REHEARSAL_REFERENCES_CONFLICT: {
    status: 422,
    exit: EXIT.refused,
    ja: '表「{table}」から「{target}」への参照が、同じ列を使うほかの参照と両立しません。データ定義書の参照を確認してください。',
    en: 'The reference from table "{table}" to "{target}" cannot hold together with others over the same columns. Check the references of the definition.',
  },
  REHEARSAL_TICKET_IS_REAL: {
    status: 409,
    exit: EXIT.refused,
    ja: 'このジョブ票は実案件のものです。封緘できるリハーサルデータは、リハーサル案件のジョブ票からだけ作成できます。仕様の確認だけが目的なら --keys を省いてください。',
    en: 'This job ticket is of a real case. Only the ticket of a rehearsal makes rehearsal data that can be packed. To see data of the specification only, leave out --keys.',
  },
});
