import { CLASSES, type ByClass, type ModelParameters, type PatternCounts } from './parameters.js';
import { OTHERWISE, UNKNOWN, unpack, type ComparisonLayout, type Layout } from './layout.js';
import type { BlockingRule, Profile } from './profile.js';

/** Shares of the levels of one comparison, per class, by code. */
type Shares = number[][];
type Weights = [match: number, household: number, unrelated: number];

/** Pairs of one blocking rule, one row per pattern, and what is estimated within this rule alone. */
interface Stratum {
  readonly codes: readonly number[][];
  readonly pairs: readonly number[];
  /** Comparisons that read a field the rule demands: their levels are no free evidence here. */
  readonly touched: readonly boolean[];
  readonly shares: Shares[];
  mixture: Weights;
}

/** Weight of the profile's shares, in pairs: a few hundred real pairs outvote them. */
const PRIOR_PAIRS = 30;
const MIXTURE_PRIOR: Weights = [3, 3, 4];
const MOST_ITERATIONS = 200;
const SMALL = 1e-12;
const TOLERANCE = 1e-7;

const fieldsOf = (condition: object): string[] =>
  Object.entries(condition).flatMap(([kind, value]: [string, unknown]) => {
    if (kind === 'any') return (value as object[]).flatMap(fieldsOf);
    return Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : [];
  });

/** Does the comparison read a field that the rule demands equality of? */
function touches({ comparison }: ComparisonLayout, rule: BlockingRule): boolean {
  const read = comparison.levels.flatMap(({ when }) => when.flatMap(fieldsOf));
  return rule.on.some(({ field }) => read.includes(field));
}

const priorShares = ({ levels }: ComparisonLayout): Shares =>
  CLASSES.map((name) => {
    const shares = levels.map(({ prior }, code) => (code === UNKNOWN ? 0 : prior[name]));
    const sum = shares.reduce((total, share) => total + share, 0);
    return shares.map((share, code) => (code === UNKNOWN ? 1 : share / sum));
  });

const stratumOf = (layout: Layout, rule: BlockingRule, counts: PatternCounts): Stratum => ({
  codes: [...counts.patterns.keys()].map((pattern) => unpack(layout, pattern)),
  pairs: [...counts.patterns.values()],
  touched: layout.comparisons.map((comparison) => touches(comparison, rule)),
  shares: layout.comparisons.map(priorShares),
  mixture: [0.3, 0.3, 0.4],
});

/** The most a level may have. The steps of one level share its cap: together they must not exceed it. */
const mostOf = (
  { levels }: ComparisonLayout,
  cap: 'matchAtMost' | 'householdAtMost',
): (number | undefined)[] =>
  levels.map(({ prior, level }) => {
    const most = prior[cap];
    return most === undefined ? undefined : most / ((level?.frequency?.steps.length ?? 0) + 1);
  });

/** Caps the shares. What is over goes to `otherwise`, or where that has a cap itself, to agreeing levels without one. */
function capped(
  shares: readonly number[],
  comparison: ComparisonLayout,
  cap: 'matchAtMost' | 'householdAtMost',
): number[] {
  const most = mostOf(comparison, cap);
  const isFree = (code: number): boolean =>
    most[OTHERWISE] === undefined
      ? code === OTHERWISE
      : code > OTHERWISE && most[code] === undefined;
  const kept = shares.map((share, code) => Math.min(share, most[code] ?? share));
  const over = 1 - kept.reduce((sum, share) => sum + share, 0);
  const free = kept.reduce((sum, share, code) => (isFree(code) ? sum + share : sum), 0);
  return free > 0
    ? kept.map((share, code) => (isFree(code) ? share * (1 + over / free) : share))
    : kept;
}

class Estimation {
  readonly shares: Shares[];
  readonly support: number[][];

  constructor(
    private readonly layout: Layout,
    private readonly strata: readonly Stratum[],
    unrelated: readonly (readonly number[])[],
  ) {
    this.shares = layout.comparisons.map((comparison, i) => {
      const [match = [], household = []] = priorShares(comparison);
      return [match, household, [...(unrelated[i] ?? [])]];
    });
    this.support = layout.comparisons.map(({ levels }) => levels.map(() => 0));
  }

  /** One round of expectation and maximisation; returns the log-likelihood before it. */
  step(): number {
    const totals = this.layout.comparisons.map(({ levels }) =>
      CLASSES.map(() => levels.map(() => 0)),
    );
    const likelihood = this.strata.reduce((sum, stratum) => sum + this.expect(stratum, totals), 0);
    this.maximise(totals);
    return likelihood;
  }

  private sharesIn(stratum: Stratum): Shares[] {
    return this.shares.map((shares, i) =>
      stratum.touched[i] ? (stratum.shares[i] ?? shares) : shares,
    );
  }

  private expect(stratum: Stratum, totals: Shares[]): number {
    const shares = this.sharesIn(stratum);
    const mixture: Weights = [...MIXTURE_PRIOR];
    const local = this.layout.comparisons.map(({ levels }) =>
      CLASSES.map(() => levels.map(() => 0)),
    );
    let likelihood = 0;
    stratum.codes.forEach((codes, row) => {
      const pairs = stratum.pairs[row] ?? 0;
      const joint = stratum.mixture.map((share, c) =>
        codes.reduce((product, code, i) => product * (shares[i]?.[c]?.[code] ?? 1), share),
      );
      const sum = joint.reduce((total, one) => total + one, SMALL ** 3);
      likelihood += pairs * Math.log(sum);
      joint.forEach((one, c) => {
        const weight = (pairs * one) / sum;
        mixture[c] = (mixture[c] ?? 0) + weight;
        codes.forEach((code, i) => {
          const row = (stratum.touched[i] ? local : totals)[i]?.[c];
          if (row) row[code] = (row[code] ?? 0) + weight;
        });
      });
    });
    const all = mixture.reduce((total, one) => total + one, 0);
    stratum.mixture = mixture.map((one) => one / all) as Weights;
    stratum.touched.forEach((touched, i) => {
      const comparison = this.layout.comparisons[i];
      if (touched && comparison) stratum.shares[i] = this.smoothed(local[i] ?? [], comparison);
    });
    return likelihood;
  }

  /** Shares from weighted counts, with the profile's as a weak prior and its caps kept. */
  private smoothed(counts: Shares, comparison: ComparisonLayout): Shares {
    const prior = priorShares(comparison);
    return CLASSES.map((name, c) => {
      const raw = (counts[c] ?? []).map((count, code) =>
        code === UNKNOWN ? 0 : count + PRIOR_PAIRS * (prior[c]?.[code] ?? 0),
      );
      const sum = raw.reduce((total, one) => total + one, 0);
      const shares = raw.map((one) => one / sum);
      const cap = name === 'match' ? 'matchAtMost' : 'householdAtMost';
      const result = name === 'unrelated' ? shares : capped(shares, comparison, cap);
      result[UNKNOWN] = 1;
      return result;
    });
  }

  private maximise(totals: Shares[]): void {
    this.layout.comparisons.forEach((comparison, i) => {
      const [match = [], household = []] = this.smoothed(totals[i] ?? [], comparison);
      // What strangers agree on is counted on random pairs, never estimated.
      this.shares[i] = [match, household, this.shares[i]?.[2] ?? []];
      this.support[i] = [...(totals[i]?.[0] ?? [])];
    });
  }
}

/** How many pairs the run could compare at all, and the share of the left side's records the counts rest on. */
export interface Sampled {
  readonly allPairs: number;
  readonly share: number;
}

/** Weight of the profile's prior in the overall shares, in pairs. */
const PRIOR_ALL_PAIRS = 1e4;

function overall(
  profile: Profile,
  strata: readonly Stratum[],
  { allPairs, share }: Sampled,
): ByClass {
  const found = (c: 0 | 1): number =>
    Math.max(
      0,
      ...strata.map(({ mixture, pairs }) => {
        const sum = pairs.reduce((total, one) => total + one, 0);
        return (mixture[c] * sum) / share;
      }),
    );
  const of = (c: 0 | 1, prior: number): number =>
    Math.min(0.5, (found(c) + PRIOR_ALL_PAIRS * prior) / (allPairs + PRIOR_ALL_PAIRS));
  const [match, household] = [of(0, profile.prior.match), of(1, profile.prior.household)];
  return { match, household, unrelated: 1 - match - household };
}

/**
 * Three-class expectation maximisation on pattern counts (thousands of rows, whatever the number of pairs).
 * Strata are the blocking rules, each with all pairs it finds. Comparisons a rule touches are estimated
 * within its stratum only, all others together over all strata (composite likelihood).
 * `unrelated`: share of random pairs on each level, by comparison and code, unknown left out.
 */
export function estimate(
  profile: Profile,
  layout: Layout,
  counts: readonly PatternCounts[],
  unrelated: readonly (readonly number[])[],
  sampled: Sampled,
): ModelParameters {
  const strata = profile.blocking.map((rule) =>
    stratumOf(
      layout,
      rule,
      counts.find((one) => one.rule === rule.name) ?? { rule: rule.name, patterns: new Map() },
    ),
  );
  const estimation = new Estimation(layout, strata, unrelated);
  let [iterations, before, now] = [0, -Infinity, estimation.step()];
  while (iterations < MOST_ITERATIONS && Math.abs(now - before) > TOLERANCE * Math.abs(now)) {
    [before, now] = [now, estimation.step()];
    iterations += 1;
  }
  return {
    profile: `${profile.name}/${profile.version}`,
    prior: overall(profile, strata, sampled),
    comparisons: layout.comparisons.map(({ comparison, levels }, i) => ({
      name: comparison.name,
      levels: levels.map(({ name }, code) => ({
        name,
        share: {
          match: estimation.shares[i]?.[0]?.[code] ?? 0,
          household: estimation.shares[i]?.[1]?.[code] ?? 0,
          unrelated: estimation.shares[i]?.[2]?.[code] ?? 0,
        },
        support: estimation.support[i]?.[code] ?? 0,
      })),
    })),
    iterations,
    converged: iterations < MOST_ITERATIONS,
    logLikelihood: now,
  };
}
