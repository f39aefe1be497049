/** Inclusive range of code points. */
type Range = readonly [low: number, high: number];

/** What `.` and negated classes draw from: printable ASCII, kana and a few thousand kanji. */
const UNIVERSE: readonly Range[] = [
  [0x20, 0x7e],
  [0x3041, 0x3094],
  [0x30a1, 0x30f4],
  [0x4e00, 0x6fff],
];

const code = (character: string): number => character.codePointAt(0) ?? 0;
const span = (low: string, high: string): Range => [code(low), code(high)];

const UPPER = span('A', 'Z');
const LOWER = span('a', 'z');
const DIGITS = span('0', '9');
const KATAKANA: Range = [0x30a1, 0x30f4];
const HIRAGANA: Range = [0x3041, 0x3094];
const HAN: Range = [0x4e00, 0x9fa0];

const ESCAPES: Readonly<Record<string, readonly Range[]>> = {
  d: [DIGITS],
  w: [DIGITS, UPPER, LOWER, span('_', '_')],
  s: [span(' ', ' ')],
};

const PROPERTIES: Readonly<Record<string, readonly Range[]>> = {
  L: [UPPER, LOWER, KATAKANA, HIRAGANA, HAN],
  Lu: [UPPER],
  Ll: [LOWER],
  N: [DIGITS],
  Nd: [DIGITS],
  Han: [HAN],
  Katakana: [KATAKANA],
  Hiragana: [HIRAGANA],
};

const sizeOf = (ranges: readonly Range[]): number =>
  ranges.reduce((sum, [low, high]) => sum + high - low + 1, 0);

/** Ranges without overlaps, in order. */
function merged(ranges: readonly Range[]): Range[] {
  const all: Range[] = [];
  for (const [low, high] of [...ranges].sort(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last && low <= last[1] + 1) all[all.length - 1] = [last[0], Math.max(last[1], high)];
    else all.push([low, high]);
  }
  return all;
}

const cut = (one: readonly Range[], other: readonly Range[]): Range[] =>
  one.flatMap(([low, high]) =>
    other.flatMap(([from, to]): Range[] => {
      const shared: Range = [Math.max(low, from), Math.min(high, to)];
      return shared[0] <= shared[1] ? [shared] : [];
    }),
  );

function complement(ranges: readonly Range[]): Range[] {
  const gaps: Range[] = [];
  let next = 0;
  for (const [low, high] of merged(ranges)) {
    if (low > next) gaps.push([next, low - 1]);
    next = high + 1;
  }
  return [...gaps, [next, 0x10ffff]];
}

/** The characters one place of a pattern may hold. */
export class CharSet {
  readonly size: number;
  #plain: CharSet | undefined;

  constructor(private readonly ranges: readonly Range[]) {
    this.size = sizeOf(ranges);
  }

  static of(...ranges: Range[]): CharSet {
    return new CharSet(merged(ranges));
  }

  static union(sets: readonly CharSet[]): CharSet {
    return new CharSet(merged(sets.flatMap(({ ranges }) => ranges)));
  }

  static any(): CharSet {
    return new CharSet(UNIVERSE);
  }

  /** `\d`, `\w`, `\s`; undefined for another letter. */
  static escape(letter: string): CharSet | undefined {
    const ranges = ESCAPES[letter.toLowerCase()];
    if (ranges === undefined) return undefined;
    const set = CharSet.of(...ranges);
    return letter === letter.toLowerCase() ? set : set.negated();
  }

  /** `\p{…}`; undefined for a property that is not known here. */
  static property(name: string): CharSet | undefined {
    const ranges = PROPERTIES[name.replace(/^(?:Script|sc|General_Category|gc)=/, '')];
    return ranges && CharSet.of(...ranges);
  }

  negated(): CharSet {
    return new CharSet(cut(UNIVERSE, complement(this.ranges)));
  }

  /** The part of this set that is readable: digits, else capital letters, else all of it. */
  get plain(): CharSet {
    return (this.#plain ??= this.#readable());
  }

  #readable(): CharSet {
    for (const wanted of [[DIGITS], [UPPER]]) {
      const part = cut(this.ranges, wanted);
      if (part.length > 0) return new CharSet(part);
    }
    return this;
  }

  /** The character with this number, from 0. */
  at(number: number): string {
    let left = number % this.size;
    for (const [low, high] of this.ranges) {
      if (left <= high - low) return String.fromCodePoint(low + left);
      left -= high - low + 1;
    }
    return '';
  }
}
