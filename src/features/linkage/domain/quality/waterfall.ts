import { CLASSES, type ByClass, type ModelParameters } from '../model/parameters.js';

/** One comparison's part in what the model says of a pair. */
export interface Step {
  /** Comparison, or `prior`. */
  readonly name: string;
  readonly level: string;
  /** Bits by which it moves the odds of one person against everything else. */
  readonly bits: number;
  /** Log2 of the odds after this step. */
  readonly total: number;
}

const log2Odds = ({ match, household, unrelated }: ByClass): number =>
  Math.log2(match / (household + unrelated));

const times = (a: ByClass, b: ByClass): ByClass =>
  Object.fromEntries(CLASSES.map((name) => [name, a[name] * b[name]])) as ByClass;

/**
 * How the odds of a pair come about, comparison by comparison from the prior on. With three classes a part
 * depends on those before it: an equal address says little of a pair already known as a household.
 */
export function waterfall(
  { prior, comparisons }: ModelParameters,
  levels: Readonly<Record<string, string>>,
): Step[] {
  let joint = prior;
  const steps: Step[] = [
    { name: 'prior', level: '', bits: log2Odds(prior), total: log2Odds(prior) },
  ];
  for (const { name, levels: known } of comparisons) {
    const level = levels[name] ?? '';
    const share = known.find((one) => one.name === level)?.share;
    const before = log2Odds(joint);
    if (share) joint = times(joint, share);
    const total = log2Odds(joint);
    steps.push({ name, level, bits: total - before, total });
  }
  return steps;
}

/** Probability (0…1) of these log2 odds. */
export const probabilityOf = (log2: number): number => 1 / (1 + 2 ** -log2);
