import { addressText, NOTATIONS } from './addresses.js';
import type { Operator } from './data/operators.js';
import { fitsIso2022Jp } from './jis-x-0208.js';
import { PLANTED, type PatientRecord, type Planted } from './patient-record.js';
import type { NamePart, Person } from './person.js';
import { ERRORS, RATES, usualForm, type Draft } from './planted-errors.js';
import type { Random } from './prng.js';

const truthOf = (person: Person): Draft => ({
  family: person.surname,
  given: person.given,
  home: person.address,
  phone: person.mobile || person.address.phone,
  insurance: person.insurance,
  branch: person.branch,
});

const sameText = (one: Draft, other: Draft): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Plants errors by their rates; returns those that really changed something. */
function plant(random: Random, draft: Draft, person: Person, operator: Operator): Planted[] {
  return PLANTED.filter((kind) => {
    if (!random.chance(RATES[operator.code][kind])) return false;
    const before = { ...draft };
    ERRORS[kind](draft, person, random);
    return !sameText(before, draft);
  });
}

/** A storage in ISO-2022-JP holds the usual form of what it cannot write (髙橋 → 高橋). */
const holdable = (part: NamePart): NamePart => ({
  kana: part.kana,
  kanji: Array.from(part.kanji)
    .map((one) => (fitsIso2022Jp(one) ? one : usualForm(one)))
    .join(''),
});

const hyphenated = (postalCode: string): string =>
  `${postalCode.slice(0, 3)}-${postalCode.slice(3)}`;

function addressOf(random: Random, { home }: Draft, operator: Operator) {
  if (home === null) return { postalCode: '', address: '' };
  const parts = { prefecture: random.chance(0.85), building: random.chance(0.7) };
  return {
    postalCode: operator.postalHyphen ? hyphenated(home.postalCode) : home.postalCode,
    address: addressText(home, random.pick(NOTATIONS), parts),
  };
}

/** The person's record at an institution of the operator. */
export function holdRecord(
  random: Random,
  person: Person,
  operator: Operator,
  place: { readonly institutionCode: string; readonly patientId: string; readonly ordinal: number },
): PatientRecord {
  const draft = truthOf(person);
  const planted = plant(random, draft, person, operator);
  const name = operator.jisOnly ? holdable : (part: NamePart) => part;
  const { insurerNumber, symbol, number } = draft.insurance;
  return {
    ...place,
    operator: operator.code,
    personKey: person.key,
    family: name(draft.family),
    given: name(draft.given),
    birthDate: person.birthDate,
    sex: person.sex,
    ...addressOf(random, draft, operator),
    phone: draft.phone,
    insurerNumber: operator.padInsurer ? insurerNumber.padStart(8, '0') : insurerNumber,
    insuredSymbol: symbol,
    insuredNumber: number,
    insuredBranch: draft.branch,
    planted,
  };
}
