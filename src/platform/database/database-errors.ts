import { defineErrors } from '../../kernel/outcome.js';

export const databaseErrors = defineErrors({
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    ja: 'Idempotency-Key「{key}」は別の内容の要求で使用済みです。新しいキーを指定してください。',
    en: 'The Idempotency-Key "{key}" was used for a different request. Use a new key.',
  },
});
