import { withCheckDigit } from '../src/kernel/check-digit.js';
import { Random } from '../src/features/rehearsal/domain/prng.js';
import { givenName, surname, type Name } from './linkage-names.js';

/** A person as the family and the insurer know them, before any source writes them down. */
export interface Person {
  /** Running number in the population: the truth. */
  readonly id: number;
  readonly surname: Name;
  readonly given: Name;
  readonly maiden?: Name;
  readonly sex: 'M' | 'F';
  /** Year, month, day. */
  readonly birth: readonly [number, number, number];
  readonly home: Home;
  readonly insurance: Insurance;
  readonly branch: number;
  /** Own mobile number; where there is none, that of the household. */
  readonly mobile?: string;
}

export interface Home {
  readonly postal: string;
  readonly address: string;
  readonly phone: string;
}

export interface Insurance {
  readonly insurer: string;
  readonly symbol: string;
  readonly number: string;
}

const PLACES = [
  '東京都千代田区',
  '東京都世田谷区',
  '大阪府大阪市北区',
  '愛媛県松山市',
  '神奈川県横浜市中区',
  '福岡県福岡市博多区',
  '北海道札幌市中央区',
  '愛知県名古屋市中村区',
];
const TOWNS = Array.from('旭泉梅大岡上川北栄桜清高竹中西野浜東平藤本松三南宮元森山').flatMap(
  (one) => ['町', '台', '野', '本町', 'が丘', '新田', '通'].map((other) => one + other),
);
const INSURERS = Array.from({ length: 400 }, (_, i) =>
  withCheckDigit(String(113_001 + i * 1_009).padStart(7, '0')),
);

const phone = (random: Random, first: string): string =>
  `${first}-${random.digits(4)}-${random.digits(4)}`;

export const newHome = (random: Random): Home => ({
  postal: `${random.between(100, 989)}-${random.digits(4)}`,
  address: `${random.pick(PLACES)}${random.pick(TOWNS)}${random.between(1, 9)}丁目${random.between(1, 60)}番${random.between(1, 40)}号`,
  phone: phone(random, `0${random.between(3, 9)}`),
});

export const newInsurance = (random: Random): Insurance => ({
  insurer: random.pick(INSURERS),
  symbol: String(random.between(1, 99_999)),
  number: String(random.between(1, 999_999)),
});

export const newMobile = (random: Random): string =>
  phone(random, random.pick(['090', '080', '070']));

const birthIn = (random: Random, year: number): Person['birth'] => [
  year,
  random.between(1, 12),
  random.between(1, 28),
];

type Draft = Omit<Person, 'id' | 'branch' | 'home' | 'insurance'>;

const member = (random: Random, family: Name, sex: 'M' | 'F', birth: Person['birth']): Draft => ({
  surname: family,
  given: givenName(random, sex, birth[0]),
  sex,
  birth,
  mobile: birth[0] < 2012 && random.chance(0.6) ? newMobile(random) : undefined,
});

function children(random: Random, family: Name, parentsBorn: number): Draft[] {
  const born: Draft[] = [];
  for (let count = random.between(0, 3); count > 0; count -= 1) {
    const birth = birthIn(random, Math.min(2023, parentsBorn + random.between(20, 38)));
    // Twins: one birth in a hundred.
    const together = random.chance(0.01) ? 2 : 1;
    for (let i = 0; i < together; i += 1)
      born.push(member(random, family, random.chance(0.5) ? 'M' : 'F', birth));
  }
  return born;
}

function family(random: Random): Draft[] {
  const name = surname(random);
  const born = random.between(1928, 2000);
  const head = member(random, name, random.chance(0.55) ? 'M' : 'F', birthIn(random, born));
  if (random.chance(0.38)) return [head];
  const spouse = {
    ...member(
      random,
      name,
      head.sex === 'M' ? 'F' : 'M',
      birthIn(random, born + random.between(-5, 5)),
    ),
    maiden: surname(random),
  };
  return random.chance(0.35) ? [head, spouse] : [head, spouse, ...children(random, name, born)];
}

/** Households one after the other, for ever; the same for the same seed. */
export function* households(seed: number): Generator<Person[]> {
  let id = 0;
  for (let household = 0; ; household += 1) {
    const random = Random.of('household', seed, household);
    const [home, insurance] = [newHome(random), newInsurance(random)];
    // Two adults in five are insured by their own employer.
    yield family(random).map((draft, place) => ({
      id: (id += 1),
      surname: draft.surname,
      given: draft.given,
      maiden: draft.maiden,
      sex: draft.sex,
      birth: draft.birth,
      mobile: draft.mobile,
      home,
      insurance:
        place > 0 && draft.birth[0] < 2003 && random.chance(0.4) ? newInsurance(random) : insurance,
      branch: place + 1,
    }));
  }
}
