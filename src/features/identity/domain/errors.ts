import { defineErrors } from '../../../kernel/outcome.js';

export const identityErrors = defineErrors({
  LOGIN_REFUSED: {
    status: 401,
    ja: 'ログイン名またはパスワードが違います。',
    en: 'The login name or password is wrong.',
  },
  LOGIN_TAKEN: {
    status: 409,
    ja: 'ログイン名「{login}」は使用されています。別の名前を指定してください。',
    en: 'The login name "{login}" is taken. Choose another.',
  },
  ROLES_CONFLICT: {
    status: 422,
    ja: '役割「{first}」と「{second}」は兼務できません（作成者と承認者の分離）。別の利用者に割り当ててください。',
    en: 'The roles "{first}" and "{second}" cannot be held by one person (separation of duties). Give one to somebody else.',
  },
});
