import { EXIT } from '../../../../kernel/exit-code.js';
import { defineErrors } from '../../../../kernel/outcome.js';

/** Refusals about media, seals, custody and deviations. */
export const mediaErrors = defineErrors({
  MEDIUM_UNKNOWN: {
    status: 404,
    ja: '可搬記録媒体「{medium}」は登録されていません。番号を確認してください。',
    en: 'There is no medium "{medium}" here. Check its id.',
  },
  MEDIUM_EXISTS: {
    status: 409,
    ja: '製造番号「{serial}」の可搬記録媒体はすでに登録されています。',
    en: 'A medium with the serial number "{serial}" is registered already.',
  },
  MEDIUM_IN_OTHER_HANDS: {
    status: 409,
    ja: 'この可搬記録媒体は事業者「{holder}」の手元にあるため、記録できません。届いた場合は、まず受領を記録してください。',
    en: 'This medium is in the hands of "{holder}" and cannot be recorded about. If it has arrived, record its receipt first.',
  },
  MEDIUM_OF_ANOTHER_OPERATOR: {
    status: 409,
    ja: 'この可搬記録媒体は事業者「{owner}」のものです。提供には自社の媒体を使用してください。',
    en: 'This medium belongs to "{owner}". Provide on media of your own.',
  },
  MEDIUM_NOT_SEALED: {
    status: 409,
    ja: '可搬記録媒体が封印されていないため、引き渡せません。先に封印を記録してください。',
    en: 'The medium is not sealed and cannot be handed over. Record its sealing first.',
  },
  MEDIUM_TOO_SMALL: {
    status: 409,
    ja: '可搬記録媒体「{serial}」の容量は、収める{bytes}バイトに足りません。より大きな媒体を使用するか、巻を複数の媒体に分けてください。',
    en: 'The medium "{serial}" does not hold {bytes} bytes. Use a larger one, or spread the volumes over several media.',
  },
  VOLUME_UNKNOWN: {
    status: 422,
    ja: '提供パッケージ「{package}」に巻「{volume}」はありません。封緘のジョブ受領票にある巻の名前を指定してください。',
    en: 'The package "{package}" has no volume "{volume}". Name volumes as the pack receipt does.',
  },
  MEDIA_INCOMPLETE: {
    status: 409,
    ja: '提供パッケージ「{package}」の巻「{volumes}」を収めた可搬記録媒体がありません。すべての巻を媒体に封印してから発送してください。',
    en: 'No medium carries the volumes "{volumes}" of the package "{package}". Seal every volume in before the dispatch.',
  },
  MEDIA_AWAITED: {
    status: 409,
    ja: '提供パッケージ「{package}」の可搬記録媒体「{media}」は、まだ受領が記録されていません。すべての媒体の受領を二人で記録してから、到着を登録してください。',
    en: 'The media "{media}" of the package "{package}" are not received yet. Have the receipt of every medium recorded by two persons, then record the arrival.',
  },
  CUSTODY_DETAIL_MISSING: {
    status: 422,
    ja: '受渡・保管記録「{kind}」には次の項目が必要です: {details}',
    en: 'The custody event "{kind}" needs: {details}',
  },
  CUSTODY_METHOD_UNFIT: {
    status: 422,
    ja: '「{method}」は「{kind}」の方法ではありません。消去は overwrite または cryptographic、廃棄は物理的な破壊の方法を指定してください。',
    en: '"{method}" is no method of "{kind}". Erasure is overwrite or cryptographic; destruction is physical.',
  },
  CUSTODY_PENDING: {
    status: 409,
    ja: '可搬記録媒体「{serial}」には、二人目の確認を待つ記録「{kind}」があります。先に確認するか、取り下げてください。',
    en: 'An event "{kind}" of the medium "{serial}" awaits its second person. Have it confirmed or withdrawn first.',
  },
  CUSTODY_NOTHING_PENDING: {
    status: 409,
    ja: '可搬記録媒体「{serial}」に、二人目の確認を待つ記録はありません。',
    en: 'No event of the medium "{serial}" awaits a second person.',
  },
  CUSTODY_EVENT_UNKNOWN: {
    status: 404,
    ja: '可搬記録媒体「{serial}」に、消去または廃棄の記録「{event}」はありません。',
    en: 'The medium "{serial}" has no erasure or destruction "{event}".',
  },
  WITNESS_IS_ACTOR: {
    status: 403,
    ja: '「{kind}」は二人で行います。記録した人とは別の人が確認してください。',
    en: '"{kind}" takes two persons. Another person than who recorded it must confirm it.',
  },
  WITNESS_NOT_ENTITLED: {
    status: 403,
    ja: '「{kind}」の二人目は、媒体管理者または責任者でなければなりません。',
    en: 'The second person of "{kind}" must be a media custodian or an approver.',
  },
  CUSTODY_NOT_BY_CONTRACT: {
    status: 409,
    ja: '個別契約の提供方法は「{method}」のため、「{kind}」は記録できません。契約で定めた方法で提供してください。',
    en: 'The contract provides by "{method}", so "{kind}" cannot be recorded. Provide as the contract says.',
  },
  CUSTODY_OF_ANOTHER: {
    status: 403,
    ja: '受渡・保管記録（媒体「{medium}」）の{field}が、これまでの記録または送信元「{peer}」と一致しません。送信元に確認してください。',
    en: 'The custody event (medium "{medium}") differs in {field} from what is known of the medium or from its sender "{peer}". Ask the sender.',
  },
  SEAL_EXISTS: {
    status: 409,
    ja: '封印番号「{numbers}」はすでに登録されています。番号を確認してください。',
    en: 'The seal numbers "{numbers}" are registered already. Check the numbers.',
  },
  SEAL_NOT_USABLE: {
    status: 409,
    ja: '封印番号「{number}」は使用できません（状態: {state}）。登録済みで未使用の封印を使用してください。',
    en: 'The seal "{number}" cannot be used (state: {state}). Use one that is registered and unused.',
  },
  LABEL_NOT_SEALED: {
    status: 409,
    ja: '可搬記録媒体「{serial}」は封印されていないため、ラベルを作成できません。封印の記録後に印刷してください。',
    en: 'The medium "{serial}" is not sealed, so it has no label. Print it once the sealing is recorded.',
  },
  LABEL_MEDIA_INCOMPLETE: {
    status: 409,
    ja: 'パッケージ「{package}」の巻「{volumes}」は、まだどの媒体にも封印されていません。ラベルには媒体の総数を記載するため、すべての媒体の封印を記録してから印刷してください。',
    en: 'The volumes "{volumes}" of the package "{package}" are sealed onto no medium yet. A label says how many media there are: print it once the sealing of all of them is recorded.',
  },
  DEVIATION_UNKNOWN: {
    status: 404,
    ja: '逸脱「{deviation}」は登録されていません。番号を確認してください。',
    en: 'There is no deviation "{deviation}" here. Check its id.',
  },
  DEVIATION_OF_OTHER_SIDE: {
    status: 409,
    ja: '逸脱「{deviation}」は、登録した事業者「{operator}」だけが終結できます。相手方に確認を依頼してください。',
    en: 'Only "{operator}", who opened the deviation "{deviation}", can close it. Ask the other side.',
  },
  DEVIATION_CLOSED_ALONE: {
    status: 403,
    ja: '逸脱「{deviation}」は二人で終結します。理由を登録した人とは別の責任者が確認してください。',
    en: 'The deviation "{deviation}" is closed by two persons. Another person than who gave the reason must confirm it.',
  },
  DEVIATION_DIFFERS: {
    status: 409,
    exit: EXIT.tampered,
    ja: '送信元「{peer}」の逸脱「{deviation}」が、こちらの記録と一致しません。送信元に確認してください。',
    en: 'The deviation "{deviation}" of "{peer}" differs from what is recorded here. Ask the sender.',
  },
});
