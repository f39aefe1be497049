import { defineErrors } from '../../kernel/outcome.js';

export const httpErrors = defineErrors({
  NOT_LOGGED_IN: {
    status: 401,
    ja: 'ログインしていないか、有効期限が切れています。ログインし直してください。',
    en: 'Not logged in, or the session has ended. Log in again.',
  },
  PERMISSION_MISSING: {
    status: 403,
    ja: 'この操作には権限「{permission}」が必要です。担当の役割を持つ利用者が行うか、管理者に依頼してください。',
    en: 'This needs the permission "{permission}". Ask a person whose role has it, or the administrator.',
  },
  REQUEST_INVALID: {
    status: 400,
    ja: '要求の内容に誤りがあります: {fields}',
    en: 'The request is not valid: {fields}',
  },
  BODY_TOO_LARGE: {
    status: 413,
    ja: '送信された内容が大きすぎます。この操作で受け付けられるのは {megabytes} MB までです。分割するか、正しいファイルかどうか確認してください。',
    en: 'What was sent is too large. This entrance takes at most {megabytes} MB. Split it, or check that it is the right file.',
  },
  NOT_FOUND: {
    status: 404,
    ja: '{subject}「{id}」は見つかりません。',
    en: 'There is no {subject} "{id}".',
  },
});
