import { EXIT } from '../../../../kernel/exit-code.js';
import { defineErrors } from '../../../../kernel/outcome.js';

export const reviewErrors = defineErrors({
  REVIEW_LINKS_OF_ANOTHER_RUN: {
    status: 409,
    exit: EXIT.refused,
    ja: '{file} は、目視確認のジョブ票が対象とする名寄せの結果ではありません。ジョブ票と同じ名寄せの出力フォルダを指定してください。',
    en: '{file} is not of the linkage this review ticket is about. Give the output folder of that linkage.',
  },
  REVIEW_PERSONS_NOT_THREE: {
    status: 422,
    exit: EXIT.refused,
    ja: '目視確認には、互いに異なる確認者2名と裁定者1名が必要です。同じ署名鍵が重複して指定されています。',
    en: 'A review takes two reviewers and an adjudicator, three different persons. A signing key is given twice.',
  },
  REVIEW_PERSON_NOT_PERMITTED: {
    status: 422,
    exit: EXIT.refused,
    ja: '署名鍵 {fingerprint} は、ジョブ票に目視確認の担当者として記載されていません。ゲートウェイに署名鍵と権限が登録されているか確認し、ジョブ票を発行し直してください。',
    en: 'The signing key {fingerprint} is not that of a reviewer named in the ticket. Check that key and permission are registered at the gateway, and issue the ticket anew.',
  },
  REVIEW_NOTHING_TO_JUDGE: {
    status: 409,
    exit: EXIT.refused,
    ja: 'この名寄せには、目視確認の対象となる組がありません。採用した組を抜き取って確かめるときは --check-links を指定してください。',
    en: 'This linkage leaves no pair to review. Use --check-links to check a sample of its links.',
  },
  REVIEW_PLAN_EXISTS: {
    status: 409,
    exit: EXIT.refused,
    ja: 'フォルダにはすでに目視確認の計画があります。別のフォルダを指定してください。',
    en: 'The folder holds a review plan already. Give another folder.',
  },
  LINK_DOCUMENT_UNREADABLE: {
    status: 422,
    exit: EXIT.usage,
    ja: '{file} がないか、署名付きの文書として読めません。指定したフォルダを確認してください。',
    en: '{file} is missing or cannot be read as a signed document. Check the folder given.',
  },
  REVIEW_RECORD_NOT_FOUND: {
    status: 409,
    exit: EXIT.refused,
    ja: '対象の記録のうち{count}件が、指定された患者基本にありません。名寄せに使用したものと同じデータを指定してください。',
    en: '{count} of the records asked for are not in the patient tables given. Give the very data that were linked.',
  },
  REVIEW_REVIEWER_FOREIGN: {
    status: 409,
    exit: EXIT.refused,
    ja: '署名鍵 {fingerprint} は、この目視確認の確認者・裁定者のものではありません。',
    en: 'The signing key {fingerprint} is not that of a reviewer or the adjudicator of this review.',
  },
  REVIEW_ADJUDICATION_NOT_DUE: {
    status: 409,
    exit: EXIT.refused,
    ja: '裁定する組はまだありません。確認者2名の判定が終わったら「yuzu link review close」を実行してください。',
    en: 'There is nothing to adjudicate yet. Run "yuzu link review close" once both reviewers are done.',
  },
  REVIEW_JUDGED_ALREADY: {
    status: 409,
    exit: EXIT.refused,
    ja: '同じ担当者（署名鍵 {reviewer}）は、1つの組を2回判定できません。',
    en: 'One person (signing key {reviewer}) cannot judge a pair twice.',
  },
  REVIEW_JUDGEMENTS_FOREIGN: {
    status: 409,
    exit: EXIT.tampered,
    ja: '署名鍵 {reviewer} の判定は、この計画に対するものではありません。計画のフォルダを確認してください。',
    en: 'The judgements signed with {reviewer} are not about this plan. Check the folder of the review.',
  },
  REVIEW_NOT_BEGUN: {
    status: 409,
    exit: EXIT.refused,
    ja: '署名鍵 {reviewer} の担当者が、まだ判定を始めていません。「yuzu link review judge」で判定してください。',
    en: 'The person with the signing key {reviewer} has not begun. They judge with "yuzu link review judge".',
  },
  REVIEW_UNFINISHED: {
    status: 409,
    exit: EXIT.refused,
    ja: '署名鍵 {reviewer} の判定が終わっていません（{pairs}組のうち{missing}組が未判定）。「yuzu link review judge」で続けてください。',
    en: 'The judgements signed with {reviewer} are not complete ({missing} of {pairs} pairs missing). Continue with "yuzu link review judge".',
  },
  REVIEW_JUDGEMENTS_CHANGED: {
    status: 409,
    exit: EXIT.tampered,
    ja: '裁定の対象を示した後に、署名鍵 {reviewer} の判定が変更されています。判定が確定したときのファイルに戻してください。',
    en: 'The judgements signed with {reviewer} changed after the disputes were made known. Put the file of that time back.',
  },
  REVIEW_CLOSED: {
    status: 409,
    exit: EXIT.refused,
    ja: 'この目視確認は終了しています。',
    en: 'This review is closed.',
  },
  REVIEW_DISPUTES_OPEN: {
    status: 409,
    exit: EXIT.refused,
    ja: '確認者2名の判定が{count}組で分かれています。裁定者が「yuzu link review judge」で裁定した後に、もう一度実行してください。',
    en: 'The two reviewers disagree about {count} pairs. Run this again after the adjudicator has settled them with "yuzu link review judge".',
  },
});
