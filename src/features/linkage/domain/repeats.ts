import { int32At, uint8At, type Candidates, type Records } from './candidates.js';

/**
 * Records of one source that may be one person's though the source is none that repeats persons: one operator holds the
 * patients of several institutions, and whoever went to two of them stands in its data twice.
 */
export class Repeats {
  private readonly keys = new Set<number>();
  private readonly members = new Set<number>();

  constructor(
    private readonly count: number,
    pairs: Iterable<readonly [number, number]> = [],
  ) {
    for (const [one, other] of pairs) {
      this.keys.add(this.key(one, other));
      this.members.add(one).add(other);
    }
  }

  has(one: number, other: number): boolean {
    return this.hasAny() && this.keys.has(this.key(one, other));
  }

  hasAny(): boolean {
    return this.keys.size > 0;
  }

  /** Those that may be one person with another of their source. */
  records(): Iterable<number> {
    return this.members;
  }

  private key(one: number, other: number): number {
    return Math.min(one, other) * this.count + Math.max(one, other);
  }
}

/** Both known, and different. */
export function atTwoInstitutions(
  { institution }: Pick<Records, 'institution'>,
  one: number,
  other: number,
): boolean {
  if (!institution) return false;
  const [here, there] = [int32At(institution, one), int32At(institution, other)];
  return here > 0 && there > 0 && here !== there;
}

/** Whoever fits more records of one operator than this is a filler rather than a person of so many institutions. */
const MOST_INSTITUTIONS = 20;

/** Counterparts of every record by source, as far as pairs that may be linked tell. */
function counterparts(
  { source }: Records,
  { left, right }: Candidates,
  linkable: (pair: number) => boolean,
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const add = (one: number, other: number) => {
    const place = one * 256 + uint8At(source, other);
    const known = found.get(place);
    if (known) known.push(other);
    else found.set(place, [other]);
  };
  for (let pair = 0; pair < left.length; pair += 1) {
    if (!linkable(pair)) continue;
    add(int32At(left, pair), int32At(right, pair));
    add(int32At(right, pair), int32At(left, pair));
  }
  return found;
}

/** Pairs that may be repeats: records of two institutions of one source that fit one record of another. */
export function possibleRepeats(
  records: Records,
  candidates: Candidates,
  linkable: (pair: number) => boolean,
): [number, number][] {
  if (!records.institution) return [];
  const pairs = new Map<number, [number, number]>();
  for (const others of counterparts(records, candidates, linkable).values()) {
    if (others.length < 2 || others.length > MOST_INSTITUTIONS) continue;
    const sorted = [...others].sort((a, b) => a - b);
    for (const [i, one] of sorted.entries())
      for (const other of sorted.slice(i + 1))
        if (atTwoInstitutions(records, one, other))
          pairs.set(one * records.source.length + other, [one, other]);
  }
  return [...pairs.values()];
}
