import type { Check, Comparison, Level, LevelPrior, Profile } from './profile.js';

/** One level of a comparison, with the code it has inside a pattern. */
interface LayoutLevel {
  /** `unknown`, `otherwise`, or that of the profile, with `/1`, `/2` … where frequency splits it. */
  readonly name: string;
  readonly prior: LevelPrior;
  /** The profile's level this is, and which step of its frequency; none for `unknown` and `otherwise`. */
  readonly level?: Level;
  readonly step?: number;
}

export interface ComparisonLayout {
  readonly comparison: Comparison;
  /** By code: 0 = unknown, 1 = otherwise, then those of the profile in its order. */
  readonly levels: readonly LayoutLevel[];
  /** What one code step adds to the pattern. */
  readonly stride: number;
}

/** How the levels of all comparisons are packed into one integer. */
export interface Layout {
  readonly comparisons: readonly ComparisonLayout[];
  /** Number of possible patterns; each is an integer below it. */
  readonly size: number;
}

export const UNKNOWN = 0;
export const OTHERWISE = 1;

const NOTHING: LevelPrior = { match: 1, household: 1, unrelated: 1 };

/** Rare values are as usual among matches as others, and far less usual among strangers. */
function stepPrior(level: Level, step: number, steps: number): LevelPrior {
  const { prior } = level;
  const unrelated = prior.unrelated / 10 ** step;
  return {
    ...prior,
    match: prior.match / steps,
    household: prior.household / steps,
    unrelated,
  };
}

function levelsOf(comparison: Comparison): LayoutLevel[] {
  const split = comparison.levels.flatMap((level): LayoutLevel[] => {
    const steps = (level.frequency?.steps.length ?? 0) + 1;
    if (steps === 1) return [{ name: level.name, prior: level.prior, level }];
    return Array.from({ length: steps }, (_, step) => ({
      name: `${level.name}/${step + 1}`,
      prior: stepPrior(level, step, steps),
      level,
      step,
    }));
  });
  return [
    { name: 'unknown', prior: NOTHING },
    { name: 'otherwise', prior: comparison.otherwise },
    ...split,
  ];
}

/** A check as a comparison whose levels are as usual among all classes. */
const weightless = (check: Check): Comparison => ({
  ...check,
  levels: check.levels.map((level) => ({ ...level, prior: NOTHING })),
  otherwise: NOTHING,
});

/** Checks come last: the model's parameters, which lack them, count as 1 there, and its layout is the same without. */
export function layoutOf({
  comparisons,
  checks = [],
}: Pick<Profile, 'comparisons' | 'checks'>): Layout {
  let size = 1;
  const laid = [...comparisons, ...checks.map(weightless)].map((comparison) => {
    const levels = levelsOf(comparison);
    const stride = size;
    size *= levels.length;
    return { comparison, levels, stride };
  });
  return { comparisons: laid, size };
}

/** Code of every comparison in a pattern. */
export const unpack = ({ comparisons }: Layout, pattern: number): number[] =>
  comparisons.map(({ stride, levels }) => Math.floor(pattern / stride) % levels.length);

/** Name of the level of every comparison, by comparison. */
export const levelNames = (layout: Layout, pattern: number): Record<string, string> =>
  Object.fromEntries(
    unpack(layout, pattern).map((code, i) => {
      const one = layout.comparisons[i];
      return [one?.comparison.name ?? '', one?.levels[code]?.name ?? ''];
    }),
  );
