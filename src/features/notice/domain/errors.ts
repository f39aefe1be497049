import { defineErrors } from '../../../kernel/outcome.js';

export const noticeErrors = defineErrors({
  NOTICE_IN_FUTURE: {
    status: 422,
    ja: '通知日 {notifiedOn} は未来の日付です。通知を行った後に登録してください。',
    en: 'The day of the notice {notifiedOn} is still to come. Register the notice once it has been given.',
  },
  NOTICE_STOPPED_BEFORE: {
    status: 422,
    ja: '提供停止日 {stoppedOn} が通知日 {notifiedOn} より前です。日付を確認してください。',
    en: 'Provision stops on {stoppedOn}, before the day of the notice {notifiedOn}. Check the dates.',
  },
  INSTITUTION_NOTICE_UNKNOWN: {
    status: 404,
    ja: '通知「{id}」は登録されていません。',
    en: 'There is no notice "{id}" here.',
  },
  NOTICE_CONFIRMED_BY_REGISTRAR: {
    status: 409,
    ja: '通知の登録者は、自分が登録した通知を確認できません。別の責任者が確認してください。',
    en: 'Who registered a notice cannot confirm it. Let another approver do so.',
  },
  NOTICE_NOT_LATEST: {
    status: 409,
    ja: '医療機関 {institutionCode} には、この登録の後に確認された通知があります。この登録を取り下げ、現在の内容をもとに登録し直してください。',
    en: 'A notice of institution {institutionCode} was confirmed after this one was registered. Withdraw this one and register again from what holds now.',
  },
});
