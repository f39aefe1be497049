import type { PatientRow } from '../src/features/linkage/domain/patient-row.js';
import { Random } from '../src/features/rehearsal/domain/prng.js';
import {
  households,
  newHome,
  newInsurance,
  newMobile,
  type Home,
  type Insurance,
  type Person,
} from './linkage-households.js';
import type { Name } from './linkage-names.js';

/** One record of a source, and whose it is in truth. */
export interface WrittenRecord {
  readonly person: number;
  readonly row: PatientRow;
}

const SHARE = 0.3;
const KANA = Array.from(
  'アイウエオカキクケコサシスセソタチツテトナニノハヒフマミメモヤユヨラリルレロワン',
);
const VARIANTS: Readonly<Record<string, string>> = {
  高: '髙',
  崎: '﨑',
  辺: '邊',
  斎: '齋',
  沢: '澤',
  浜: '濱',
  島: '嶋',
  広: '廣',
  国: '國',
  桜: '櫻',
  吉: '𠮷',
  竜: '龍',
  恵: '惠',
  真: '眞',
};

const two = (number: number): string => String(number).padStart(2, '0');

/** One kana wrong, missing or too many: 2 in 100 records. */
function slipOfThePen(random: Random, kana: string): string {
  if (!random.chance(0.02)) return kana;
  const signs = Array.from(kana);
  const place = random.between(0, signs.length - 1);
  const kind = random.between(0, 2);
  if (kind === 0) signs[place] = random.pick(KANA);
  else if (kind === 1) signs.splice(place, 1);
  else signs.splice(place, 0, random.pick(KANA));
  return signs.join('');
}

function kanaOf(random: Random, name: Name, given: Name): string {
  if (random.chance(0.02)) return '';
  const space = random.chance(0.05) ? '' : '\u3000';
  const written = `${name.kana}${space}${slipOfThePen(random, given.kana)}`;
  return random.chance(0.15)
    ? written.replace(
        /[ャュョッァィェォ]/gu,
        (small) => 'ヤユヨツアイエオ'['ャュョッァィェォ'.indexOf(small)] ?? small,
      )
    : written;
}

function kanjiOf(random: Random, name: Name, given: Name): string {
  const kind = random.between(1, 1000);
  if (kind <= 20) return '';
  if (kind <= 40) return `${name.kana}\u3000${given.kana}`;
  const plain = `${name.kanji}${kind <= 90 ? '' : '\u3000'}${given.kanji}`;
  if (kind <= 100) return plain.replace(/^./u, '●');
  return random.chance(0.15) ? plain.replace(/./gu, (sign) => VARIANTS[sign] ?? sign) : plain;
}

/** A digit wrong, day and month exchanged or the era mistaken: 5 in 1,000 records. */
function birthOf(random: Random, [year, month, day]: Person['birth']): string {
  const iso = (y: number, m: number, d: number) => `${y}-${two(m)}-${two(d)}`;
  const kind = random.between(1, 1000);
  if (kind === 1 && day <= 12) return iso(year, day, month);
  if (kind === 2) return iso(year > 1988 ? year - 63 : Math.min(year + 63, 2023), month, day);
  if (kind === 3) return iso(year + (year % 10 < 9 ? 1 : -1), month, day);
  if (kind <= 5) return iso(year, month, (day % 28) + 1);
  return iso(year, month, day);
}

function sexOf(random: Random, { sex }: Person): string {
  const kind = random.between(1, 1000);
  if (kind <= 1) return sex === 'M' ? 'F' : 'M';
  return kind <= 6 ? '' : sex;
}

interface Circumstances {
  readonly home: Home;
  readonly insurance: Insurance;
  readonly phone: string;
}

/** Where the person lived, and how insured, when this source wrote the record: one in eight had moved. */
function circumstances(random: Random, person: Person): Circumstances {
  const home = random.chance(0.06) ? newHome(random) : person.home;
  const insurance = random.chance(0.1) ? newInsurance(random) : person.insurance;
  const own =
    person.mobile !== undefined && random.chance(0.08) ? newMobile(random) : person.mobile;
  return { home, insurance, phone: own ?? home.phone };
}

/** Unlike those of any other person of the source, and telling the truth: no program compares it. */
const patientId = (chance: number, { id }: Person): string =>
  `${chance}${String(id).padStart(8, '0')}`;

/** Whose record it is in truth. */
export const personOf = (id: string): number => Number(id.slice(3));

/** The person as the source with this number writes them. */
function written(source: number, person: Person): PatientRow {
  const random = Random.of('record', source, person.id);
  const { home, insurance, phone } = circumstances(random, person);
  const name = person.maiden !== undefined && random.chance(0.02) ? person.maiden : person.surname;
  const insured = !random.chance(0.06);
  return {
    institution_code: '1310000001',
    patient_id: patientId(random.between(100, 999), person),
    name_kanji: kanjiOf(random, name, person.given),
    name_kana: kanaOf(random, name, person.given),
    birth_date: birthOf(random, person.birth),
    sex: sexOf(random, person),
    postal_code: random.chance(0.05) ? '' : home.postal,
    address: random.chance(0.06) ? '' : home.address,
    phone: random.chance(0.12) ? '' : phone,
    insurer_number: insured ? insurance.insurer : '',
    insured_symbol: insured ? insurance.symbol : '',
    insured_number: insured ? insurance.number : '',
    insured_branch: insured && !random.chance(0.3) ? two(person.branch) : '',
  };
}

/**
 * `count` records of the source with this number, each of another person. A source knows three persons in
 * ten of one population, so that any two sources share three in ten of theirs, and often a husband is in
 * one and his wife in the other.
 */
export function* records(source: number, count: number, seed = 1): Generator<WrittenRecord> {
  let left = count;
  for (const members of households(seed))
    for (const person of members) {
      if (!Random.of('known', source, person.id).chance(SHARE)) continue;
      yield { person: person.id, row: written(source, person) };
      left -= 1;
      if (left === 0) return;
    }
}
