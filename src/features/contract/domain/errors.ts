import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors } from '../../../kernel/outcome.js';

export const contractErrors = defineErrors({
  CONTRACT_UNKNOWN: {
    status: 404,
    ja: '契約「{contract}」は登録されていません。契約番号を確認してください。',
    en: 'There is no contract "{contract}" here. Check its id.',
  },
  CONTRACT_EXISTS: {
    status: 409,
    ja: '契約「{contract}」はすでに登録されています。',
    en: 'The contract "{contract}" is registered already.',
  },
  CONTRACT_NOT_LIVE: {
    status: 409,
    ja: '契約「{contract}」は有効ではありません（{whyJa}）。',
    en: 'The contract "{contract}" is not live ({whyEn}).',
  },
  BASIC_CONTRACT_MISSING: {
    status: 409,
    ja: '事業者「{operator}」との有効な基本契約がありません（{whyJa}）。先に基本契約を締結してください。',
    en: 'There is no live basic contract with "{operator}" ({whyEn}). Conclude one first.',
  },
  CONTRACT_NOT_OF_PARTY: {
    status: 403,
    ja: '事業者「{operator}」は契約「{contract}」についてこの手続きを行う当事者ではありません。',
    en: 'The operator "{operator}" is not the party to the contract "{contract}" who may do this.',
  },
  CONTRACT_ALTERED: {
    status: 422,
    exit: EXIT.tampered,
    ja: '契約「{contract}」の内容が署名時のSHA-256と一致しません。相手方に原本の再送を依頼してください。',
    en: 'The content of the contract "{contract}" does not match the SHA-256 that was signed. Ask the other party for the original.',
  },
  CONTRACT_SIGNED_ALREADY: {
    status: 409,
    ja: '事業者「{operator}」は契約「{contract}」に署名済みです。',
    en: 'The operator "{operator}" has signed the contract "{contract}" already.',
  },
  TEXT_UNKNOWN: {
    status: 404,
    ja: '契約「{contract}」に、SHA-256が「{text}」で始まる契約文書はありません。最新の契約文書を開いて、その値を指定してください。',
    en: 'The contract "{contract}" has no text whose SHA-256 begins with "{text}". Open the newest text and give its value.',
  },
  TEXT_NOT_OF_PARTY: {
    status: 403,
    ja: '契約文書「{text}」についてこの手続きを行う当事者ではありません。',
    en: 'This operator is not the party who may do this with the text "{text}".',
  },
  TEXT_SIGNED_ALREADY: {
    status: 409,
    ja: '契約文書「{text}」には署名済みです。署名した申込みは、承諾期間（{answerBy}まで）の間は撤回できません。',
    en: 'The text "{text}" is signed already. A signed offer cannot be withdrawn before {answerBy}.',
  },
  TEXT_DECLINED_ALREADY: {
    status: 409,
    ja: '契約文書「{text}」は署名しないと回答済みです。新しい案を提示してください。',
    en: 'The text "{text}" was declined already. Propose another one.',
  },
  TEXT_WAITING: {
    status: 409,
    ja: '契約文書「{text}」が変更する元の契約文書がまだ締結されていません。他の当事者からの署名の到着を待ってください。',
    en: 'The text that "{text}" changes is not concluded here yet. Wait for the other parties’ signatures.',
  },
  TEXT_SUPERSEDED: {
    status: 409,
    ja: '契約文書「{text}」は、後の案または締結済みの文書により失効しています。最新の案を確認してください。',
    en: 'The text "{text}" has given way to a later or concluded one. See the newest proposal.',
  },
  TEXT_STILL_BINDING: {
    status: 409,
    ja: '先に署名した案について他の当事者がまだ署名できるため、「{text}」には進めません。その案への回答または承諾期間の満了を待ってください。',
    en: 'Others may still sign the text this operator signed before, so "{text}" must wait for their answer or for the end of the period for answering.',
  },
  TEXT_LAPSED: {
    status: 409,
    ja: '契約文書「{text}」の承諾期間は{answerBy}に満了しました。改めて提案してください。',
    en: 'The period for answering the text "{text}" ended on {answerBy}. Propose it anew.',
  },
  ACCESSION_UNSIGNED: {
    status: 409,
    ja: '契約文書「{text}」は、加入する事業者の署名が届いてから署名してください。',
    en: 'Sign the text "{text}" once the operator that accedes has signed it.',
  },
  TEXT_OUT_OF_PLACE: {
    status: 422,
    exit: EXIT.tampered,
    ja: '契約「{contract}」の契約文書が、当方の持つ前の文書に続くものになっていません（番号、元の文書または当事者が異なります）。相手方に確認してください。',
    en: 'The text does not follow the texts of the contract "{contract}" that are known here (number, base or parties differ). Ask the other party.',
  },
  TEXT_ROUNDS_EXHAUSTED: {
    status: 409,
    ja: '契約「{contract}」の提案の回数が上限（{limit}回）に達しました。案を締結するか、新しい契約を起案してください。',
    en: 'The contract "{contract}" has seen {limit} proposals, which is the limit. Conclude one or draft a new contract.',
  },
  TEXT_OTHER_KIND: {
    status: 409,
    ja: '契約「{contract}」には、この対案の対象となる提案がありません。変更契約、加入または合意解約の案として提示してください。',
    en: 'The contract "{contract}" has no open proposal of this kind to counter. Propose an amendment, accession or termination.',
  },
  PARTY_LEFT_OUT: {
    status: 409,
    ja: '契約「{contract}」の文書に当事者「{operator}」が含まれていませんが、同事業者は現在も契約の当事者です。当事者に加えた案としてください。',
    en: 'The text leaves out "{operator}", who is still a party to the contract "{contract}". Include it.',
  },
  PARTY_GONE: {
    status: 409,
    ja: '契約「{contract}」の当事者「{operator}」との契約関係は、脱退または解除により終了しています。先に変更契約で当事者から除いてください。',
    en: 'The party "{operator}" has left the contract "{contract}". Take it out by an amendment first.',
  },
  NOTICE_TOO_LATE: {
    status: 409,
    ja: '{termEnd}に満了する期間の更新拒絶は{deadline}までに通知する必要がありました。契約は更新されます。次の期間の満了日（{nextEnd}）を指定すれば、その更新を拒絶できます。',
    en: 'To refuse the renewal after {termEnd}, notice was due by {deadline}: the contract is renewed. Name the end of the next term ({nextEnd}) to refuse that renewal.',
  },
  NOTICE_DATE_INVALID: {
    status: 422,
    ja: '通知の効力発生日（{effectiveOn}）が正しくありません。更新拒絶は契約期間の満了日（{termEnd}等）、解除は本日以後の日を指定してください。',
    en: 'The date on which the notice takes effect ({effectiveOn}) is not valid: for a refusal the end of a term (such as {termEnd}), for a termination today or later.',
  },
  NOTICE_MEANINGLESS: {
    status: 422,
    ja: '事業者「{operator}」からの契約「{contract}」についての通知は、相手方または契約の種類が合わないため受け取れません。相手方に確認してください。',
    en: 'The notice of the operator "{operator}" about the contract "{contract}" is not taken: whom it is against or the kind of contract does not fit. Ask the operator.',
  },
  NOTICE_GIVEN_ALREADY: {
    status: 409,
    ja: '契約「{contract}」について同じ内容の通知を{givenOn}に行っています。',
    en: 'The same notice about the contract "{contract}" was given on {givenOn}.',
  },
  SIGNER_IS_DRAFTER: {
    status: 403,
    ja: '契約「{contract}」の署名は、起案した人とは別の責任者が行います。',
    en: 'The contract "{contract}" is signed by another person than the one who drafted it.',
  },
  PARTIES_INVALID: {
    status: 422,
    ja: '契約の当事者が正しくありません。自らを除く相手方を重複なく指定してください。',
    en: 'The parties are not valid. Name the other parties, each once, without this operator.',
  },
  OPERATOR_KINDS_DIFFER: {
    status: 409,
    ja: '事業者「{operator}」とは認定の種類が異なるため契約できません。医療情報の提供は同じ種類の認定事業者の間に限られます（法第27条・第38条）。',
    en: 'The operator "{operator}" has another kind of certification. Medical information passes between operators of one kind only (Act, art. 27 and 38).',
  },
  CONTRACT_DATES_INVALID: {
    status: 422,
    ja: '日付が正しくありません（{field}: {from}～{to}）。暦にある日付を、開始日から終了日の順に指定してください。',
    en: 'The dates are not valid ({field}: {from} to {to}). Give calendar dates, the first not after the last.',
  },
  CONTRACT_PERIOD_OVER: {
    status: 409,
    ja: '契約「{contract}」の期間は{endsOn}に満了しています。新しい契約を起案してください。',
    en: 'The period of the contract "{contract}" ended on {endsOn}. Draft a new contract.',
  },
  CLAUSE_VARIABLE_MISSING: {
    status: 422,
    ja: '条項「{clause}」の「{variable}」に入れる値がありません。条項集で定められた名前を確認してください。',
    en: 'The clause "{clause}" has no value for "{variable}". Check the names in the clause library.',
  },
  CLAUSE_VARIABLE_INVALID: {
    status: 422,
    ja: '条項の「{title}」（{variable}）に入れられる値は{allowedJa}です。',
    en: 'The clause variable "{variable}" ({title}) allows {allowedEn}.',
  },
  REQUEST_NOT_ELIGIBLE: {
    status: 409,
    ja: '提供依頼「{request}」は個別契約の対象ではありません。提供側の承認を受けた、当事者の一致する依頼が必要です。',
    en: 'The provision request "{request}" cannot be contracted: it needs the provider’s acceptance and the same parties and case.',
  },
  REQUEST_CONTRACTED_ALREADY: {
    status: 409,
    ja: '提供依頼「{request}」には個別契約「{contract}」があります（状態: {state}）。',
    en: 'The provision request "{request}" has the individual contract "{contract}" already (state: {state}).',
  },
  SPECIFICATION_TABLE_UNKNOWN: {
    status: 422,
    ja: '仕様書の表「{table}」がデータ定義書にないか、重複しています。',
    en: 'The table "{table}" of the specification is not in the data definition, or stands twice.',
  },
  SPECIFICATION_ITEM_UNKNOWN: {
    status: 422,
    ja: '仕様書の項目「{table}.{item}」がデータ定義書にありません。',
    en: 'The item "{table}.{item}" of the specification is not in the data definition.',
  },
  SPECIFICATION_KEY_MISSING: {
    status: 422,
    ja: '仕様書の表「{table}」にはキー項目「{item}」が必要です。行を特定できないデータは授受できません。',
    en: 'The table "{table}" of the specification needs its key item "{item}": rows that cannot be told apart are not handed over.',
  },
  CRITERIA_WITHOUT_CODE: {
    status: 422,
    ja: '抽出条件の対象傷病にコードがありません。ICD-10、病名管理番号、傷病名コードのいずれかを指定するか、対象傷病の条件を除いてください。',
    en: 'The target diseases of the criteria name no code. Give ICD-10 codes, management numbers or codes of receipts, or leave the diseases out.',
  },
  CRITERIA_CODE_WRONG: {
    status: 422,
    ja: '抽出条件のコード「{code}」が正しくありません。ICD-10は小数点なしで「E11」または同じ桁数の範囲「E10-E14」、病名管理番号は8桁、傷病名コードは7桁で指定してください。',
    en: 'The code "{code}" of the criteria is wrong: ICD-10 without dot as "E11" or a range "E10-E14" of equal length, management numbers of 8 digits, codes of receipts of 7 digits.',
  },
  CRITERIA_AGE_REVERSED: {
    status: 422,
    ja: '抽出条件の年齢の下限（{from}歳）が上限（{to}歳）を超えています。',
    en: 'The lowest age of the criteria ({from}) is above the highest ({to}).',
  },
  SPECIFICATION_DIFFERS: {
    status: 422,
    exit: EXIT.tampered,
    ja: '個別契約「{contract}」の仕様書が、公表されたデータ定義書「{definition}」第{version}版と一致しません。',
    en: 'The specification of the individual contract "{contract}" does not match version {version} of the published data definition "{definition}".',
  },
  FEE_INVALID: {
    status: 422,
    ja: '個別契約「{contract}」の金額が正しくありません。契約金額は1円単位、消費税等は定めた税率と端数処理で計算した額とします。',
    en: 'The amounts of the individual contract "{contract}" are not valid: whole yen, the tax as rate and rounding rule give it.',
  },
});
