import { defineErrors } from '../../../kernel/outcome.js';

/** Refusals of an individual contract's terms, money and end. */
export const individualErrors = defineErrors({
  INSTALMENTS_INVALID: {
    status: 422,
    ja: '個別契約「{contract}」の分割払いの定めが正しくありません。各回の金額の合計を契約金額に一致させ、日付で請求する回は暦にある日付を早い順に指定してください。',
    en: 'The instalments of the individual contract "{contract}" are not valid: they sum to the fee, with tax as reckoned, and their days follow one another.',
  },
  PAYMENT_TERMS_INVALID: {
    status: 422,
    ja: '個別契約「{contract}」の支払条件が正しくありません。日数は1～365日、締日と支払日は1～31日（31は月末）とし、支払日は締日より前にできません。',
    en: 'The payment terms of the individual contract "{contract}" are not valid: 1 to 365 days; closing and pay day 1 to 31 (31: month’s end), never paid before it closes.',
  },
  LATE_CHARGE_RATE_INVALID: {
    status: 422,
    ja: '個別契約「{contract}」の遅延損害金の年率が正しくありません。0～14.6パーセントを、小数第3位までの10進数（例: 3、14.6）で指定してください。',
    en: 'The late-payment rate of the individual contract "{contract}" is not valid: 0 to 14.6 percent a year, written like 3 or 14.6.',
  },
  CONTRACT_SUBJECT_CHANGED: {
    status: 409,
    ja: '個別契約「{contract}」の{field}は変更できません。別の提供依頼または基本契約によるときは、新しい個別契約を起案してください。',
    en: 'The {field} of the individual contract "{contract}" cannot be changed. Draft a new contract for another request or basic contract.',
  },
  CONTRACT_REHEARSAL_DIFFERS: {
    status: 409,
    ja: '個別契約「{contract}」と提供依頼「{request}」とで、リハーサルかどうかの別が一致しません。リハーサルの依頼にはリハーサルの契約を締結してください。',
    en: 'The individual contract "{contract}" and the provision request "{request}" differ in whether they are a rehearsal.',
  },
  FEE_SHARE_UNKNOWN: {
    status: 404,
    ja: '提供依頼「{request}」の料金配分は登録されていません。契約金額を指定するか、先に料金配分を登録してください。',
    en: 'No fee share is registered for the provision request "{request}". Give the fee, or register the allocation first.',
  },
  FEE_SHARE_DIFFERS: {
    status: 409,
    ja: '契約金額{fee}円は、案件の料金配分による額{share}円と一致しません。料金配分を改めるか、配分額で起案してください。',
    en: 'The fee of {fee} yen is not the share of {share} yen that the case’s allocation gives. Change the allocation or draft with the share.',
  },
  FEE_SHARES_INVALID: {
    status: 422,
    ja: '料金配分が正しくありません。同じ案件の提供依頼を重複なく指定し、少なくとも1件の配分割合を0より大きくしてください。',
    en: 'The allocation is not valid: requests of one case, each once, at least one weight above zero.',
  },
  INSTALMENT_UNKNOWN: {
    status: 404,
    ja: '個別契約「{contract}」に第{number}回の請求はありません（全{count}回）。',
    en: 'The individual contract "{contract}" has no instalment {number} (of {count}).',
  },
  PAYMENT_DATE_INVALID: {
    status: 422,
    ja: '入金日「{date}」が正しくありません。請求書の受領日以後の、暦にある日付を指定してください。',
    en: 'The payment date "{date}" is not valid: a calendar date not before the receipt of the invoice.',
  },
  NOTHING_PROPOSED: {
    status: 409,
    ja: '個別契約「{contract}」には、対案を示す相手の案がありません。契約の内容を改めるには変更契約を起案してください。',
    en: 'The individual contract "{contract}" has no open proposal to counter. To change what is concluded, draft an amendment.',
  },
  NOT_CONCLUDED_YET: {
    status: 409,
    ja: '個別契約「{contract}」はまだ成立していないため、変更・合意解約・解除の対象になりません。',
    en: 'The individual contract "{contract}" is not concluded yet: there is nothing to amend or to end.',
  },
  END_DATE_INVALID: {
    status: 422,
    ja: '終了の日「{date}」が正しくありません。本日（{today}）以後の、暦にある日付を指定してください。',
    en: 'The date of the end "{date}" is not valid: a calendar date from today ({today}) on.',
  },
  CONTRACT_END_STOPS: {
    status: 409,
    ja: '個別契約「{contract}」については、{causeJa}（{since}）により「{stepJa}」を停止しています。{reasonJa}',
    en: 'Under the individual contract "{contract}" no {stepEn} is possible: {causeEn} ({since}). {reasonEn}',
  },
});
