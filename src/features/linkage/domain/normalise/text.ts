const DROPPED = /[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}\p{Cc}\p{Cf}]/gu;

/** NFKC without variation selectors and control characters: the form all other normalisations start from. */
export function compatible(text: string): string {
  // Numbers, codes and dates are ASCII already and skip the costly part.
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text.replace(DROPPED, (mark) => (/\s/u.test(mark) ? ' ' : '')).normalize('NFKC');
}

export const withoutSpaces = (text: string): string => text.replace(/\s+/gu, '');

export const digitsOf = (text: string): string => compatible(text).replace(/[^0-9]/g, '');

/** Every sign used as a hyphen, dash, minus or long-vowel mark in records, after NFKC. */
export const DASHES = /[-‐‑‒–—―−ーｰ─━~〜～]/gu;

const MOST_REMEMBERED = 20_000;

/** The same function, remembering its latest answers: surnames and given names repeat in every source. */
export function remembered(fold: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const answer = known.get(text) ?? fold(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, answer);
    return answer;
  };
}
