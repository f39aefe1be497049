/** NFKC without variation selectors and control characters: the form all other normalisations start from. */
export const compatible = (text: string): string =>
  text
    .replace(/[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}\p{Cc}\p{Cf}]/gu, (mark) =>
      /\s/u.test(mark) ? ' ' : '',
    )
    .normalize('NFKC');

export const withoutSpaces = (text: string): string => text.replace(/\s+/gu, '');

export const digitsOf = (text: string): string => compatible(text).replace(/[^0-9]/g, '');

/** Every sign used as a hyphen, dash, minus or long-vowel mark in records, after NFKC. */
export const DASHES = /[-‐‑‒–—―−ーｰ─━~〜～]/gu;
