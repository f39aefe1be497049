import { ratioOf } from './decimal.js';

/**
 * 料金配分. Shares of a total in whole yen by weights (canonical decimals), summing exactly to it:
 * everybody gets the floor of the exact share, the yen left over go to the largest remainders, among
 * equals to the earlier. The weights must not all be zero.
 */
export function allocate(totalYen: number, weights: readonly string[]): number[] {
  const scaled = commonScale(weights);
  const sum = scaled.reduce((all, weight) => all + weight, 0n);
  if (sum === 0n) throw new RangeError('At least one weight must be above zero.');
  const products = scaled.map((weight) => BigInt(totalYen) * weight);
  const floors = products.map((product) => product / sum);
  const left = Number(BigInt(totalYen) - floors.reduce((all, share) => all + share, 0n));
  const lucky = new Set(byRemainder(products.map((product) => product % sum)).slice(0, left));
  return floors.map((share, index) => Number(share) + (lucky.has(index) ? 1 : 0));
}

/** The weights as integers, multiplied by one power of ten. */
function commonScale(weights: readonly string[]): bigint[] {
  const ratios = weights.map(ratioOf);
  const scale = ratios.reduce((most, { denominator: d }) => (d > most ? d : most), 1n);
  return ratios.map(({ numerator, denominator }) => numerator * (scale / denominator));
}

const byRemainder = (rests: readonly bigint[]): number[] =>
  [...rests.keys()].sort((a, b) => {
    const [one = 0n, other = 0n] = [rests[a], rests[b]];
    return one === other ? a - b : one > other ? -1 : 1;
  });
