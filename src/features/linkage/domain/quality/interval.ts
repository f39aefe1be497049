/** A share (0…1) with its 95 % confidence interval. */
export interface Estimate {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Standard score of a two-sided 95 % interval. */
const Z = 1.959964;

/**
 * Wilson's interval: unlike the normal one it says something sensible of 0 errors in 200 pairs. Null when
 * nothing was counted.
 */
export function wilson(hits: number, of: number): Estimate | null {
  if (of === 0) return null;
  const share = hits / of;
  const z2 = (Z * Z) / of;
  const centre = (share + z2 / 2) / (1 + z2);
  const half = (Z * Math.sqrt((share * (1 - share)) / of + z2 / of / 4)) / (1 + z2);
  return { share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
