/** Words for people, in both languages. */
export interface Words {
  readonly ja: string;
  readonly en: string;
}

/**
 * What a step is to a contract's end: `new` work under the basic contract, `providing` data under a
 * concluded individual contract, `using` data that were provided, or the `closing` of what was done,
 * which survives every end.
 */
export type StepGroup = 'new' | 'providing' | 'using' | 'closing';

interface Step extends Words {
  readonly group: StepGroup;
}

/** Steps of a case that a contract allows, in the order of a case. */
export const STEPS = {
  request: { group: 'new', ja: '提供依頼の作成・送付', en: 'provision request' },
  contract: { group: 'new', ja: '個別契約の締結', en: 'conclusion of an individual contract' },
  amend: { group: 'providing', ja: '個別契約の変更', en: 'amendment of the individual contract' },
  plan: { group: 'providing', ja: '提供の計画', en: 'plan of a package' },
  'provide-ticket': {
    group: 'providing',
    ja: '抽出・封緘のジョブ票の発行',
    en: 'job ticket for extraction and packing',
  },
  approve: { group: 'providing', ja: '提供パッケージの承認', en: 'approval of a package' },
  dispatch: { group: 'providing', ja: '発送', en: 'dispatch' },
  'release-passphrase': {
    group: 'using',
    ja: 'パスフレーズの開示',
    en: 'release of the passphrase',
  },
  open: {
    group: 'using',
    ja: '開封（受領側のジョブ票の発行、パスフレーズの取得）',
    en: 'opening (job ticket of the recipient, fetching the passphrase)',
  },
  link: { group: 'using', ja: '名寄せのジョブ票の発行', en: 'job ticket for the linkage' },
  'second-review': {
    group: 'using',
    ja: '2回目審査（提供前審査）',
    en: 'second review, before delivery',
  },
  deliver: {
    group: 'using',
    ja: '利活用者への加工した医療情報の提供',
    en: 'delivery of the processed information to the data user',
  },
  custody: {
    group: 'closing',
    ja: '媒体の受渡し・受領の登録・保管・返送',
    en: 'custody, arrival and return of media',
  },
  discrepancy: { group: 'closing', ja: '仕様不一致の通知', en: 'report of a discrepancy' },
  record: {
    group: 'closing',
    ja: 'ジョブ受領票及び提供記録・受領記録の登録',
    en: 'job receipts, provision and receipt records',
  },
  reconcile: { group: 'closing', ja: '記録の突き合わせ', en: 'reconciliation of records' },
  delete: { group: 'closing', ja: '医療情報の消去と証明', en: 'deletion and its certificate' },
  pay: { group: 'closing', ja: '請求及び支払い', en: 'invoice and payment' },
  'opt-out': {
    group: 'closing',
    ja: '提供停止の求めの共有',
    en: 'exchange of opt-outs',
  },
} as const satisfies Record<string, Step>;

export type ContractStep = keyof typeof STEPS;
export const CONTRACT_STEPS = Object.keys(STEPS) as ContractStep[];

/** How a contract, or the right to act under it, came to an end. */
export const END_CAUSES = {
  expired: {
    ja: '更新拒絶による基本契約の期間満了',
    en: 'the basic contract expired after a refused renewal',
  },
  'agreed-continue': {
    ja: '基本契約の合意解約（履行中の個別契約は継続）',
    en: 'the basic contract was ended by agreement; running contracts continue',
  },
  'agreed-stop': {
    ja: '基本契約の合意解約（履行中の個別契約も終了）',
    en: 'the basic contract was ended by agreement; running contracts stop',
  },
  'for-cause': { ja: '基本契約の解除', en: 'the basic contract was terminated for cause' },
  'certification-lost': {
    ja: '認定の取消し又は失効',
    en: 'a certification was revoked or expired',
  },
  'certification-suspended': {
    ja: '認定の効力の停止',
    en: 'a certification is suspended',
  },
  'individual-agreed-continue': {
    ja: '個別契約の合意解約（提供済みの医療情報の利用は継続）',
    en: 'the individual contract was ended by agreement; what was provided stays in use',
  },
  'individual-agreed-stop': {
    ja: '個別契約の合意解約（利用も終了）',
    en: 'the individual contract was ended by agreement; the use stops too',
  },
  'individual-for-cause': {
    ja: '個別契約の解除',
    en: 'the individual contract was terminated for cause',
  },
  'use-period-over': {
    ja: '利用期間の満了',
    en: 'the period of use is over',
  },
} as const satisfies Record<string, Words>;

export type EndCause = keyof typeof END_CAUSES;
export const CAUSES = Object.keys(END_CAUSES) as EndCause[];
