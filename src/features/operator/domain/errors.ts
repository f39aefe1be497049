import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors } from '../../../kernel/outcome.js';

export const operatorErrors = defineErrors({
  PEER_UNKNOWN: {
    status: 404,
    ja: '事業者「{operator}」は相手方として登録されていません。管理者が公開鍵とともに登録してください。',
    en: 'The operator "{operator}" is not registered as a peer. The administrator registers it with its public key.',
  },
  PEER_UNCONFIRMED: {
    status: 409,
    ja: '事業者「{operator}」の鍵指紋がまだ確認されていません。責任者が書面の指紋と照合して確認してください。',
    en: 'The key fingerprint of "{operator}" is not confirmed yet. An approver compares it with the one on paper.',
  },
  PEER_ALREADY_REGISTERED: {
    status: 409,
    ja: '事業者「{operator}」は登録済みです。鍵の変更は鍵更新の手続きで行ってください。',
    en: 'The operator "{operator}" is registered already. A changed key takes the key rotation.',
  },
  FINGERPRINT_DIFFERS: {
    status: 422,
    exit: EXIT.tampered,
    ja: '公開鍵の指紋が、書面の指紋と一致しません（事業者「{operator}」）。登録せず、相手方に電話等の別経路で確認してください。',
    en: 'The public key’s fingerprint is not the one on paper (operator "{operator}"). Do not register it; ask the operator by another channel.',
  },
  CONFIRMER_IS_REGISTRAR: {
    status: 403,
    ja: '鍵指紋の確認は、登録した人とは別の人が行います。',
    en: 'The fingerprint is confirmed by another person than the one who registered it.',
  },
  KIND_CROSSOVER_REFUSED: {
    status: 409,
    ja: '事業者「{operator}」は認定の種類が異なります。医療情報の提供は、匿名加工医療情報の作成事業者同士（法第27条）または仮名加工医療情報の作成事業者同士（法第38条）に限られ、種類をまたぐことはできません。',
    en: 'The operator "{operator}" is certified for the other kind. Medical information passes between makers of anonymised information (Act, art. 27) or between makers of pseudonymised information (art. 38), never across.',
  },
  CERTIFICATION_NOT_LIVE: {
    status: 409,
    ja: '事業者「{operator}」の認定は {on} 時点で有効ではありません（{reasonJa}）。新しい手続きは行えません。',
    en: 'The certification of "{operator}" is not in force on {on} ({reasonEn}). No new work can start.',
  },
  CERTIFICATION_NUMBER_MISSING: {
    status: 422,
    ja: '認定を受けた記録には認定番号が必要です。認定証の番号を入力してください。',
    en: 'A granted certification needs its number. Enter the one on the certificate.',
  },
  CERTIFICATION_UNTIL_INVALID: {
    status: 422,
    ja: '終了日 {until} は「{change}」の記録に指定できないか、効力発生日 {effectiveOn} より前です。終了日を指定できるのは認定・更新・停止だけで、効力発生日以後の日とします。',
    en: 'The last day {until} cannot be given for "{change}" or lies before {effectiveOn}. Only a grant, renewal or suspension has one, on or after the day it takes effect.',
  },
  CERTIFICATION_OF_ANOTHER: {
    status: 422,
    ja: '事業者「{sender}」からの通知は事業者「{operator}」の認定に関するもので、受け付けられません。他の事業者の認定は、各事業者の責任者が公示に基づいて記録します。',
    en: 'The notice from "{sender}" is about the certification of "{operator}" and is not accepted. An approver records another operator’s certification from the public notice.',
  },
  KEY_ALREADY_REGISTERED: {
    status: 409,
    ja: 'この公開鍵は事業者「{holder}」のものとして登録済みのため、事業者「{operator}」には登録できません。相手方から正しい公開鍵を受け取り直してください。',
    en: 'This public key is registered as that of "{holder}", so it cannot be registered for "{operator}". Get the right key from the operator.',
  },
});
