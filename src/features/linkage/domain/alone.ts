import { int32At, uint8At, type Candidates, type Records } from './candidates.js';
import { counterparts } from './counterparts.js';
import type { Judged } from './judged.js';
import type { Settled } from './settled.js';

/** Pairs as indices into the candidates. */
interface Split {
  /** Neither record stands in another pair, or is one person with a third. */
  readonly alone: number[];
  readonly others: number[];
}

/**
 * Pairs whose records stand in no other one: what becomes of them, nobody else decides. None where persons are known
 * before or sources repeat some, who hold more records than their pairs tell; pairs within a source are none either.
 */
export function alonePairs(
  { source }: Records,
  candidates: Candidates,
  { known, repeats }: Pick<Settled, 'known' | 'repeats'>,
): Split {
  const { left, right } = candidates;
  const split: Split = { alone: [], others: [] };
  if (known || repeats?.hasAny()) return split;
  const counts = counterparts(candidates, source.length);
  for (let pair = 0; pair < left.length; pair += 1) {
    const [one, other] = [int32At(left, pair), int32At(right, pair)];
    const isAlone =
      int32At(counts, one) === 1 &&
      int32At(counts, other) === 1 &&
      uint8At(source, one) !== uint8At(source, other);
    split[isAlone ? 'alone' : 'others'].push(pair);
  }
  return split;
}

/** What becomes of pairs that stand alone. */
export const decideAlone = (
  alone: readonly number[],
  { eligible, contradicts, inBand }: Judged,
) => ({
  links: alone.filter(eligible),
  contradicted: alone.filter(contradicts),
  review: alone.filter((pair) => inBand(pair) && !eligible(pair)),
});
