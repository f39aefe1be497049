import { KANJI_VARIANTS_VERSION } from './normalise/index.js';

/** What two records are compared on. Unknown values agree with nothing and contradict nothing. */
export type Comparison =
  | 'birth'
  | 'sex'
  /** Equal, or unknown on a side. */
  | 'sex-compatible'
  /** Whole kana name or whole folded kanji name equal. */
  | 'name'
  | 'kana'
  | 'kanji'
  /** One holder of name, birth date and sex in each source, and a name few persons carry. */
  | 'rare-name'
  /** Given name equal in kana or in kanji. */
  | 'given-name'
  /** Given name equal in kana and in kanji. */
  | 'given-name-twice'
  /** Kana one insertion, deletion, substitution or swap apart. */
  | 'kana-one-edit'
  /** Given kanji equal, or not written on a side. */
  | 'given-kanji-compatible'
  | 'insurance'
  /** Branch number equal, or unknown on a side. */
  | 'branch-compatible'
  | 'phone'
  | 'address'
  | 'postal';

/** All comparisons must hold. A pair of records belongs to the first rule that accepts it. */
export interface Rule {
  readonly name: string;
  readonly all: readonly Comparison[];
}

/**
 * 決定的名寄せの規則, strongest first. A household shares insurance, address, phone and surname, so none of
 * these ever links alone: each rule demands the birth date and a name a spouse, parent or twin does not carry.
 */
export const RULES: readonly Rule[] = [
  { name: 'name-insurance', all: ['birth', 'sex-compatible', 'name', 'insurance'] },
  { name: 'name-phone', all: ['birth', 'sex-compatible', 'name', 'phone'] },
  { name: 'name-address', all: ['birth', 'sex-compatible', 'name', 'address'] },
  { name: 'name-postal', all: ['birth', 'sex', 'name', 'postal'] },
  // Moved and changed insurance: only the name is left, so both spellings must agree and be rare.
  { name: 'unique-name', all: ['birth', 'sex', 'kana', 'kanji', 'rare-name'] },
  // Maiden names. Twins share everything but the given name, so it must agree.
  {
    name: 'given-insurance',
    all: ['birth', 'sex', 'given-name', 'insurance', 'branch-compatible'],
  },
  { name: 'given-phone', all: ['birth', 'sex', 'given-name-twice', 'phone'] },
  { name: 'given-address', all: ['birth', 'sex', 'given-name-twice', 'address'] },
  // Slips of the pen. Twins are often named one kana apart (ユウタ, ユウト): the given kanji must not contradict.
  {
    name: 'one-edit-insurance',
    all: [
      'birth',
      'sex',
      'kana-one-edit',
      'given-kanji-compatible',
      'insurance',
      'branch-compatible',
    ],
  },
  {
    name: 'one-edit-contact',
    all: ['birth', 'sex', 'kana-one-edit', 'given-kanji-compatible', 'phone', 'address'],
  },
];

/** Name in links.csv and receipts of the rule with this index. */
export const ruleName = (index: number): string => RULES[index]?.name ?? '';

/** Named in the receipt: which rules and which table of variants ran. */
export const RULES_VERSION = `deterministic/1+kanji-variants/${KANJI_VARIANTS_VERSION}`;
