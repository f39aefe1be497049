import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  recheckPersons,
  type PersonInFiles,
  type RecheckLists,
} from '../../src/features/extraction/index.js';
import type { InstitutionNotice, PersonNotice } from '../../src/features/notice/index.js';
import { OptOutMatcher, type OptOutEntry } from '../../src/features/opt-out/index.js';

const INSTITUTION = '0110113719';
const PERSON: PersonInFiles = {
  institutionCode: INSTITUTION,
  patientId: '0001234',
  nameKana: 'ミズノ ハナ',
  birthDate: '1980-01-02',
  sex: 'F',
};
const NOTICE: InstitutionNotice = {
  institutionCode: INSTITUTION,
  notifiedOn: '2026-10-01',
  countedFrom: 'notice-day',
  waitingDays: 30,
};

interface Given {
  readonly optOuts?: OptOutEntry[];
  readonly notice?: Partial<InstitutionNotice>;
  readonly persons?: PersonNotice[];
  readonly providedOn?: string;
}

const listsOf = ({ optOuts = [], notice = {}, persons, providedOn }: Given): RecheckLists => ({
  optOuts: { version: 1, issuedAt: '2026-11-01T00:00:00Z', entries: optOuts },
  notices: { version: 1, issuedAt: '2026-11-01T00:00:00Z', notices: [{ ...NOTICE, ...notice }] },
  personNotices: persons,
  providedOn: providedOn ?? '2026-11-21',
});

function result(given: Given, ...persons: PersonInFiles[]): string | number {
  const outcome = recheckPersons(persons.length > 0 ? persons : [PERSON], listsOf(given));
  return outcome.ok ? outcome.value.stands : outcome.error.code;
}

const OUT = 'PERSON_OPTED_OUT_IN_FILES';
const NOT_NOTIFIED = 'PERSON_NOT_NOTIFIED_IN_FILES';
const dayOf = (notifiedOn: string): PersonNotice[] => [
  { institutionCode: INSTITUTION, patientId: '0001234', notifiedOn },
];

describe('second check of the persons in finished files', () => {
  it('passes files whose persons were notified, have waited and have not opted out', () => {
    expect(result({})).toBe(1);
  });

  it('counts everybody who may not be in the files, by reason, and names nobody', () => {
    const outcome = recheckPersons(
      [PERSON, { ...PERSON, patientId: '2' }, { ...PERSON, institutionCode: '0110113727' }],
      listsOf({ optOuts: [{ institutionCode: INSTITUTION, patientId: '1234' }] }),
    );
    expect(outcome).toMatchObject({
      ok: false,
      facts: { checked: 3, optedOut: 1, stands: 1, unrecorded: 1, waiting: 0, notNotified: 1 },
    });
    expect(JSON.stringify(outcome)).not.toMatch(/0001234|ミズノ|1980/);
  });

  it('refuses an opted-out person by patient id, and by name and birth date however they are written', () => {
    expect(result({ optOuts: [{ institutionCode: INSTITUTION, patientId: '１２３４' }] })).toBe(
      OUT,
    );
    const named = { nameKana: 'みずの　はな', birthDate: '1980/01/02' };
    expect(result({ optOuts: [named] })).toBe(OUT);
    expect(result({ optOuts: [{ ...named, sex: 'U' }] })).toBe(OUT);
    expect(result({ optOuts: [{ ...named, sex: 'M' }] })).toBe(1);
    expect(result({ optOuts: [{ ...named, sex: 'M' }] }, { ...PERSON, sex: '' })).toBe(OUT);
  });

  it('lets the waiting time pass in full: the day of the notice is not one of its days', () => {
    expect(result({ providedOn: '2026-10-31' })).toBe(NOT_NOTIFIED);
    expect(result({ providedOn: '2026-11-01' })).toBe(1);
    expect(result({ notice: { waitingDays: 0 }, providedOn: '2026-10-01' })).toBe(NOT_NOTIFIED);
    expect(result({ notice: { waitingDays: 0 }, providedOn: '2026-10-02' })).toBe(1);
  });

  it('refuses an institution without a recorded notice, and one whose provision has stopped', () => {
    expect(result({ notice: { institutionCode: '0110113727' } })).toBe(NOT_NOTIFIED);
    expect(result({ notice: { stoppedOn: '2026-11-21' } })).toBe(NOT_NOTIFIED);
    expect(result({ notice: { stoppedOn: '2026-11-22' } })).toBe(1);
  });

  it('counts from the person’s own day where the notice does, and refuses who has none', () => {
    const notice = { countedFrom: 'first-visit' as const };
    expect(result({ notice })).toBe(NOT_NOTIFIED);
    expect(result({ notice, persons: dayOf('2026-10-05') })).toBe(1);
    expect(result({ notice, persons: dayOf('2026-10-25') })).toBe(NOT_NOTIFIED);
    expect(result({ notice: { countedFrom: 'person-list' } })).toBe(NOT_NOTIFIED);
  });

  it('takes the latest day where lists differ, and nobody whom one of them calls not notified', () => {
    expect(result({ persons: [...dayOf('2026-10-05'), ...dayOf('2026-11-05')] })).toBe(
      NOT_NOTIFIED,
    );
    expect(result({ persons: [...dayOf('2026-10-05'), ...dayOf('')] })).toBe(NOT_NOTIFIED);
  });

  it('recognises everybody whom the extraction’s own matching recognises', () => {
    const kana = fc.stringMatching(/^[ァ-ヶぁ-ゖｦ-ﾟ゛゜ー・ \u3000a-zａ-ｚ-]{1,6}$/);
    const entry = fc.record({
      institutionCode: fc.constantFrom(INSTITUTION, '110113719', ''),
      patientId: fc.stringMatching(/^[0０１12a ]{0,4}$/),
      nameKana: kana,
      birthDate: fc.constantFrom('1980-01-02', '1980/01/02', '１９８００１０２', ''),
      sex: fc.constantFrom('M', 'F', 'U', ''),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), entry, (entries, person) => {
        const lists = listsOf({ optOuts: entries });
        const matched = new OptOutMatcher(lists.optOuts).match(person);
        const outcome = recheckPersons([person], lists);
        const recognised = !outcome.ok && outcome.error.code === OUT;
        expect(recognised || matched === null).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
