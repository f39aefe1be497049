/** The largest set of the given things that already stand in ascending order of `rank`. */
export function inOrder<T>(things: readonly T[], rank: (thing: T) => number): Set<T> {
  const best = things.map(() => ({ length: 1, previous: -1 }));
  things.forEach((thing, index) => {
    for (let earlier = 0; earlier < index; earlier++)
      if (rank(things[earlier] as T) < rank(thing)) extend(best, index, earlier);
  });
  const end = best.reduce((top, { length }, i) => (length > (best[top]?.length ?? 0) ? i : top), 0);
  const chosen = new Set<T>();
  for (let at = things.length === 0 ? -1 : end; at >= 0; at = best[at]?.previous ?? -1)
    chosen.add(things[at] as T);
  return chosen;
}

interface Chain {
  length: number;
  previous: number;
}

function extend(best: Chain[], index: number, earlier: number): void {
  const length = (best[earlier]?.length ?? 0) + 1;
  if (length > (best[index]?.length ?? 0)) best[index] = { length, previous: earlier };
}
