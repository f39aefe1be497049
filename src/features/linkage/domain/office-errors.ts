import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors } from '../../../kernel/outcome.js';

export const linkageOfficeErrors = defineErrors({
  LINKAGE_WITHOUT_PROVIDERS: {
    status: 409,
    ja: '案件通番{case}には、提供を承認した提供側がありません。提供依頼の審査結果を確認してください。',
    en: 'Case {case} has no provider that accepted its request. Check the reviews of the provision requests.',
  },
  LINKAGE_PACKAGES_MISSING: {
    status: 409,
    ja: '案件通番{case}は、次の提供側の提供パッケージの受領が完了していないため、名寄せを始められません: {providers}',
    en: 'Case {case} cannot be linked yet: packages of these providers are not accepted: {providers}',
  },
  LINKAGE_PACKAGES_MIXED: {
    status: 409,
    ja: '案件通番{case}には、リハーサルの区分が異なる提供パッケージが含まれるため、名寄せできません。',
    en: 'Case {case} has packages on the other side of the wall between rehearsals and real cases, and cannot be linked.',
  },
  LINKAGE_CONTRACT_ENDED: {
    status: 409,
    ja: '案件通番{case}は、次の提供側の個別契約により名寄せが停止されています: {providers}（{reasonJa}）その医療情報を除いて名寄せをするときは、「withoutProviders」に指定してください。',
    en: 'Case {case} cannot be linked with the data of {providers}: {reasonEn} To link without them, name them in "withoutProviders".',
  },
  LINKAGE_PROVIDER_LIVE: {
    status: 409,
    ja: '提供側「{provider}」の個別契約は名寄せを妨げないため、案件通番{case}の名寄せから除くことができません。',
    en: 'The contract of the provider "{provider}" allows linkage, so case {case} is not linked without it.',
  },
  LINKAGE_CASE_STATE: {
    status: 409,
    ja: '案件通番{case}は「{state}」の状態にあるため、名寄せのジョブ票を発行できません。1回目審査の承認後、2回目審査の前または提供の前に発行してください。',
    en: 'Case {case} is in state "{state}": a linkage ticket is issued after the first review’s approval, and not during the second review or after delivery.',
  },
  DEDUPE_SOURCE_UNKNOWN: {
    status: 409,
    ja: '「{source}」は自社でも、案件通番{case}の提供を承認した提供側でもないため、重複確認のジョブ票を発行できません。',
    en: '"{source}" is neither this operator nor a provider that accepted the request of case {case}: no de-duplication ticket is issued.',
  },
  LINK_RECEIPT_MALFORMED: {
    status: 422,
    exit: EXIT.usage,
    ja: '名寄せのジョブ受領票の形式ではありません。「yuzu link」または「yuzu dedupe」が出力した link.receipt.json をそのまま登録してください。',
    en: 'This is not a linkage receipt. Submit the link.receipt.json as "yuzu link" or "yuzu dedupe" wrote it.',
  },
  LINK_RECEIPT_OF_ANOTHER_TICKET: {
    status: 409,
    ja: 'ジョブ受領票（ジョブ票 {ticket}）は、この案件の最新の名寄せジョブ票（{expected}）に対するものではないか、事業者が一致しません。最新のジョブ票で名寄せをやり直してください。',
    en: 'The receipt (of ticket {ticket}) does not answer the newest linkage ticket of this case ({expected}) with its operators. Link again with the newest ticket.',
  },
  LINK_RECEIPT_OF_ANOTHER_PROFILE: {
    status: 409,
    ja: 'ジョブ受領票の名寄せプロファイルが、ジョブ票 {ticket} に記載されたものと一致しません。ジョブ票を発行し直し、そのプロファイルで名寄せをやり直してください。',
    en: 'The receipt names another linkage profile than ticket {ticket}. Issue a new ticket and link again by its profile.',
  },
  LINK_PROFILE_UNKNOWN: {
    status: 422,
    ja: '名寄せプロファイル「{profile}」はありません。製品に付属するプロファイルの名前か、設定 linkage.profilesDir のフォルダにあるファイルの名前（拡張子を除く）を指定してください。',
    en: 'There is no linkage profile "{profile}". Name one that ships with the product, or a file (without its extension) in the folder of the setting linkage.profilesDir.',
  },
  LINK_PROFILE_MISNAMED: {
    status: 409,
    ja: 'ファイル「{file}」の名寄せプロファイルの name が「{name}」になっています。ファイル名（拡張子を除く）と同じ名前にしてください。',
    en: 'The linkage profile in "{file}" is named "{name}". Give it the name of its file (without the extension).',
  },
  LINKAGE_RECORDED_ALREADY: {
    status: 409,
    ja: 'ジョブ票 {ticket} の名寄せは登録済みです。',
    en: 'The linkage of ticket {ticket} is recorded already.',
  },
  LINK_REVIEW_WITHOUT_RUN: {
    status: 409,
    ja: '案件通番{case}には、結果の登録された名寄せがありません。名寄せのジョブ受領票を登録してから、目視確認のジョブ票を発行してください。',
    en: 'Case {case} has no recorded linkage to review. Record the receipt of its linkage first.',
  },
  LINK_REVIEW_RUN_UNKNOWN: {
    status: 409,
    ja: '案件通番{case}には、ジョブ票 {run} による、結果の登録された名寄せ・重複確認がありません。案件の名寄せの一覧で番号を確認してください。',
    en: 'Case {case} has no recorded linkage or de-duplication of ticket {run}. Look it up in the linkage of the case.',
  },
  LINK_REVIEW_TOO_FEW_PERSONS: {
    status: 409,
    ja: '目視確認には署名鍵を登録した担当者が{needed}名以上必要です（現在{count}名）。管理者が署名鍵を登録してください。',
    en: 'A review takes {needed} persons with registered signing keys ({count} now). The administrator registers them.',
  },
  LINK_REVIEW_RECEIPT_MALFORMED: {
    status: 422,
    exit: EXIT.usage,
    ja: '目視確認のジョブ受領票の形式ではありません。「yuzu link review close」が出力した link-review.receipt.json をそのまま登録してください。',
    en: 'This is not a receipt of a review. Submit the link-review.receipt.json as "yuzu link review close" wrote it.',
  },
  LINK_REVIEW_OF_ANOTHER_TICKET: {
    status: 409,
    ja: 'ジョブ受領票（ジョブ票 {ticket}）は、この案件の目視確認のジョブ票に対するものではありません。',
    en: 'The receipt (of ticket {ticket}) does not answer a review ticket of this case.',
  },
  LINK_REVIEW_RECORDED_ALREADY: {
    status: 409,
    ja: 'ジョブ票 {ticket} の目視確認は登録済みです。',
    en: 'The review of ticket {ticket} is recorded already.',
  },
  LINK_REVIEW_PERSONS_UNKNOWN: {
    status: 409,
    ja: 'ジョブ受領票の確認者・裁定者の署名鍵が、互いに異なる3名の担当者のものとして登録されていません。',
    en: 'The signing keys of the reviewers and the adjudicator are not registered here as those of three different persons.',
  },
});
