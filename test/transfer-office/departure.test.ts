import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type InstitutionNotice, NoticeGate } from '../../src/features/notice/index.js';
import { checkDeparture } from '../../src/features/transfer/domain/states/departure.js';
import type { TransferPackage } from '../../src/features/transfer/domain/states/package.js';
import type { PackageState } from '../../src/features/transfer/domain/states/package-states.js';

const packageFor = (providedOn: string, noticeListVersion: number): TransferPackage =>
  ({
    ...{ direction: 'provided', state: 'approved', name: 'N', providedOn },
    ...{ seal: { optOutListVersion: 3 }, extraction: { noticeListVersion } },
  }) as unknown as TransferPackage;

const codeOf = (
  pack: TransferPackage,
  today: string,
  { optOut = 3, notice = 1, stops = [] as string[] } = {},
) => {
  const leaves = checkDeparture(pack, { today, versions: { 'opt-out': optOut, notice }, stops });
  return leaves.ok ? 'ok' : leaves.error.code;
};

describe('a package leaves the house', () => {
  const pack = packageFor('2026-12-10', 1);

  it.each([
    ['2026-12-09', 'DISPATCH_BEFORE_PROVISION_DATE'],
    ['2026-12-10', 'ok'],
    ['2027-02-01', 'ok'],
  ])('not before its provision date: on %s %s', (today, code) => {
    expect(codeOf(pack, today)).toBe(code);
  });

  it.each([
    ['2026-12-10', '2026-12-10', 'ok'],
    ['2026-12-11', '2026-12-10', 'ok'],
    ['2026-12-11', '2026-12-11', 'NOTICE_STOPPED_SINCE_PROVISION_DATE'],
    ['2026-12-11', '2026-12-31', 'NOTICE_STOPPED_SINCE_PROVISION_DATE'],
  ])('not after an institution stopped on %s: on %s %s', (stop, today, code) => {
    expect(codeOf(pack, today, { stops: ['2020-01-01', stop] })).toBe(code);
  });

  const states: [PackageState, object, string][] = [
    ['approved', { optOut: 4 }, 'OPT_OUTS_SINCE_EXTRACTION'],
    ['approved', { notice: 2 }, 'NOTICES_SINCE_EXTRACTION'],
    ['dispatched', { optOut: 4 }, 'OPT_OUTS_SINCE_DISPATCH'],
    ['dispatched', { notice: 2 }, 'NOTICES_SINCE_DISPATCH'],
  ];
  it.each(states)('not %s with a list that changed to %j: %s', (state, lists, code) => {
    expect(codeOf({ ...pack, state }, '2026-12-10', lists)).toBe(code);
  });
});

const DAY = fc.integer({ min: 0, max: 60 }).map((n) => {
  const day = new Date('2026-11-01T00:00:00Z');
  day.setUTCDate(day.getUTCDate() + n);
  return day.toISOString().slice(0, 10);
});
const INSTITUTIONS = ['1310000001', '1310000002', '1310000003'];
const noticeOf = (institutionCode: string): fc.Arbitrary<InstitutionNotice> =>
  fc.record(
    {
      institutionCode: fc.constant(institutionCode),
      notifiedOn: DAY,
      countedFrom: fc.constant('notice-day' as const),
      waitingDays: fc.integer({ min: 0, max: 40 }),
      stoppedOn: DAY,
    },
    { requiredKeys: ['institutionCode', 'notifiedOn', 'countedFrom', 'waitingDays'] },
  );

describe('whenever a package is let out', () => {
  it('each of its persons would also be let through if they were judged for that very day', () => {
    let left = 0;
    fc.assert(
      fc.property(
        fc.tuple(...INSTITUTIONS.map(noticeOf)),
        DAY,
        DAY,
        (notices, providedOn, today) => {
          const list = { version: 1, issuedAt: '', notices };
          const judge = (day: string) =>
            INSTITUTIONS.filter(
              (code) => new NoticeGate(list, [], day).of(code, '1').standing === 'notified',
            );
          const stops = notices.flatMap(({ stoppedOn }) => stoppedOn ?? []);
          if (codeOf(packageFor(providedOn, 1), today, { stops }) !== 'ok') return;
          left += 1;
          expect(judge(today)).toEqual(expect.arrayContaining(judge(providedOn)));
        },
      ),
      { numRuns: 20_000 },
    );
    expect(left).toBeGreaterThan(1000);
  });
});
