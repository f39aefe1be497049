import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors } from '../../../kernel/outcome.js';

export const provisionLogErrors = defineErrors({
  PACKAGE_UNKNOWN: {
    status: 404,
    ja: 'パッケージ「{packageId}」は登録されていません。パッケージの一覧で番号を確認してください。',
    en: 'There is no package "{packageId}". Check the id in the list of packages.',
  },
  REHEARSAL_NOT_RECORDED: {
    status: 409,
    ja: 'パッケージ「{packageName}」はリハーサルのものです。実際の提供ではないため、提供記録・受領記録は作成しません。',
    en: 'Package "{packageName}" is a rehearsal’s. Nothing was provided, so no provision records are made.',
  },
  REHEARSAL_NOT_DELIVERED: {
    status: 409,
    ja: '案件通番{case}はリハーサル案件です。利活用者への提供はできず、提供記録も作成しません。',
    en: 'Case {case} is a rehearsal: nothing of it is delivered to a data user, and no delivery is recorded.',
  },
  HANDOVER_RECORDS_UNREADABLE: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: '受渡記録ファイルの{line}行目を読み取れません（パッケージ「{packageName}」、理由: {problem}）。何も記録していません。封入または開封で作成された .records.asc をそのまま指定してください。',
    en: 'Line {line} of the hand-over records cannot be read (package "{packageName}": {problem}). Nothing was recorded. Give the .records.asc exactly as packing or opening wrote it.',
  },
  HANDOVER_RECORDS_OF_ANOTHER_PACKAGE: {
    status: 422,
    ja: '受渡記録がパッケージ「{packageName}」と一致しません（{what}: 記録 {found}、パッケージ {expected}）。何も記録していません。このパッケージの .records.asc を指定してください。',
    en: 'The hand-over records do not belong to package "{packageName}" ({what}: records {found}, package {expected}). Nothing was recorded. Give the .records.asc of this package.',
  },
  HANDOVER_ALREADY_RECORDED: {
    status: 409,
    ja: 'パッケージ「{packageName}」の提供記録は既に別の内容で作成済みです。提供記録は変更できません。相手方との突き合わせを行ってください。',
    en: 'Package "{packageName}" is already recorded with other content. Records are never changed; reconcile them with the counterpart.',
  },
  HANDOVER_NOT_RECORDED: {
    status: 409,
    ja: 'パッケージ「{packageId}」の提供記録がまだありません。先に .records.asc を取り込んでください。',
    en: 'Package "{packageId}" has no provision records yet. Import its .records.asc first.',
  },
  RECORD_FORM_INCOMPLETE: {
    status: 422,
    ja: '提供記録の様式「{form}」に必要な事項が足りません: {fields}。事業者の登録内容を補ってから取り込み直してください。',
    en: 'The record form "{form}" needs more than is registered: {fields}. Complete the operator’s registration, then import again.',
  },
  DIGESTS_MALFORMED: {
    status: 422,
    ja: '相手方から届いた照合値が正しい形式ではありません（パッケージ「{packageName}」、件数 {count}）。相手方に再送を依頼してください。',
    en: 'The digests received for package "{packageName}" ({count}) are malformed. Ask the counterpart to send them again.',
  },
  NOT_THE_COUNTERPART: {
    status: 403,
    ja: '「{from}」はパッケージ「{packageId}」の受渡の相手方ではありません。',
    en: '"{from}" is not the counterpart of package "{packageId}".',
  },
  RECONCILIATION_UNKNOWN: {
    status: 404,
    ja: 'パッケージ「{packageId}」の突き合わせは開始されていません。',
    en: 'No reconciliation of package "{packageId}" has been started.',
  },
  DELIVERY_GATE_CLOSED: {
    status: 409,
    ja: '案件「{caseId}」は提供前審査（2回目審査）で承認されていないため、提供を記録できません。審査の決定を先に登録してください。',
    en: 'Case "{caseId}" has no approved second review, so no delivery may be recorded. Record the decision first.',
  },
  CHECKPOINT_INVALID: {
    status: 422,
    exit: EXIT.tampered,
    ja: '「{peer}」の提供記録の時点証明が正しくありません（理由: {problem}）。相手方の記録が書き換えられた可能性があります。相手方の監査人に確認してください。',
    en: 'The checkpoint of "{peer}"’s provision log does not hold ({problem}). Their records may have been rewritten: ask their auditor.',
  },
  LOG_BROKEN: {
    status: 409,
    exit: EXIT.tampered,
    ja: '提供記録の連鎖が壊れています。記録の追加を停止しました。自動では修復しません。管理者と監査人に連絡し、yuzu records verify で該当箇所を確認してください。',
    en: 'The chain of the provision log is broken. Nothing more is recorded and nothing is repaired by itself: tell the administrator and the auditor, and find the place with yuzu records verify.',
  },
  SEARCH_INCOMPLETE: {
    status: 400,
    ja: '医療機関コードと患者ID、またはカナ氏名と生年月日（YYYY-MM-DD）の組を指定してください。',
    en: 'Give institution code and patient id, or kana name and birth date (YYYY-MM-DD).',
  },
  DELIVERY_DATE_INVALID: {
    status: 422,
    ja: '提供日「{date}」は存在する過去または当日の日付ではありません。YYYY-MM-DD で指定してください。',
    en: 'The delivery date "{date}" is no date up to today. Write YYYY-MM-DD.',
  },
  BUNDLE_UNREADABLE: {
    status: 422,
    exit: EXIT.usage,
    ja: 'ファイル「{file}」を読み取れません。yuzu が書き出した提供記録のファイルを指定してください。',
    en: 'The file "{file}" cannot be read. Give a provision record file exported by yuzu.',
  },
});
