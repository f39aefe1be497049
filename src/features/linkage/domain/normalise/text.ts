const DROPPED = /[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}\p{Cc}\p{Cf}]/gu;

/** ASCII, kana and the common kanji: NFKC leaves them as they are, and testing costs a tenth of it. */
const SETTLED =
  /^[\x20-\x7e\u3005\u3007\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\u4e00-\u9fff]*$/;
/** The same with full-width ASCII and the wide space, which lie at a fixed distance from their plain forms. */
const WIDE =
  /^[\x20-\x7e\u3000\u3005\u3007\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\u4e00-\u9fff\uff01-\uff5e]*$/;

const narrow = (text: string): string =>
  text
    .replace(/\u3000/g, ' ')
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

/** NFKC without variation selectors and control characters: the form all other normalisations start from. */
export function compatible(text: string): string {
  if (SETTLED.test(text)) return text;
  if (WIDE.test(text)) return narrow(text);
  const kept = text.replace(DROPPED, (mark) => (/\s/u.test(mark) ? ' ' : '')).normalize('NFKC');
  if (!/\p{M}/u.test(kept)) return kept;
  // ゛ and the like become a space with a mark: it belongs to the kana before, or to none and goes.
  return kept
    .replace(/\s+(?=\p{M})/gu, '')
    .normalize('NFC')
    .replace(/[\u3099\u309a]/gu, '');
}

export const withoutSpaces = (text: string): string => text.replace(/\s+/gu, '');

export const digitsOf = (text: string): string =>
  /^[0-9]*$/.test(text) ? text : compatible(text).replace(/[^0-9]/g, '');

/** Every sign used as a hyphen, dash, minus or long-vowel mark in records, after NFKC. */
export const DASHES = /[-‐‑‒–—―−ーｰ─━~〜～]/gu;

const MOST_REMEMBERED = 20_000;

/** A text of its own: one cut out of a longer text would keep all of that in memory. */
const copied = (text: string): string => ` ${text}`.slice(1);

/** The same function, remembering its latest answers: surnames, given names and towns repeat in every source. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = answer(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(copied(text), found);
    return found;
  };
}

/** The same function, remembering its last answer: several fields of a record are read from one column. */
export function latest<T>(answer: (text: string) => T): (text: string) => T {
  let [before, found]: [string | null, T | undefined] = [null, undefined];
  return (text) => {
    if (text !== before || found === undefined) [before, found] = [text, answer(text)];
    return found;
  };
}
