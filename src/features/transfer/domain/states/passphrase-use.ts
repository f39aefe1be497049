/** 開示・利用の記録. What was done with a package's passphrase, at either side. */
export const PASSPHRASE_USES = [
  'release-requested',
  'release-declined',
  'released',
  'sheet-printed',
  'sheet-registered',
  'fetched',
  'opened',
] as const;
export type PassphraseUseKind = (typeof PASSPHRASE_USES)[number];

/** One entry, never changed; both sides hold the same. */
export interface PassphraseUse {
  readonly id: string;
  readonly packageId: string;
  readonly kind: PassphraseUseKind;
  /** ISO 8601 instant. */
  readonly at: string;
  /** Operator code of the person's side. */
  readonly operator: string;
  /** The person's name, as the own side knows it. */
  readonly person: string;
  /** Actor text; absent of the other side's persons. */
  readonly actor?: string;
}
