import { address, mobileNumber } from './addresses.js';
import { household, type Member } from './household.js';
import { elderlyInsurance, householdInsurance } from './insurance.js';
import type { Insurance, Person } from './person.js';
import { Random } from './prng.js';

/** Whoever is born before this is 75 in the target period and insured by 後期高齢者医療. */
const ELDERLY_BORN_BEFORE = '1950-04-01';

const NAMES_REMEMBERED = 512;

/** People living alone whose name another person also bears (同姓同名), some with the same birth date. */
class Namesakes {
  private readonly seen: Member[] = [];

  maybe(random: Random, alone: Member): Member {
    if (this.seen.length === 0 || !random.chance(0.02)) return alone;
    const { surname, given, sex, birthDate } = random.pick(this.seen);
    const sameDay = random.chance(0.1);
    return { ...alone, surname, given, sex, birthDate: sameDay ? birthDate : alone.birthDate };
  }

  remember(random: Random, member: Member): void {
    if (member.birthDate >= '2005') return;
    if (this.seen.length < NAMES_REMEMBERED) this.seen.push(member);
    else this.seen[random.between(0, NAMES_REMEMBERED - 1)] = member;
  }
}

interface Shared {
  readonly address: Person['address'];
  readonly formerAddress: Person['address'];
  readonly insurance: Insurance;
  readonly formerInsurance: Insurance;
}

function sharedFacts(random: Random): Shared {
  const home = address(random);
  return {
    address: home,
    formerAddress: address(random),
    insurance: householdInsurance(random, home.prefectureCode),
    formerInsurance: householdInsurance(random, home.prefectureCode),
  };
}

function personOf(
  random: Random,
  member: Member,
  shared: Shared,
  ordinal: number,
  place: number,
): Person {
  const elderly = member.birthDate < ELDERLY_BORN_BEFORE;
  const own = elderly ? elderlyInsurance(random, shared.address.prefectureCode) : shared.insurance;
  return {
    ...member,
    ...shared,
    key: `P${String(ordinal).padStart(7, '0')}`,
    ordinal,
    mobile: random.chance(0.45) ? mobileNumber(random) : '',
    insurance: own,
    formerInsurance: elderly ? own : shared.formerInsurance,
    branch: elderly ? '' : String(place).padStart(2, '0'),
  };
}

/** Exactly `count` synthetic persons, household by household; the same seed gives the same persons. */
export function* population(seed: string, count: number): Generator<Person, void> {
  const namesakes = new Namesakes();
  let made = 0;
  for (let number = 1; made < count; number += 1) {
    const random = Random.of(seed, 'household', number);
    const members = household(random);
    const shared = sharedFacts(random);
    for (const [place, member] of members.slice(0, count - made).entries()) {
      const named = members.length === 1 ? namesakes.maybe(random, member) : member;
      namesakes.remember(random, named);
      made += 1;
      yield personOf(random, named, shared, made, place);
    }
  }
}
