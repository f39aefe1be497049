import { describe, expect, it } from '@jest/globals';
import { hasValidCheckDigit } from '../../src/kernel/check-digit.js';
import { OPERATORS } from '../../src/features/rehearsal/domain/data/operators.js';
import { population } from '../../src/features/rehearsal/domain/population.js';
import type { Person } from '../../src/features/rehearsal/domain/person.js';
import {
  PLANTED,
  type PatientRecord,
  type Planted,
} from '../../src/features/rehearsal/domain/patient-record.js';
import { RecordMaker } from '../../src/features/rehearsal/domain/record-maker.js';

const PERSONS = 12_000;
const persons = [...population('people', PERSONS)];
const maker = new RecordMaker('people', OPERATORS);
const held = persons.map((person) => ({ person, records: maker.recordsOf(person) }));
const records = held.flatMap((one) => one.records.map(({ record }) => record));

const spelt = ({ surname, given }: Person) => surname.kana + given.kana;

function groups(key: (person: Person) => string): Person[][] {
  const found = new Map<string, Person[]>();
  for (const person of persons) {
    const group = found.get(key(person)) ?? [];
    found.set(key(person), [...group, person]);
  }
  return [...found.values()].filter((group) => group.length > 1);
}

describe('the synthetic population', () => {
  it('has exactly the number of persons asked for, each with a key of its own', () => {
    expect(new Set(persons.map(({ key }) => key)).size).toBe(PERSONS);
  });

  it('gives every insurer and institution a valid check digit', () => {
    const institutions = OPERATORS.flatMap((operator) => operator.institutions);
    const insurers = records.map(({ insurerNumber }) => insurerNumber);
    expect(institutions.filter((code) => !hasValidCheckDigit(code))).toEqual([]);
    expect(insurers.filter((number) => !hasValidCheckDigit(number))).toEqual([]);
  });

  it('has twins who differ in nothing but their own name, sex and branch number', () => {
    const twins = groups(({ birthDate, address, twin }) => `${birthDate}${address.phone}${twin}`);
    const pairs = twins.filter(([one]) => one?.twin);
    expect(pairs.length).toBeGreaterThan(10);
    for (const [one, other] of pairs) {
      expect(other?.insurance).toEqual(one?.insurance);
      expect(other?.surname).toEqual(one?.surname);
      expect(other?.given.kana).not.toBe(one?.given.kana);
    }
  });

  it('has strangers of the same name, some of them born on the same day', () => {
    const strangers = groups((person) => `${spelt(person)}${person.birthDate}`).filter(
      ([one, other]) => one?.address !== other?.address,
    );
    expect(strangers.length).toBeGreaterThan(0);
    expect(groups(spelt).length).toBeGreaterThan(100);
  });

  it('has families who share insurance and address', () => {
    const families = groups(({ address }) => JSON.stringify(address));
    expect(families.length).toBeGreaterThan(2_000);
  });

  it('uses telephone numbers nobody can have', () => {
    const numbers = records.map(({ phone }) => phone).filter(Boolean);
    expect(numbers.filter((phone) => !/^(0\d+)-0\d*-\d{4}$/.test(phone))).toEqual([]);
  });

  it('never gives two patients of one institution the same number', () => {
    const ids = records.map((one) => `${one.institutionCode}/${one.patientId}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('holds each person at about 60 % of the operators, at one at least', () => {
    expect(held.filter((one) => one.records.length === 0)).toEqual([]);
    expect(records.length / persons.length / 3).toBeCloseTo(0.605, 1);
  });
});

describe('records of one person at several operators', () => {
  const without = (kinds: readonly Planted[]) => (one: PatientRecord) =>
    !one.planted.some((kind) => kinds.includes(kind));

  const disagreeing = (
    agrees: (record: PatientRecord, person: Person) => boolean,
    unless: readonly Planted[],
  ): PatientRecord[] =>
    held.flatMap(({ person, records: own }) =>
      own
        .map(({ record }) => record)
        .filter((record) => without(unless)(record) && !agrees(record, person)),
    );

  it('agree in birth date and sex always', () => {
    const agrees = (record: PatientRecord, { birthDate, sex }: Person) =>
      record.birthDate === birthDate && record.sex === sex;
    expect(disagreeing(agrees, [])).toEqual([]);
  });

  it('agree in the reading of the name but for planted errors', () => {
    const agrees = (record: PatientRecord, person: Person) =>
      record.family.kana + record.given.kana === spelt(person);
    const errors = [
      'maiden-name',
      'kana-slip',
      'small-kana-large',
      'dakuten-apart',
      'half-width-kana',
    ] as const;
    expect(disagreeing(agrees, errors)).toEqual([]);
    expect(disagreeing(agrees, []).length).toBeGreaterThan(100);
  });

  it('agree in insurance but for planted errors and zero padding', () => {
    const agrees = (record: PatientRecord, { insurance }: Person) =>
      record.insurerNumber.slice(-6) === insurance.insurerNumber.slice(-6) &&
      record.insuredSymbol === insurance.symbol &&
      record.insuredNumber === insurance.number;
    expect(disagreeing(agrees, ['former-insurance', 'full-width-insurance'])).toEqual([]);
    expect(disagreeing(agrees, []).length).toBeGreaterThan(100);
  });

  it('carry every kind of planted error somewhere', () => {
    const seen = new Set(records.flatMap(({ planted }) => planted));
    expect(PLANTED.filter((kind) => !seen.has(kind))).toEqual([]);
  });
});
