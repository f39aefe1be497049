import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PatientRow } from '../../src/features/linkage/domain/patient-row.js';
import { background } from './hard-cases/background.js';
import type { HardCase } from './hard-cases/hard-case.js';
import { otherPerson } from './hard-cases/other-person.js';
import { samePerson } from './hard-cases/same-person.js';
import { Bench, linked, type LinkRun } from './support/linkage-run.js';

const CASES = [...samePerson, ...otherPerson];
/** Where the persons of the cases end and those around them begin. */
const FIRST_OF_BACKGROUND = 400;

const idOf = (one: HardCase) => `case-${CASES.indexOf(one)}`;
const withIds = (rows: readonly PatientRow[]) =>
  rows.map((row, i) => ({ ...row, patient_id: `background-${i}` }));
/** Another institution's patient, so that no id tells who is whom. */
const INSTITUTIONS = ['1310000001', '2710000001'];

/** Everything in one linkage, as it would arrive: a case must come out right in spite of all others. */
async function linkAll(bench: Bench, profile: string): Promise<LinkRun> {
  const pairs = CASES.map((one, i) =>
    one.pair(1 + i * 3).map((row, side) => ({
      ...row,
      institution_code: INSTITUTIONS[side] ?? '',
      patient_id: idOf(one),
    })),
  );
  const [aoba, minato] = background(FIRST_OF_BACKGROUND);
  const sources = {
    AOBA: [...pairs.flatMap(([row]) => row ?? []), ...withIds(aoba)],
    MINATO: [...pairs.flatMap(([, row]) => row ?? []), ...withIds(minato)],
  };
  return bench.run(sources, { profile });
}

describe.each(['general-japanese', 'operator-a', 'operator-b'])('by the profile %s', (profile) => {
  let bench: Bench;
  let run: LinkRun;
  beforeAll(async () => {
    bench = await Bench.create();
    run = await linkAll(bench, profile);
  });
  afterAll(() => bench.erase());

  const isLinked = (one: HardCase) => linked(run, `AOBA/${idOf(one)}`, `MINATO/${idOf(one)}`);
  const isOpen = (one: HardCase) =>
    run.review.some((line) => line.split(',').filter((cell) => cell === idOf(one)).length === 2);
  const isDoubtful = ({ outcome, leftOpenBy }: HardCase) =>
    outcome === 'found' || leftOpenBy === profile;

  describe('one person written differently is linked', () => {
    it.each(samePerson.filter((one) => !isDoubtful(one)))('$about', (one) => {
      expect(isLinked(one)).toBe(true);
    });
  });

  describe('one person whose birth date or name is in doubt is not lost', () => {
    it.each(samePerson.filter(isDoubtful))('$about', (one) => {
      expect(isLinked(one) || isOpen(one)).toBe(true);
    });
  });

  describe('two persons are not linked', () => {
    it.each(otherPerson)('$about', (one) => {
      expect(isLinked(one)).toBe(false);
    });
  });

  describe('no person of a hard case', () => {
    it('is linked with anybody but the other record of the case', () => {
      const strangers = CASES.filter((one) =>
        ['AOBA', 'MINATO'].some((operator) => {
          const person = run.person.get(`${operator}/${idOf(one)}`);
          const members = [...run.person].filter(([, other]) => other === person);
          return members.some(([record]) => !record.endsWith(`/${idOf(one)}`));
        }),
      );
      expect(strangers.map(({ about }) => about)).toEqual([]);
    });
  });
});
