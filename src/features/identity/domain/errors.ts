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
  PERSON_UNKNOWN: {
    status: 404,
    ja: '利用者「{person}」は登録されていません。利用者の一覧でIDを確認してください。',
    en: 'There is no person "{person}". Look up the id in the list of persons.',
  },
  SIGNING_KEY_FINGERPRINT_DIFFERS: {
    status: 422,
    ja: '公開鍵のフィンガープリントは「{actual}」で、入力された値と一致しません。本人から書面で受け取った値と公開鍵を確認してください。',
    en: 'The public key’s fingerprint is "{actual}", not the one given. Compare the key with the fingerprint on paper from the person.',
  },
  SIGNING_KEY_IN_USE: {
    status: 409,
    ja: 'フィンガープリント「{fingerprint}」の鍵は登録済みか、この利用者には使用中の署名鍵があります。古い鍵の使用を終えてから、本人が新しく作成した鍵を登録してください。',
    en: 'The key "{fingerprint}" is registered already, or this person has a signing key in use. Retire the old key first, then register one the person has newly made.',
  },
  SIGNING_KEY_OF_OPERATOR: {
    status: 422,
    ja: '事業者の鍵は個人の署名鍵として登録できません。本人が「yuzu key create」で作成した鍵を登録してください。',
    en: 'The operator’s own key cannot be a person’s signing key. Register the key the person made with "yuzu key create".',
  },
  SIGNING_KEY_NONE: {
    status: 404,
    ja: '利用者「{person}」に使用中の署名鍵はありません。',
    en: 'The person "{person}" has no signing key in use.',
  },
});
