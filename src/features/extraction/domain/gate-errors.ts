import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors } from '../../../kernel/outcome.js';

/** 提供対象者の確認. Which persons may be handed over, before extraction and once more before sealing. */
export const gateErrors = defineErrors({
  PERSON_OPTED_OUT_IN_FILES: {
    status: 409,
    exit: EXIT.refused,
    ja: '抽出結果に、提供停止の求めがあった人が{optedOut}人含まれています（通知の確認ができない人は{notNotified}人）。この抽出結果は封緘できません。提供のジョブ票を発行し直し、最新の一覧で抽出し直してください。同じ結果になる場合は開発元に連絡してください。',
    en: 'The extracted files hold {optedOut} persons who have opted out (and {notNotified} whose notice does not stand); they cannot be sealed. Issue the job ticket again and extract with the current lists; if this comes again, report it.',
  },
  PERSON_NOT_NOTIFIED_IN_FILES: {
    status: 409,
    exit: EXIT.refused,
    ja: '抽出結果に、提供日 {providedOn} の時点で提供できない人が{notNotified}人含まれています（通知の記録なし{unrecorded}人、待機期間中{waiting}人）。この抽出結果は封緘できません。通知一覧を確認し、提供のジョブ票を発行し直して抽出し直してください。',
    en: 'The extracted files hold {notNotified} persons who may not be handed over on {providedOn} ({unrecorded} without recorded notice, {waiting} still within the waiting time); they cannot be sealed. Check the notice list, issue the job ticket again and extract again.',
  },
});
