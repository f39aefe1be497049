import { defineErrors } from '../../../kernel/outcome.js';

export const applicationErrors = defineErrors({
  CASE_UNKNOWN: {
    status: 404,
    ja: '案件「{case}」は見つかりません。',
    en: 'There is no case "{case}".',
  },
  REQUEST_UNKNOWN: {
    status: 404,
    ja: '提供依頼「{request}」は見つかりません。',
    en: 'There is no provision request "{request}".',
  },
  FIRST_REVIEW_MISSING: {
    status: 409,
    ja: '案件 {case} は自らの1回目審査で承認されていないため（状態: {state}）、提供依頼を行えません。',
    en: 'Case {case} is not approved by this operator’s own first review (state: {state}), so no provision request can be made.',
  },
  PERMISSION_TO_SHARE_MISSING: {
    status: 409,
    ja: '案件 {case} には、書類を提供側と共有することへの利活用者の同意が記録されていません。',
    en: 'Case {case} has no recorded permission of the data user to share the documents with providers.',
  },
  SENDER_IS_DRAFTER: {
    status: 403,
    ja: '提供依頼の送付は、作成した人とは別の責任者が行います。',
    en: 'A provision request is sent by an approver who did not draft it.',
  },
  REQUEST_OF_ANOTHER_OPERATOR: {
    status: 403,
    ja: '提供依頼「{request}」は事業者「{operator}」に宛てたものでも、同事業者からのものでもありません。',
    en: 'Provision request "{request}" is neither to nor from operator "{operator}".',
  },
  PROVIDER_IS_RECIPIENT: {
    status: 422,
    ja: '自らの事業者「{provider}」には提供を依頼できません。提供を受ける相手方の事業者を指定してください。',
    en: 'This operator "{provider}" cannot request a provision from itself. Name another operator.',
  },
  PROVIDER_ALREADY_REQUESTED: {
    status: 409,
    ja: '案件 {case} では、事業者「{provider}」への提供依頼が作成済みです。',
    en: 'Case {case} already has a provision request to "{provider}".',
  },
});
