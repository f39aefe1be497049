import { defineErrors } from '../../../kernel/outcome.js';

export const optOutErrors = defineErrors({
  OPT_OUT_RECEIVED_IN_FUTURE: {
    status: 422,
    ja: '受付日 {receivedOn} は未来の日付です。提供停止の求めを受け付けた日を入力してください。',
    en: 'The day of receipt {receivedOn} is still to come. Enter the day on which the stop request was received.',
  },
  OPT_OUT_NAMES_NOBODY: {
    status: 422,
    ja: '提供停止の求めから対象者を特定できません。医療機関コードと患者番号、またはカナ氏名と生年月日を入力してください。',
    en: 'The stop request names nobody. Give the institution code and patient id, or the kana name and birth date.',
  },
});
