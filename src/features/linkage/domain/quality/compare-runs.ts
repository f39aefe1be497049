/** Two linkages of the same records, in pairs of records of one person. */
export interface RunComparison {
  readonly inBoth: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
}

/** Pairs given by keys that do not depend on who stands left. */
export function compareRuns(
  first: ReadonlySet<string>,
  second: ReadonlySet<string>,
): RunComparison {
  let inBoth = 0;
  for (const pair of first) if (second.has(pair)) inBoth += 1;
  return { inBoth, onlyFirst: first.size - inBoth, onlySecond: second.size - inBoth };
}
