import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors } from '../../../kernel/outcome.js';

/** Places are written `table.item`; a place without a dot is a table. */
export const catalogueErrors = defineErrors({
  DEFINITION_UNKNOWN: {
    status: 404,
    ja: 'データ定義書「{definition}」第{version}版は登録されていません。提案者に送付を依頼してください。',
    en: 'Version {version} of the data definition "{definition}" is not known here. Ask its proposer to send it.',
  },
  DEFINITION_NOT_PUBLISHED: {
    status: 409,
    ja: 'データ定義書「{definition}」第{version}版はまだ公表されていません（状態: {state}）。全事業者の合意後に使用できます。',
    en: 'Version {version} of the data definition "{definition}" is not published yet (state: {state}). It can be used once every member has agreed.',
  },
  DEFINITION_VERSION_TAKEN: {
    status: 409,
    ja: 'データ定義書「{definition}」第{version}版はすでに存在します（状態: {state}）。内容を変えるときは新しい版番号で提案してください。',
    en: 'Version {version} of the data definition "{definition}" exists already (state: {state}). Propose a change under a new version number.',
  },
  DEFINITION_ALTERED: {
    status: 422,
    exit: EXIT.tampered,
    ja: 'データ定義書「{definition}」第{version}版の内容がSHA-256と一致しません。提案者に再送を依頼してください。',
    en: 'The content of version {version} of the data definition "{definition}" does not match its SHA-256. Ask the proposer to send it again.',
  },
  DEFINITION_OF_OTHERS: {
    status: 403,
    ja: '事業者「{operator}」はデータ定義書「{definition}」第{version}版についてこの通知をする立場にありません。',
    en: 'The operator "{operator}" has no say of this kind in version {version} of the data definition "{definition}".',
  },
  DEFINITION_VOTED_ALREADY: {
    status: 409,
    ja: '事業者「{operator}」はデータ定義書「{definition}」第{version}版のこの提案に回答済みです。回答は変えられません。',
    en: 'The operator "{operator}" has answered this proposal of version {version} of the data definition "{definition}" already. An answer cannot be changed.',
  },
  DEFINITION_AGREED_ANOTHER: {
    status: 409,
    ja: 'データ定義書「{definition}」第{version}版には事業者「{proposer}」の別の提案があり、すでに合意しています。その提案が取り下げられるまで合意できません。',
    en: 'This operator has agreed to another proposal of version {version} of the data definition "{definition}", by "{proposer}". Wait until that is withdrawn.',
  },
  DEFINITION_CHOICE_NEEDED: {
    status: 409,
    ja: 'データ定義書「{definition}」第{version}版には複数の提案があります。対象の提案のSHA-256を指定してください。',
    en: 'There are several proposals of version {version} of the data definition "{definition}". Give the SHA-256 of the one you mean.',
  },
  DEFINITION_VOTE_INVALID: {
    status: 422,
    exit: EXIT.tampered,
    ja: 'データ定義書「{definition}」第{version}版への事業者「{operator}」の回答の署名が正しくありません。提案者に再送を依頼してください。',
    en: 'The signature of "{operator}" on its answer to version {version} of the data definition "{definition}" does not hold. Ask the proposer to send it again.',
  },
  DEFINITION_VOTES_MISSING: {
    status: 409,
    ja: 'データ定義書「{definition}」第{version}版の公表には全員の合意の署名が必要ですが、そろっていません。',
    en: 'Version {version} of the data definition "{definition}" cannot be published without the signed agreement of every member.',
  },
  DRAFT_UNKNOWN: {
    status: 404,
    ja: 'データ定義書の草案「{draft}」はありません。',
    en: 'There is no draft "{draft}" of a data definition.',
  },
  DRAFT_CHANGED: {
    status: 409,
    ja: '草案は別の利用者が変更しました（現在の改訂番号: {revision}）。最新の内容を読み直してから変更してください。',
    en: 'Somebody else changed the draft (it is at revision {revision}). Read it again before changing it.',
  },
  DEFINITION_AGREED_BY_PROPOSER: {
    status: 403,
    ja: 'データ定義書の合意は、提案した人とは別の責任者が行います。',
    en: 'The agreement is given by another person than the one who proposed the definition.',
  },
  DEFINITION_EMPTY: {
    status: 422,
    ja: 'データ定義書の「{place}」に項目がありません。',
    en: 'The data definition has nothing in "{place}".',
  },
  DEFINITION_NAME_TWICE: {
    status: 422,
    ja: 'データ定義書に同じ名前「{place}」が2回あります。名前は重複できません。',
    en: 'The data definition has the name "{place}" twice. Names are unique.',
  },
  DEFINITION_KEY_UNKNOWN: {
    status: 422,
    ja: '表「{place}」のキー「{item}」は、その表の項目にありません。',
    en: 'The key "{item}" of the table "{place}" is not an item of that table.',
  },
  DEFINITION_REFERENCE_BROKEN: {
    status: 422,
    ja: '表「{place}」から表「{target}」への参照が成り立ちません。参照元の項目と参照先のキーの数を合わせてください。',
    en: 'The reference from table "{place}" to table "{target}" does not hold: it needs items of the one, as many as the key of the other.',
  },
  DEFINITION_CODE_TABLE_MISSING: {
    status: 422,
    ja: '項目「{place}」のコード表「{codeTable}」がデータ定義書にありません。',
    en: 'The code table "{codeTable}" of the item "{place}" is not in the data definition.',
  },
  DEFINITION_PATTERN_INVALID: {
    status: 422,
    ja: '項目「{place}」の形式（正規表現）が正しくありません。',
    en: 'The pattern of the item "{place}" is not a valid regular expression.',
  },
  DEFINITION_PATTERN_SLOW: {
    status: 422,
    ja: '項目「{place}」の形式（正規表現）は、値との照合が終わらないおそれがあります。繰り返しの中の繰り返しや選択をやめるか、項目の長さを定めてください。',
    en: 'Comparing values with the pattern of the item "{place}" might never end. Do without repetitions or alternatives inside repetitions, or give the item a length.',
  },
  DEFINITION_TEXT_UNCLEAN: {
    status: 422,
    ja: 'データ定義書の「{place}」の文字列に、前後の空白、制御文字または許されない改行があります。',
    en: 'The text "{place}" of the data definition has spaces around it, control characters or line breaks where none may be.',
  },
  WORKBOOK_REFUSED: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: 'このファイルは開けません（理由: {reason}）。マクロ・外部リンク・埋め込み・パスワードのない .xlsx 形式で保存し直してください。',
    en: 'The file is not opened (reason: {reason}). Save it as .xlsx without macros, links to other files, embedded objects or a password.',
  },
  WORKBOOK_TOO_LARGE: {
    status: 413,
    exit: EXIT.nonconforming,
    ja: 'ファイルが大きすぎます（{what}: 上限 {limit}）。不要な行・列・結合・シートを取り除いてください。',
    en: 'The file is too large ({what}: at most {limit}). Remove rows, columns, merged cells or sheets that are not needed.',
  },
  CSV_ARCHIVE_REFUSED: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: 'CSVのZIPファイルを開けません（理由: {reason}）。出力したZIPと同じ構成にしてください。',
    en: 'The zip archive of CSV files is not opened (reason: {reason}). Keep it as it was exported.',
  },
  DEFINITION_JSON_INVALID: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: 'JSONとして読めません。UTF-8のJSONファイルを指定してください。',
    en: 'The file is not JSON in UTF-8.',
  },
  DEFINITION_SCHEMA_VIOLATED: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: '「{place}」がデータ定義書のスキーマに合いません（{rule}）。',
    en: '"{place}" does not fit the schema of data definitions ({rule}).',
  },
  DEFINITION_IMPORT_FINDINGS: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: 'ファイルに{count}件の誤りがあります。取り込み結果の指摘をすべて直してから適用してください。',
    en: 'The file has {count} mistakes. Put right what the import found before applying it.',
  },
  DEFINITION_IMPORT_CHANGED: {
    status: 409,
    ja: 'ファイルの内容が、確認した差分の内容と異なります。差分を確認し直してください。',
    en: 'The file is not the one whose differences were shown. Look at them again.',
  },
  DEFINITION_FILE_UNREADABLE: {
    status: 422,
    exit: EXIT.usage,
    ja: 'ファイル {file} を読めません（{reason}）。拡張子は .xlsx、.json、.zip のいずれかにしてください。',
    en: 'The file {file} cannot be read ({reason}). Its name must end in .xlsx, .json or .zip.',
  },
});
