const LONGEST_MS = 5 * 60_000;

/** Waiting time after the n-th failure in a row: 1 s, 2 s, 4 s … 5 min. */
export const waitAfter = (failures: number): number =>
  Math.min(1000 * 2 ** (failures - 1), LONGEST_MS);
