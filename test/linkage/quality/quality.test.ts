import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PatternEvidence } from '../../../src/features/linkage/domain/model/evidence.js';
import {
  coverageOf,
  possiblePairs,
} from '../../../src/features/linkage/domain/quality/blocking-analysis.js';
import {
  compareRuns,
  differenceRows,
  type ComparedRun,
} from '../../../src/features/linkage/domain/quality/compare-runs.js';
import { estimateWarnings } from '../../../src/features/linkage/domain/quality/estimate-warnings.js';
import { wilson } from '../../../src/features/linkage/domain/quality/interval.js';
import { falseKind, missedKind } from '../../../src/features/linkage/domain/quality/pair-kind.js';
import {
  curveOf,
  expectedCurve,
  type Scored,
} from '../../../src/features/linkage/domain/quality/threshold-curve.js';
import {
  probabilityOf,
  waterfall,
} from '../../../src/features/linkage/domain/quality/waterfall.js';
import { evidence } from '../support/evidence.js';
import { ELSEWHERE, patient } from '../support/patients.js';

const codes = (changes: Parameters<typeof evidence>[0]) =>
  estimateWarnings(evidence(changes)).map(({ code, subject }) => `${code} ${subject}`);

describe('warnings on an estimate', () => {
  it('name a level few pairs speak for, and a field known too rarely', () => {
    expect(codes({})).toEqual(['UNTRAINED_LEVEL birth.slip', 'FIELD_MOSTLY_UNKNOWN AOBA.phone']);
  });

  it('name an estimate that did not converge', () => {
    const { parameters } = evidence();
    expect(codes({ parameters: { ...parameters, converged: false } })).toContain(
      'NOT_CONVERGED em',
    );
  });

  it('name more matches than there can be, and none at all', () => {
    const { parameters } = evidence();
    const withPrior = (match: number) =>
      codes({ parameters: { ...parameters, prior: { ...parameters.prior, match } } });
    expect(withPrior(0.00011)).toContain('PRIOR_IMPLAUSIBLE prior');
    expect(withPrior(0.000000001)).toContain('PRIOR_IMPLAUSIBLE prior');
    expect(withPrior(0.00009)).not.toContain('PRIOR_IMPLAUSIBLE prior');
  });

  it('name an agreement that speaks against one person', () => {
    const { parameters } = evidence();
    const comparisons = parameters.comparisons.map((comparison) => ({
      ...comparison,
      levels: comparison.levels.map((level) =>
        level.name === 'both' ? { ...level, share: { ...level.share, match: 1e-6 } } : level,
      ),
    }));
    expect(codes({ parameters: { ...parameters, comparisons } })).toContain(
      'AGREEMENT_SPEAKS_AGAINST name.both',
    );
  });
});

describe('precision and recall by threshold', () => {
  it('count what reaches the threshold against all that is one person', () => {
    const scored = [
      { probability: 0.995, pairs: 100, right: 100 },
      { probability: 0.92, pairs: 10, right: 8 },
    ];
    const curve = curveOf(scored, 120);
    const at = (threshold: number) => curve.find((point) => point.threshold === threshold);
    expect(at(0.9)).toEqual({ threshold: 0.9, links: 110, precision: 108 / 110, recall: 0.9 });
    expect(at(0.99)).toEqual({ threshold: 0.99, links: 100, precision: 1, recall: 100 / 120 });
    expect(at(0.9999)).toMatchObject({ links: 0, precision: 1, recall: 0 });
  });

  it('never gain recall by a higher threshold', () => {
    const one = fc.record({
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
      pairs: fc.nat(1000),
    });
    fc.assert(
      fc.property(fc.array(one), (list) => {
        const scored = list.map((it): Scored => ({ ...it, right: Math.floor(it.pairs / 2) }));
        const recalls = curveOf(scored, 10_000).map(({ recall }) => recall);
        expect([...recalls].sort((a, b) => b - a)).toEqual(recalls);
      }),
    );
  });

  it('are expected, without labels, as the run itself says at its own threshold', () => {
    const at = expectedCurve(evidence()).find(({ threshold }) => threshold === 0.9);
    expect(at?.links).toBe(2985);
    expect(at?.recall).toBeCloseTo(0.99, 10);
    expect(at?.precision).toBeCloseTo((2598 * 0.9999 + 378 * 0.985 + 9 * 0.92) / 2985, 10);
  });

  it('are expected below that threshold of what would be linked one-to-one, not of all pairs compared', () => {
    const [band] = evidence().patterns.slice(-1);
    const likely = { ...band, probability: { match: 0.6, household: 0.4, unrelated: 0 } };
    const patterns = [...evidence().patterns.slice(0, -1), likely as PatternEvidence];
    const at = expectedCurve(evidence({ patterns })).find(({ threshold }) => threshold === 0.5);
    expect(at?.links).toBe(2985 + 40);
  });
});

describe('the waterfall of a pair', () => {
  const { parameters } = evidence();

  it('starts at the prior and ends at the probability of the three classes', () => {
    const steps = waterfall(parameters, { birth: 'same', name: 'surname', address: 'same' });
    const [match, household, unrelated] = [
      0.00003 * 0.99 * 0.01 * 0.85,
      0.00006 * 0.008 * 0.9 * 0.9,
      0.99991 * 0.00003 * 0.008 * 0.000002,
    ];
    const expected = match / (match + household + unrelated);
    expect(probabilityOf(steps.at(-1)?.total ?? 0)).toBeCloseTo(expected, 12);
    const sum = steps.reduce((total, { bits }) => total + bits, 0);
    expect(sum).toBeCloseTo(steps.at(-1)?.total ?? 0, 9);
  });

  it('shows that an equal address says little of two of one surname: they may be a household', () => {
    const levels = { birth: 'otherwise', name: 'surname', address: 'same' };
    const address = waterfall(parameters, levels).find(({ name }) => name === 'address');
    const againstStrangersOnly = Math.log2(0.85 / 0.000002);
    expect(address?.bits).toBeLessThan(againstStrangersOnly / 2);
  });

  it('does not move where nothing is known', () => {
    const [, ...steps] = waterfall(parameters, { birth: 'unknown', name: 'unknown' });
    for (const { bits } of steps) expect(bits).toBeCloseTo(0, 10);
  });
});

describe('an error is named by what makes it', () => {
  const wife = { sex: 'F', name_kanji: '山田　花子', name_kana: 'ヤマダ　ハナコ' };

  it.each([
    ['twins', patient({ name_kanji: '山田　次郎', name_kana: 'ヤマダ　ジロウ' })],
    ['household', patient({ ...wife, birth_date: '1980-01-01' })],
    ['same-name-in-household', patient({ birth_date: '2005-03-04' })],
    ['same-name-strangers', patient({ ...ELSEWHERE, birth_date: '1981-07-08' })],
    ['same-name-same-birth', patient({ ...ELSEWHERE })],
    ['strangers', patient({ ...wife, ...ELSEWHERE })],
  ])('wrong link: %s', (kind, other) => {
    expect(falseKind(patient(), other)).toBe(kind);
  });

  it.each([
    ['birth-unknown', patient({ birth_date: '' })],
    ['birth-differs', patient({ birth_date: '1975-02-01' })],
    ['sex-differs', patient({ sex: 'F' })],
    ['surname-changed', patient({ name_kanji: '佐藤　太郎', name_kana: 'サトウ　タロウ' })],
    ['name-differs', patient({ name_kanji: '', name_kana: 'ヤマド　タロオ' })],
    ['all-contact-changed', patient(ELSEWHERE)],
    ['nothing-differs', patient({ insured_branch: '' })],
  ])('missed pair: %s', (kind, other) => {
    expect(missedKind(patient(), other)).toBe(kind);
  });
});

describe('blocking', () => {
  it('is held against all pairs of different sources, or of the one source', () => {
    expect(possiblePairs([10, 20])).toBe(200);
    expect(possiblePairs([10, 20, 30])).toBe(10 * 20 + 10 * 30 + 20 * 30);
    expect(possiblePairs([10])).toBe(45);
  });

  it('tells what a rule finds alone, and what no rule finds', () => {
    const pairs = [
      [true, true],
      [true, false],
      [false, false],
      [false, true],
      [true, false],
    ];
    expect(coverageOf(['a', 'b'], pairs)).toEqual({
      pairs: 5,
      missedByAll: 1,
      rules: [
        { rule: 'a', found: 3, cumulative: 3, foundAlone: 2, missed: 2 },
        { rule: 'b', found: 2, cumulative: 4, foundAlone: 1, missed: 3 },
      ],
    });
  });
});

describe('two runs', () => {
  const refOf = (operator: string, patient: string) => ({ operator, institution: '1', patient });
  /** A linkage that links AOBA's record of each name with MINATO's, and has `open` for review. */
  const runOf = (
    names: readonly string[],
    open: Readonly<Record<string, string>>,
  ): ComparedRun => ({
    pairs: () => names.map((name) => [refOf('AOBA', name), refOf('MINATO', name)] as const),
    isLinked: ({ patient }) => names.includes(patient),
    reason: ({ patient }) => open[patient],
    probability: ({ patient }) => (names.includes(patient) ? 0.9 : patient in open ? 0.5 : 0),
  });

  it('are compared pair by pair, and what differs is told by what the other made of it', () => {
    const first = runOf(['1', '2', '3'], { 4: 'band' });
    const second = runOf(['2', '3', '4', '5'], { 1: 'ambiguous' });
    const { comparison, differences } = compareRuns(first, second);
    expect(comparison).toEqual({
      ...{ inBoth: 2, onlyFirst: 1, onlySecond: 2 },
      onlyFirstBy: [{ elsewhere: 'ambiguous', pairs: 1 }],
      onlySecondBy: [
        { elsewhere: 'apart', pairs: 1 },
        { elsewhere: 'band', pairs: 1 },
      ],
    });
    expect(differenceRows(differences).slice(1)).toEqual([
      ['this', 'ambiguous', 'AOBA', '1', '1', 'MINATO', '1', '1', '0.900000', '0.500000'],
      ['other', 'band', 'AOBA', '1', '4', 'MINATO', '1', '4', '0.500000', '0.900000'],
      ['other', 'apart', 'AOBA', '1', '5', 'MINATO', '1', '5', '0.000000', '0.900000'],
    ]);
  });
});

describe('a share with its interval', () => {
  it('does not promise perfection from 0 errors in 200', () => {
    const { share, low, high } = wilson(200, 200) ?? { share: 0, low: 0, high: 0 };
    expect(share).toBe(1);
    expect(high).toBeCloseTo(1, 10);
    expect(low).toBeCloseTo(0.98116, 4);
    expect(wilson(0, 0)).toBeNull();
  });

  it('is the textbook interval of 15 in 50', () => {
    const interval = wilson(15, 50);
    expect(interval?.low).toBeCloseTo(0.191, 3);
    expect(interval?.high).toBeCloseTo(0.4375, 3);
  });
});
