import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors } from '../../../kernel/outcome.js';

export const extractionErrors = defineErrors({
  SOURCE_NOT_FOUND: {
    status: 422,
    exit: EXIT.usage,
    ja: '取込元 {directory} がありません。--source を確認してください。',
    en: 'There is no source {directory}; check --source.',
  },
  SOURCE_UNREADABLE: {
    status: 422,
    exit: EXIT.refused,
    ja: '取込元 {source} を最後まで読み取れませんでした（{code}）。権限と媒体を確認し、抽出をやり直してください。',
    en: 'The source {source} could not be read to its end ({code}); check permissions and the medium, then extract again.',
  },
  SOURCE_ENCODING_AMBIGUOUS: {
    status: 422,
    exit: EXIT.usage,
    ja: '{file} は {encodings} のいずれとしても復号でき、文字コードを判別できません。作成元のシステムに確認し、文字コードを指定してください。',
    en: '{file} decodes as each of {encodings}, so its encoding cannot be told. Ask where it was made, and name the encoding.',
  },
  FOLDER_NOT_FOUND: {
    status: 422,
    exit: EXIT.usage,
    ja: '検査するフォルダ {directory} がありません。',
    en: 'There is no folder {directory} to check.',
  },
  INSTITUTION_CODE_NEEDED: {
    status: 422,
    exit: EXIT.usage,
    ja: 'SS-MIX2には医療機関コードが含まれません。10桁の医療機関コードを --institution で指定してください。',
    en: 'SS-MIX2 does not tell the institution; give its 10-digit code with --institution.',
  },
  OUTPUT_EXISTS: {
    status: 409,
    exit: EXIT.usage,
    ja: '出力先 {directory} はすでに使われています。別のフォルダを指定するか、前回の結果を退避してください。',
    en: 'The output {directory} is already in use; name another folder or move the earlier result away.',
  },
  TICKET_NAMES_UNKNOWN_ITEM: {
    status: 422,
    exit: EXIT.refused,
    ja: 'ジョブ票の対象項目「{item}」がデータ定義書（第{version}版）にありません。仕様書とデータ定義書の版を確認し、ジョブ票を発行し直してください。',
    en: 'The job ticket names "{item}", which data definition version {version} does not hold; check the specification and issue the ticket again.',
  },
  TABLE_NOT_DEFINED: {
    status: 422,
    exit: EXIT.refused,
    ja: '表「{table}」がデータ定義書（第{version}版）にありません。表の物理名を確認してください。',
    en: 'Data definition version {version} has no table "{table}"; check the name of the table.',
  },
  OPT_OUT_LIST_UNREADABLE: {
    status: 422,
    exit: EXIT.refused,
    ja: 'オプトアウト一覧を解釈できません。ゲートウェイから書き出し直してください。',
    en: 'The opt-out list cannot be understood; export it from the gateway again.',
  },
  OPT_OUT_LIST_NOT_CURRENT: {
    status: 409,
    exit: EXIT.refused,
    ja: 'オプトアウト一覧の版（{given}）がジョブ票の版（{expected}）と異なります。ゲートウェイから第{expected}版を書き出すか、ジョブ票を発行し直してください。',
    en: 'The opt-out list is version {given}, the job ticket asks for {expected}; export version {expected} from the gateway or issue the ticket again.',
  },
  DEFINITION_UNREADABLE: {
    status: 422,
    exit: EXIT.usage,
    ja: '{file} はデータ定義書として読めません。',
    en: '{file} is not a readable data definition.',
  },
  FILE_UNREADABLE: {
    status: 422,
    exit: EXIT.usage,
    ja: '{file} を読み込めません。パスと権限、内容を確認してください。',
    en: '{file} cannot be read; check its path, permissions and content.',
  },
  TICKET_OR_DEFINITION_NEEDED: {
    status: 422,
    exit: EXIT.usage,
    ja: '--ticket と --keys、または --definition のどちらかを指定してください。',
    en: 'Give either --ticket with --keys, or --definition.',
  },
});
