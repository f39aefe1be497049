import { canonicalJson } from '../../../../kernel/canonical-json.js';

interface Named {
  readonly name: string;
}

/** Two lists of named things, told apart by name. */
export interface Paired<T extends Named> {
  /** In both, under one name or renamed, in the order of the new list. */
  readonly kept: readonly { readonly before: T; readonly after: T }[];
  readonly added: readonly T[];
  readonly removed: readonly T[];
  /** Old name → new name, for what was renamed. */
  readonly renames: ReadonlyMap<string, string>;
  /** The kept ones stand in another order than before. */
  readonly isReordered: boolean;
}

/**
 * A rename is stated only where it is certain: the same content but for the name, at the same place among
 * those that stayed, and no other that came or went has this content.
 */
export function pairUp<T extends Named>(before: readonly T[], after: readonly T[]): Paired<T> {
  const old = new Map(before.map((one) => [one.name, one]));
  const names = new Set(after.map(({ name }) => name));
  const gone = placed(before, (name) => names.has(name));
  const come = placed(after, (name) => old.has(name));
  const renames = new Map<string, string>();
  for (const [mark, one] of gone) {
    const other = come.get(mark);
    if (one && other) renames.set(one.name, other.name);
  }
  const origin = new Map([...renames].map(([from, to]) => [to, from]));
  const kept = after.flatMap((one) => {
    const earlier = old.get(origin.get(one.name) ?? one.name);
    return earlier ? [{ before: earlier, after: one }] : [];
  });
  return {
    kept,
    added: after.filter(({ name }) => !old.has(name) && !origin.has(name)),
    removed: before.filter(({ name }) => !names.has(name) && !renames.has(name)),
    renames,
    isReordered: isReordered(before, kept),
  };
}

/** Those that are not in the other list, by content and place; `undefined` where two are alike. */
function placed<T extends Named>(
  list: readonly T[],
  stays: (name: string) => boolean,
): Map<string, T | undefined> {
  const marks = new Map<string, T | undefined>();
  let common = 0;
  for (const one of list) {
    if (stays(one.name)) {
      common += 1;
      continue;
    }
    const mark = `${common} ${canonicalJson({ ...one, name: '' })}`;
    marks.set(mark, marks.has(mark) ? undefined : one);
  }
  return marks;
}

function isReordered<T extends Named>(
  before: readonly T[],
  kept: readonly { readonly before: T }[],
): boolean {
  const index = new Map(before.map(({ name }, at) => [name, at]));
  let last = -1;
  for (const { before: one } of kept) {
    const at = index.get(one.name) ?? -1;
    if (at < last) return true;
    last = at;
  }
  return false;
}
