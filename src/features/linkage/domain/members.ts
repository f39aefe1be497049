import { int32At } from './candidates.js';

/** In place of the number of a group: in none. */
export const NO_GROUP = -1;

/** Number of records of each group, by the group's number. */
export function sizesBy(group: Int32Array): Int32Array {
  let last = NO_GROUP;
  for (let i = 0; i < group.length; i += 1) last = Math.max(last, int32At(group, i));
  const sizes = new Int32Array(last + 1);
  for (let i = 0; i < group.length; i += 1) {
    const number = int32At(group, i);
    if (number >= 0) sizes[number] = int32At(sizes, number) + 1;
  }
  return sizes;
}

/**
 * Members of each group of at least so many records, in record order. Most groups have one, and a Map ends at 16.7
 * million: groups of one are counted, not kept.
 */
export function membersBy(group: Int32Array, least = 2): Map<number, number[]> {
  const sizes = sizesBy(group);
  const members = new Map<number, number[]>();
  for (let record = 0; record < group.length; record += 1) {
    const number = int32At(group, record);
    if (number < 0 || int32At(sizes, number) < least) continue;
    const known = members.get(number);
    if (known) known.push(record);
    else members.set(number, [record]);
  }
  return members;
}
