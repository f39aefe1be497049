import type { Layout } from '../../domain/model/layout.js';
import type { Profile } from '../../domain/model/profile.js';
import type { Dialect } from './dialect.js';

/** What all statements of one linkage are generated from. */
export interface Comparing {
  readonly dialect: Dialect;
  readonly profile: Profile;
  readonly layout: Layout;
}

/** Which records are compared with which. */
export interface Sides {
  /** Conditions on `source`. */
  readonly left: string;
  readonly right: string;
  /** Within one source, each pair once. */
  readonly within: boolean;
}

/** Each source against all before it; one source, or one that repeats persons, against itself. */
export function sidesOf(sources: number, duplicates: readonly boolean[]): Sides[] {
  const across = Array.from({ length: sources - 1 }, (_, i) => ({
    left: `source <= ${i}`,
    right: `source = ${i + 1}`,
    within: false,
  }));
  const within = duplicates.flatMap((repeats, i) =>
    repeats ? [{ left: `source = ${i}`, right: `source = ${i}`, within: true }] : [],
  );
  return [...across, ...within];
}

/** `a` and `b`, two tables or queries of records, where they are compared. */
export const pairedSql = ({ within }: Sides, a: string, b: string, block: string): string =>
  `${a} a JOIN ${b} b ON ${block}${within ? ' AND a.id < b.id' : ''}`;
