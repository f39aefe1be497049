import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type {
  CertificationChange,
  CertificationEvent,
} from '../../src/features/operator/domain/certification.js';
import {
  CERTIFICATION_CHANGES,
  OPERATOR_KINDS,
} from '../../src/features/operator/domain/certification.js';
import {
  certificationProcess,
  checkChange,
} from '../../src/features/operator/domain/certification-process.js';
import { certificationOn } from '../../src/features/operator/domain/certification-standing.js';
import { checkOneKind } from '../../src/features/operator/index.js';

let made = 0;
/** `event('suspended', '2026-11-01', { until: '2026-11-30' })`; recorded one after another. */
function event(
  change: CertificationChange,
  effectiveOn: string,
  more: Partial<CertificationEvent> = {},
): CertificationEvent {
  made += 1;
  return {
    id: String(made).padStart(6, '0'),
    operator: 'AOBA',
    kind: 'anonymised',
    change,
    ...(change === 'granted' ? { number: '第1号' } : {}),
    effectiveOn,
    source: 'own-notice',
    recordedBy: 'peer:AOBA',
    recordedAt: `2026-11-21T00:00:${String(made % 60).padStart(2, '0')}.${String(made).padStart(3, '0')}Z`,
    ...more,
  };
}

const granted = event('granted', '2024-04-01', { source: 'registration' });
const byPublicNotice = { source: 'public-notice', reference: '官報第1号' } as const;

const standing = (on: string, ...events: CertificationEvent[]) =>
  certificationOn([granted, ...events], 'anonymised', on);
const statuses = (days: string[], ...events: CertificationEvent[]) =>
  days.map((day) => standing(day, ...events).status);

describe('a certification', () => {
  it('holds from its first to its last day', () => {
    const until = event('granted', '2024-04-01', { until: '2026-10-31' });
    const on = (day: string) => certificationOn([until], 'anonymised', day);
    expect(on('2024-04-01')).toMatchObject({
      status: 'live',
      since: '2024-04-01',
      number: '第1号',
    });
    expect(on('2026-10-31').status).toBe('live');
    expect(on('2026-11-01')).toMatchObject({
      status: 'expired',
      reason: { ja: '2026-10-31に有効期間満了', en: 'expired after 2026-10-31' },
    });
    expect(on('2024-03-31')).toMatchObject({
      status: 'none',
      reason: { ja: '匿名加工医療情報作成事業の認定は2024-04-01から' },
    });
  });

  it('goes on where it is renewed, also after its last day', () => {
    const until = event('granted', '2024-04-01', { until: '2026-10-31' });
    const renewed = event('renewed', '2026-11-10', { number: '第2号' });
    const on = (day: string) => certificationOn([renewed, until], 'anonymised', day);
    expect(on('2026-11-09').status).toBe('expired');
    expect(on('2026-11-10')).toMatchObject({ status: 'live', number: '第2号' });
  });

  it('is suspended from its day until it is resumed', () => {
    const events = [event('suspended', '2026-11-10'), event('resumed', '2026-12-01')];
    expect(statuses(['2026-11-09', '2026-11-10', '2026-11-30', '2026-12-01'], ...events)).toEqual([
      'live',
      'suspended',
      'suspended',
      'live',
    ]);
    expect(standing('2026-11-15', ...events)).toMatchObject({
      reason: { ja: '2026-11-10から停止中', en: 'suspended since 2026-11-10' },
    });
  });

  it('lives again by itself after a suspension with a last day', () => {
    const suspended = event('suspended', '2026-11-10', { until: '2026-11-20' });
    expect(statuses(['2026-11-20', '2026-11-21'], suspended)).toEqual(['suspended', 'live']);
  });

  it('is resumed the day it was suspended where that was recorded later', () => {
    const events = [event('suspended', '2026-11-10'), event('resumed', '2026-11-10')];
    expect(statuses(['2026-11-10'], ...events)).toEqual(['live']);
  });

  it('once revoked comes back only by a new grant', () => {
    const revoked = event('revoked', '2026-11-10');
    const tried = [event('renewed', '2026-11-11'), event('resumed', '2026-11-11')];
    expect(standing('2026-11-12', revoked, ...tried)).toMatchObject({
      status: 'revoked',
      reason: { ja: '2026-11-10に取消し', en: 'revoked on 2026-11-10' },
    });
    const again = event('granted', '2027-04-01', { number: '第9号' });
    expect(standing('2027-04-01', revoked, again)).toMatchObject({ number: '第9号' });
  });

  it('stays closed by a public notice whatever its operator says', () => {
    const suspended = event('suspended', '2026-11-10', byPublicNotice);
    const revoked = event('revoked', '2026-11-10', byPublicNotice);
    const own = [event('resumed', '2026-11-11'), event('granted', '2026-11-11')];
    expect(statuses(['2026-11-12'], suspended, ...own)).toEqual(['suspended']);
    expect(statuses(['2026-11-12'], revoked, ...own)).toEqual(['revoked']);
    const lifted = event('resumed', '2026-11-12', byPublicNotice);
    expect(statuses(['2026-11-12'], suspended, ...own, lifted)).toEqual(['live']);
  });

  it('that its operator gave up, and a public notice confirmed, is not granted by the operator’s word', () => {
    const events = [
      event('revoked', '2026-11-10'),
      event('revoked', '2026-11-10', byPublicNotice),
      event('granted', '2026-11-20'),
    ];
    expect(statuses(['2026-11-20'], ...events)).toEqual(['revoked']);
  });

  it('of the other kind is another certification', () => {
    const other = event('granted', '2026-04-01', { kind: 'pseudonymised' });
    const revoked = event('revoked', '2026-11-10');
    const history = [granted, other, revoked];
    expect(certificationOn(history, 'pseudonymised', '2026-11-21').status).toBe('live');
    expect(certificationOn(history, 'anonymised', '2026-11-21').status).toBe('revoked');
    expect(certificationOn([granted], 'pseudonymised', '2026-11-21')).toMatchObject({
      status: 'none',
      reason: { ja: '仮名加工医療情報作成事業の認定なし' },
    });
  });
});

const DAYS = Array.from({ length: 12 }, (_, i) => `2026-11-${String(i + 1).padStart(2, '0')}`);
const day = fc.constantFrom(...DAYS);

const anyEvent = fc
  .record({
    kind: fc.constantFrom(...OPERATOR_KINDS),
    change: fc.constantFrom(...CERTIFICATION_CHANGES),
    effectiveOn: day,
    until: fc.option(day, { nil: undefined }),
    source: fc.constantFrom('registration', 'own-notice', 'public-notice'),
    recordedAt: fc.constantFrom('2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'),
  })
  .map(({ until, ...facts }): Omit<CertificationEvent, 'id'> => ({
    operator: 'AOBA',
    ...(facts.change === 'granted' ? { number: '1' } : {}),
    recordedBy: 'peer:AOBA',
    ...facts,
    ...(until === undefined ? {} : { until }),
  }));
const anyHistory = fc
  .array(anyEvent, { maxLength: 12 })
  .map((events) => events.map((one, i): CertificationEvent => ({ id: String(i), ...one })));

const allDays = (history: readonly CertificationEvent[]) =>
  OPERATOR_KINDS.flatMap((kind) => DAYS.map((on) => certificationOn(history, kind, on)));

describe('any history', () => {
  it('gives the same answer for every day in whatever order its events became known', () => {
    const withShuffled = anyHistory.chain((history) =>
      fc.tuple(fc.constant(history), fc.shuffledSubarray(history, { minLength: history.length })),
    );
    fc.assert(
      fc.property(withShuffled, ([history, shuffled]) => {
        expect(allDays(shuffled)).toEqual(allDays(history));
      }),
    );
  });

  it('tells nothing of a day from events that take effect later', () => {
    fc.assert(
      fc.property(anyHistory, day, (history, on) => {
        const known = history.filter(({ effectiveOn }) => effectiveOn <= on);
        for (const kind of OPERATOR_KINDS)
          expect(certificationOn(history, kind, on).status).toBe(
            certificationOn(known, kind, on).status,
          );
      }),
    );
  });

  it('closed by a public notice is opened by no word of the operator', () => {
    const own = anyHistory.map((history) =>
      history.map((one) => ({ ...one, source: 'own-notice' as const })),
    );
    const closing = fc
      .constantFrom('suspended', 'revoked')
      .map((change) =>
        event(change, '2026-11-01', { ...byPublicNotice, recordedAt: '2026-10-31T00:00:00.000Z' }),
      );
    fc.assert(
      fc.property(own, closing, (words, notice) => {
        for (const on of DAYS) expect(standing(on, notice, ...words).status).not.toBe('live');
      }),
    );
  });

  it('of suspensions alone is what a calendar with the days struck out says', () => {
    const suspensions = fc.array(fc.tuple(day, day), { maxLength: 1 });
    fc.assert(
      fc.property(suspensions, suspensions, (own, published) => {
        const events = [
          ...own.map(([from, until]) => event('suspended', from, { until })),
          ...published.map(([from, until]) =>
            event('suspended', from, { ...byPublicNotice, until }),
          ),
        ];
        for (const on of DAYS) {
          const struck = [...own, ...published].some(([from, until]) => from <= on && on <= until);
          expect(standing(on, ...events).status).toBe(struck ? 'suspended' : 'live');
        }
      }),
    );
  });
});

describe('an event that a person records', () => {
  const codeOf = (history: CertificationEvent[], added: CertificationEvent) => {
    const outcome = checkChange(history, added);
    return outcome.ok ? 'ok' : outcome.error.code;
  };

  /** A history that ends in the state. */
  const HISTORIES: Record<string, CertificationEvent[]> = {
    none: [],
    live: [granted],
    suspended: [granted, event('suspended', '2026-11-01')],
    expired: [granted, event('expired', '2026-11-01')],
    revoked: [granted, event('revoked', '2026-11-01')],
  };

  it('is allowed in the states its table names and in no other, and leads where the table says', () => {
    for (const [state, history] of Object.entries(HISTORIES))
      for (const change of CERTIFICATION_CHANGES) {
        const added = event(change, '2026-11-10');
        const row: Partial<Record<string, string>> =
          certificationProcess.table[state as keyof typeof certificationProcess.table];
        const expected = row[change];
        expect([state, change, codeOf(history, added)]).toEqual([
          state,
          change,
          expected === undefined ? 'TRANSITION_REFUSED' : 'ok',
        ]);
        if (expected === undefined) continue;
        const after = certificationOn([...history, added], 'anonymised', '2026-11-10');
        expect([state, change, after.status]).toEqual([state, change, expected]);
      }
  });

  it('is judged by the state on its own day, not by that of today', () => {
    const revoked = event('revoked', '2026-12-01');
    expect(codeOf([granted, revoked], event('suspended', '2026-11-30'))).toBe('ok');
    expect(codeOf([granted, revoked], event('suspended', '2026-12-01'))).toBe('TRANSITION_REFUSED');
  });

  it('says what its grant or end needs', () => {
    const nameless = event('granted', '2026-11-10');
    delete (nameless as { number?: string }).number;
    expect(codeOf([], nameless)).toBe('CERTIFICATION_NUMBER_MISSING');
    for (const added of [
      event('suspended', '2026-11-10', { until: '2026-11-09' }),
      event('revoked', '2026-11-10', { until: '2026-11-30' }),
    ])
      expect(codeOf([granted], added)).toBe('CERTIFICATION_UNTIL_INVALID');
  });
});

describe('the two kinds', () => {
  const aoba = { code: 'AOBA', kind: 'anonymised' } as const;
  const yamato = { code: 'YAMATO', kind: 'pseudonymised' } as const;

  it('never meet in one contract, whichever of them it is for', () => {
    expect(checkOneKind('anonymised', [aoba])).toMatchObject({ ok: true });
    expect(checkOneKind('anonymised', [aoba, yamato])).toMatchObject({
      error: { code: 'KIND_CROSSOVER_REFUSED' },
      facts: { operator: 'YAMATO' },
    });
    expect(checkOneKind('pseudonymised', [aoba, yamato])).toMatchObject({
      facts: { operator: 'AOBA' },
    });
  });
});
