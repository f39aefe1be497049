import { defineErrors } from '../../../kernel/outcome.js';

/** Refusals around the personal keys that sign packages, at the gateway. */
export const signingErrors = defineErrors({
  PREPARER_KEY_UNKNOWN: {
    status: 409,
    ja: '目録に署名した鍵「{fingerprint}」は、担当者の使用中の署名鍵として登録されていません。本人の署名鍵を登録し、ジョブ票を発行し直して封緘してください。',
    en: 'The key "{fingerprint}" that signed the manifest is not a signing key in use of anybody who may prepare packages. Register it, issue the ticket again and pack again.',
  },
  APPROVER_KEY_UNKNOWN: {
    status: 409,
    ja: '承認の署名鍵「{fingerprint}」は、責任者の使用中の署名鍵として登録されていません。登録済みの責任者の鍵で承認してください。',
    en: 'The key "{fingerprint}" of the approval is not a signing key in use of anybody who may approve packages. Approve with a registered approver’s key.',
  },
  APPROVAL_OF_ANOTHER_PERSON: {
    status: 409,
    ja: 'この承認の受領票は別の責任者の署名鍵「{fingerprint}」によるものです。承認した本人がログインして登録してください。',
    en: 'This approval was signed with another person’s key "{fingerprint}". The approver records it in their own login.',
  },
  APPROVER_PREPARED: {
    status: 409,
    ja: 'パッケージの作成者と承認者が同じ人です。作成者と別の責任者が承認してください。',
    en: 'Preparer and approver of the package are one person. Another person has to approve.',
  },
});
