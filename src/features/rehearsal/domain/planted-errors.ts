import { KANJI_VARIANTS } from './data/kanji-variants.js';
import type { OperatorCode } from './data/operators.js';
import { fitsIso2022Jp } from './jis-x-0208.js';
import { dakutenApart, halfWidth, oneLetterSlip, smallKanaLarge } from './kana.js';
import { withVariants } from './names.js';
import type { Planted } from './patient-record.js';
import type { Address, Insurance, NamePart, Person } from './person.js';
import type { Random } from './prng.js';

/** A record while errors are being planted. */
export interface Draft {
  family: NamePart;
  given: NamePart;
  home: Address | null;
  phone: string;
  insurance: Insurance;
  branch: string;
}

/** Probability per record that the error is planted, if it applies at all. AOBA's storage holds no half-width kana. */
export const RATES: Readonly<Record<OperatorCode, Readonly<Record<Planted, number>>>> = {
  MINATO: rates({ 'half-width-kana': 0.02, 'small-kana-large': 0.01, 'unsupported-kanji': 0.02 }),
  AOBA: rates({ 'half-width-kana': 0, 'small-kana-large': 0.02, 'unsupported-kanji': 0 }),
  YAMATO: rates({ 'half-width-kana': 0.06, 'small-kana-large': 0.06, 'unsupported-kanji': 0.15 }),
};

function rates(own: Partial<Record<Planted, number>>): Record<Planted, number> {
  return {
    'maiden-name': 0.025,
    'former-address': 0.05,
    'former-insurance': 0.07,
    'variant-kanji': 0.12,
    'unsupported-kanji': 0,
    'kanji-as-kana': 0.003,
    'kana-slip': 0.008,
    'small-kana-large': 0.02,
    'dakuten-apart': 0.008,
    'half-width-kana': 0,
    'full-width-insurance': 0.04,
    'no-branch': 0.25,
    'no-phone': 0.1,
    'no-address': 0.03,
    ...own,
  };
}

const USUAL: ReadonlyMap<string, string> = new Map(
  Object.entries(KANJI_VARIANTS).flatMap(([usual, all]) => all.map((one) => [one, usual] as const)),
);

/** Each character in its usual form (髙 → 高). */
export const usualForm = (kanji: string): string =>
  Array.from(kanji)
    .map((character) => USUAL.get(character) ?? character)
    .join('');

const wide = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const kana =
  (change: (kana: string) => string) =>
  (draft: Draft): void => {
    draft.family = { ...draft.family, kana: change(draft.family.kana) };
    draft.given = { ...draft.given, kana: change(draft.given.kana) };
  };

const familyKanji =
  (change: (kanji: string) => string) =>
  (draft: Draft): void => {
    draft.family = { ...draft.family, kanji: change(draft.family.kanji) };
  };

const unsupported = (kanji: string): string =>
  Array.from(kanji)
    .map((character) => (fitsIso2022Jp(character) ? character : '●'))
    .join('');

/** Changes the draft if the error applies to it; the order is the order in which they are planted. */
export const ERRORS: Readonly<
  Record<Planted, (draft: Draft, person: Person, random: Random) => void>
> = {
  'maiden-name': (draft, { maidenName }) => {
    if (maidenName) draft.family = maidenName;
  },
  'former-address': (draft, { formerAddress, mobile }) => {
    draft.home = formerAddress;
    draft.phone = mobile || formerAddress.phone;
  },
  'former-insurance': (draft, { formerInsurance }) => {
    draft.insurance = formerInsurance;
  },
  'variant-kanji': (draft, _person, random) => {
    const change = (kanji: string): string => {
      const usual = usualForm(kanji);
      return usual === kanji ? withVariants(random, kanji) : usual;
    };
    familyKanji(change)(draft);
  },
  'unsupported-kanji': familyKanji(unsupported),
  'kanji-as-kana': (draft) => {
    draft.family = { ...draft.family, kanji: draft.family.kana };
    draft.given = { ...draft.given, kanji: draft.given.kana };
  },
  'kana-slip': (draft, _person, random) => {
    const part = random.chance(0.5) ? 'family' : 'given';
    draft[part] = { ...draft[part], kana: oneLetterSlip(random, draft[part].kana) };
  },
  'small-kana-large': kana(smallKanaLarge),
  'dakuten-apart': kana(dakutenApart),
  'half-width-kana': kana(halfWidth),
  'full-width-insurance': (draft) => {
    const { symbol, number, insurerNumber } = draft.insurance;
    draft.insurance = { insurerNumber, symbol: wide(symbol), number: wide(number) };
  },
  'no-branch': (draft) => {
    draft.branch = '';
  },
  'no-phone': (draft) => {
    draft.phone = '';
  },
  'no-address': (draft) => {
    draft.home = null;
  },
};
