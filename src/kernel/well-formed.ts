/** Deeper than any body of a request or message; what recurses over a body must not run out of stack. */
const DEEPEST = 40;

/** Neither can be stored in PostgreSQL nor signed: U+0000, and half of a surrogate pair alone. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** Why a value from outside cannot be worked on, or undefined; keys of objects count as texts too. */
export function malformation(value: unknown): string | undefined {
  const open: [unknown, number][] = [[value, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [one, depth] = next;
    if (typeof one === 'string' && UNSTORABLE.test(one))
      return 'contains U+0000 or an unpaired surrogate';
    if (typeof one !== 'object' || one === null || Buffer.isBuffer(one)) continue;
    if (depth === DEEPEST) return `nested deeper than ${DEEPEST}`;
    for (const [key, inner] of Object.entries(one)) open.push([key, depth], [inner, depth + 1]);
  }
  return undefined;
}
