import { dateBetween, dateOf, dayNumber, LAST_BIRTH } from './calendar.js';
import { givenName, surname } from './names.js';
import type { NamePart } from './person.js';
import type { Random } from './prng.js';

/** What a household decides about a member; numbers, insurance and key follow in `population.ts`. */
export interface Member {
  readonly sex: 'M' | 'F';
  readonly birthDate: string;
  readonly surname: NamePart;
  readonly given: NamePart;
  readonly maidenName?: NamePart;
  readonly twin: boolean;
}

const yearOf = (date: string): number => Number(date.slice(0, 4));

const bornBetween = (random: Random, from: number, to: number): string =>
  dateBetween(random, `${from}-01-01`, `${Math.min(to, 2023)}-12-31`);

function adult(random: Random, sex: 'M' | 'F', birthDate: string, family: NamePart): Member {
  const given = givenName(random, sex, yearOf(birthDate));
  return { sex, birthDate, surname: family, given, twin: false };
}

function wife(random: Random, husbandBorn: number, family: NamePart): Member {
  const birthDate = bornBetween(random, husbandBorn - 4, husbandBorn + 6);
  return { ...adult(random, 'F', birthDate, family), maidenName: surname(random) };
}

function child(random: Random, birthDate: string, family: NamePart, twin: boolean): Member {
  const sex = random.chance(0.513) ? 'M' : 'F';
  return { ...adult(random, sex, birthDate, family), twin };
}

/** Twins: born together, everything shared but the given name. */
function twins(random: Random, birthDate: string, family: NamePart): Member[] {
  const first = child(random, birthDate, family, true);
  let second = child(random, birthDate, family, true);
  while (second.given.kana === first.given.kana || second.given.kanji === first.given.kanji)
    second = child(random, birthDate, family, true);
  return [first, second];
}

function children(random: Random, parentBorn: number, family: NamePart): Member[] {
  const born: Member[] = [];
  let birthDate = bornBetween(random, parentBorn + 22, parentBorn + 38);
  for (let count = random.between(1, 3); count > 0; count -= 1) {
    if (birthDate > LAST_BIRTH) break;
    if (random.chance(0.03)) born.push(...twins(random, birthDate, family));
    else born.push(child(random, birthDate, family, false));
    birthDate = dateOf(dayNumber(birthDate) + random.between(400, 1500));
  }
  return born;
}

function family(random: Random, withChildren: boolean): Member[] {
  const name = surname(random);
  const born = withChildren ? random.between(1955, 1995) : random.between(1930, 1995);
  const husband = adult(random, 'M', bornBetween(random, born, born), name);
  const spouse = wife(random, born, name);
  return [husband, spouse, ...(withChildren ? children(random, born, name) : [])];
}

function single(random: Random): Member[] {
  const sex = random.chance(0.48) ? 'M' : 'F';
  return [adult(random, sex, bornBetween(random, 1928, 2004), surname(random))];
}

function singleParent(random: Random): Member[] {
  const name = surname(random);
  const born = random.between(1965, 1997);
  const parent = adult(
    random,
    random.chance(0.85) ? 'F' : 'M',
    bornBetween(random, born, born),
    name,
  );
  return [parent, ...children(random, born, name)];
}

function threeGenerations(random: Random): Member[] {
  const members = family(random, true);
  const [father] = members;
  if (father === undefined) return members;
  const born = yearOf(father.birthDate) - random.between(23, 32);
  return [...members, wife(random, born, father.surname)];
}

/** 世帯: one to seven persons who share surname, address, telephone and insurance. */
export function household(random: Random): Member[] {
  const kind = random.between(1, 100);
  if (kind <= 33) return single(random);
  if (kind <= 56) return family(random, false);
  if (kind <= 86) return family(random, true);
  if (kind <= 94) return singleParent(random);
  return threeGenerations(random);
}
