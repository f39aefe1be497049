import { waysToRead } from './pattern-ways.js';

/** Whether a pattern of an item is a regular expression that can match a whole value. */
export function compiles(pattern: string): boolean {
  try {
    // By itself too: `a)|(?:b` becomes an expression only between the brackets around it.
    new RegExp(pattern, 'u');
    new RegExp(`^(?:${pattern})$`, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Characters of a value counted with where an item has no length. */
const LONG = 100_000;
const MOST_WAYS = 10_000_000;

/** Whether the pattern, which compiles, is compared with any value of the item without taking ages. */
export const isQuick = (pattern: string, length = LONG): boolean =>
  waysToRead(pattern, Math.min(length, LONG)) <= MOST_WAYS;
