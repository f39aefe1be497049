import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recheckPersons } from '../../src/features/extraction/index.js';
import {
  COUNTED_FROM,
  NoticeGate,
  parseNoticeList,
  type InstitutionNotice,
  type PersonNotice,
} from '../../src/features/notice/index.js';

const INSTITUTION = '0110113719';
const NOTICE: InstitutionNotice = {
  institutionCode: INSTITUTION,
  notifiedOn: '2026-01-31',
  countedFrom: 'notice-day',
  waitingDays: 30,
};
const LIST = { version: 1, issuedAt: '2026-11-20T00:00:00Z' };

const gateOf = (
  notice: Partial<InstitutionNotice>,
  providedOn: string,
  persons: PersonNotice[] = [],
) => new NoticeGate({ ...LIST, notices: [{ ...NOTICE, ...notice }] }, persons, providedOn);

const listed = (notifiedOn: string, patientId = '7'): PersonNotice => ({
  institutionCode: INSTITUTION,
  patientId,
  notifiedOn,
});

describe('the waiting time', () => {
  it.each([
    // 30 days from 31 January 2026, which is not counted: until the end of 2 March.
    ['2026-03-02', 'waiting'],
    ['2026-03-03', 'notified'],
    ['2026-01-31', 'waiting'],
    ['2026-01-30', 'not-notified'],
  ])('by %s is over or not: %s', (providedOn, standing) => {
    expect(gateOf({}, providedOn).of(INSTITUTION, '7').standing).toBe(standing);
  });

  it('counts 29 February as a day', () => {
    const leap = { notifiedOn: '2028-01-31' };
    expect(gateOf(leap, '2028-03-01').of(INSTITUTION, '7').standing).toBe('waiting');
    expect(gateOf(leap, '2028-03-02').of(INSTITUTION, '7').standing).toBe('notified');
  });

  it('counts from the first visit where the notice says so, and nobody who has not come has been told', () => {
    const gate = gateOf({ countedFrom: 'first-visit' }, '2026-11-21');
    expect(gate.of(INSTITUTION, '7')).toEqual({ standing: 'not-notified' });
    const came = gate.of(INSTITUTION, '7', '2026-10-21');
    expect(came).toEqual({ standing: 'notified', countedFrom: '2026-10-21' });
    expect(gate.of(INSTITUTION, '7', '2026-10-22').standing).toBe('waiting');
  });

  it('counts from the list of persons, whose day overrides the visit, however the number is typed', () => {
    const notice = { countedFrom: 'first-visit' as const };
    const gate = gateOf(notice, '2026-11-21', [listed('2026-11-01', '０007')]);
    expect(gate.of(INSTITUTION, '7', '2026-05-01').standing).toBe('waiting');
    expect(gateOf(notice, '2026-11-21', [listed('')]).of(INSTITUTION, '7', '2026-05-01')).toEqual({
      standing: 'not-notified',
    });
    const other = { ...listed('2026-05-01'), institutionCode: '0110113727' };
    const only = gateOf({ countedFrom: 'person-list' }, '2026-11-21', [other]);
    expect(only.of(INSTITUTION, '7').standing).toBe('not-notified');
  });
});

describe('the notice list', () => {
  const text = (notices: unknown[]) => JSON.stringify({ ...LIST, notices });
  it.each([
    ['two notices of one institution', text([NOTICE, { ...NOTICE, waitingDays: 0 }])],
    ['a day that does not exist', text([{ ...NOTICE, notifiedOn: '2026-02-30' }])],
    ['no waiting time', text([{ ...NOTICE, waitingDays: undefined }])],
    ['a negative waiting time', text([{ ...NOTICE, waitingDays: -1 }])],
    ['a way of counting nobody knows', text([{ ...NOTICE, countedFrom: 'birth' }])],
    ['nothing', '{}'],
    ['no JSON', '{'],
  ])('is not applied with %s', (_, given) => {
    expect(parseNoticeList(given)).toBeNull();
  });

  it('is read as it was written', () => {
    expect(parseNoticeList(text([NOTICE]))?.notices).toEqual([NOTICE]);
  });
});

it('the gate of the extraction and the check before sealing agree, though they share nothing', () => {
  const day = fc
    .integer({ min: 0, max: 500 })
    .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
  const notice = fc.record(
    {
      notifiedOn: day,
      countedFrom: fc.constantFrom(...COUNTED_FROM),
      waitingDays: fc.integer({ min: 0, max: 60 }),
      stoppedOn: day,
    },
    { requiredKeys: ['notifiedOn', 'countedFrom', 'waitingDays'] },
  );
  const persons = fc.array(
    fc.record({
      institutionCode: fc.constant(INSTITUTION),
      patientId: fc.constantFrom('7', '07', '8'),
      notifiedOn: fc.oneof(day, fc.constant('')),
    }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(notice, persons, day, (given, personNotices, providedOn) => {
      const gate = gateOf(given, providedOn, personNotices);
      const person = { institutionCode: INSTITUTION, patientId: '7', nameKana: '', birthDate: '' };
      const lists = {
        optOuts: { ...LIST, entries: [] },
        notices: { ...LIST, notices: [{ ...NOTICE, ...given }] },
        personNotices,
        providedOn,
      };
      const admitted = gate.of(INSTITUTION, '7').standing === 'notified';
      expect(recheckPersons([person], lists).ok).toBe(admitted);
    }),
    { numRuns: 2000 },
  );
});
