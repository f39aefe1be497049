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
  CHECK_RULES_UNREADABLE: {
    status: 422,
    exit: EXIT.usage,
    ja: '検査規則のファイル {file} の「{entry}」を解釈できません。内容に関する規則名と error・warning・off のいずれかを指定してください。',
    en: 'In the file of check rules {file}, "{entry}" cannot be understood; give rules on contents with error, warning or off.',
  },
  FOLDER_NOT_FOUND: {
    status: 422,
    exit: EXIT.usage,
    ja: '検査するフォルダ {directory} がありません。',
    en: 'There is no folder {directory} to check.',
  },
  SOURCE_NEEDED: {
    status: 422,
    exit: EXIT.usage,
    ja: '取込元が指定されていません。--source で1つ以上指定してください。',
    en: 'No source is given; name at least one with --source.',
  },
  INSTITUTION_CODE_NEEDED: {
    status: 422,
    exit: EXIT.usage,
    ja: 'SS-MIX2には医療機関コードが含まれません。--source「ss-mix2@医療機関コード10桁:パス」の形で指定してください。',
    en: 'SS-MIX2 does not tell the institution; give its 10-digit code as in --source ss-mix2@0110113719:DIR.',
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
  NOTICE_LIST_UNREADABLE: {
    status: 422,
    exit: EXIT.refused,
    ja: '通知一覧を解釈できません。ゲートウェイから書き出し直してください。',
    en: 'The notice list cannot be understood; export it from the gateway again.',
  },
  NOTICE_LIST_NOT_CURRENT: {
    status: 409,
    exit: EXIT.refused,
    ja: '通知一覧の版（{given}）がジョブ票の版（{expected}）と異なります。ゲートウェイから第{expected}版を書き出すか、ジョブ票を発行し直してください。',
    en: 'The notice list is version {given}, the job ticket asks for {expected}; export version {expected} from the gateway or issue the ticket again.',
  },
  PERSON_NOTICES_INVALID: {
    status: 422,
    exit: EXIT.usage,
    ja: '個人別の通知一覧 {file} の{line}行目が正しくありません。見出しは institution_code,patient_id,notified_on、各行は医療機関コード10桁、患者番号、通知日（yyyy-mm-dd。通知していない人は空）としてください。',
    en: 'Line {line} of the list of persons notified {file} is wrong: the header is institution_code,patient_id,notified_on, each row a 10-digit institution code, a patient id and a day (yyyy-mm-dd, empty for a person who was not notified).',
  },
  SOURCE_ARGUMENT_WRONG: {
    status: 422,
    exit: EXIT.usage,
    ja: '--source「{given}」を解釈できません。「形式:パス」の形で、必要に応じて「形式@医療機関コード:パス」「形式+文字コード:パス」と指定してください（例: ss-mix2@0110113719:/data/ss-mix2）。形式: {kinds}。文字コード: {encodings}。',
    en: '--source "{given}" cannot be understood; write "kind:path", with "kind@institution:path" or "kind+encoding:path" where needed (e.g. ss-mix2@0110113719:/data/ss-mix2). Kinds: {kinds}. Encodings: {encodings}.',
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
