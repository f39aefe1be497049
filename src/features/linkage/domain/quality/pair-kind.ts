import { normalisePerson, type Person } from '../normalise/index.js';
import type { PatientRow } from '../patient-row.js';

/** Why two records of one person were not linked, by what tells them apart. First that holds. */
const MISSED = [
  ['birth-unknown', (a, b) => a.birth === null || b.birth === null],
  ['birth-differs', (a, b) => a.birth !== b.birth],
  ['sex-differs', (a, b) => differ(a.sex, b.sex)],
  ['surname-changed', (a, b) => !sameName(a, b) && sameGiven(a, b)],
  ['name-differs', (a, b) => !sameName(a, b)],
  ['all-contact-changed', (a, b) => !sharesHome(a, b)],
] as const satisfies readonly Kind[];

/** What two persons share that were taken for one. First that holds. */
const FALSE = [
  ['same-name-same-birth', (a, b) => sameName(a, b) && same(a.birth, b.birth)],
  ['same-name-in-household', (a, b) => sameName(a, b) && sharesHome(a, b)],
  ['same-name-strangers', sameName],
  ['twins', (a, b) => same(a.birth, b.birth) && sharesHome(a, b)],
  ['household', sharesHome],
] as const satisfies readonly Kind[];

type Kind = readonly [name: string, holds: (a: Person, b: Person) => boolean];
export type MissedKind = (typeof MISSED)[number][0] | 'nothing-differs';
export type FalseKind = (typeof FALSE)[number][0] | 'strangers';

function same(a: string | number | null, b: string | number | null): boolean {
  return a !== null && a === b;
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

function sameName(a: Person, b: Person): boolean {
  return same(a.kana, b.kana) || same(a.kanji, b.kanji);
}

function sameGiven(a: Person, b: Person): boolean {
  return same(a.givenKana, b.givenKana) || same(a.givenKanji, b.givenKanji);
}

function sharesHome(a: Person, b: Person): boolean {
  return same(a.insurance, b.insurance) || same(a.phone, b.phone) || same(a.address, b.address);
}

/** What a missed pair of one person has against it. `nothing-differs`: another record was as good. */
export function missedKind(left: PatientRow, right: PatientRow): MissedKind {
  const [a, b] = [normalisePerson(left), normalisePerson(right)];
  return MISSED.find(([, holds]) => holds(a, b))?.[0] ?? 'nothing-differs';
}

/** What a false link looks like. */
export function falseKind(left: PatientRow, right: PatientRow): FalseKind {
  const [a, b] = [normalisePerson(left), normalisePerson(right)];
  return FALSE.find(([, holds]) => holds(a, b))?.[0] ?? 'strangers';
}
