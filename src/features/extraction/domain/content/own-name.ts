/** Anything that ends a run of characters a name may be written with; spaces stand within names. */
const BETWEEN = /[^\p{Script=Han}々〆ヶ\p{Script=Katakana}ー \u3000]+/u;
const SPACES = /[ \u3000]+/u;
const BEFORE = /^(?:患者|氏名|本人)+/u;
const AFTER = /[様殿氏君]$/u;

/** Shorter runs are words more often than names; longer ones are no names. */
const SHORTEST = 3;
const LONGEST = 16;

const isLikely = ({ length }: string): boolean => length >= SHORTEST && length <= LONGEST;

/** What in a text may be a person's whole name, without spaces: words, and two words next to each other. */
export function nameCandidates(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const run of text.split(BETWEEN)) {
    const words = run.split(SPACES).filter((word) => word !== '');
    for (const [at, word] of words.entries()) {
      const next = words[at + 1] ?? '';
      for (const whole of [word, word + next])
        for (const name of [whole, whole.replace(BEFORE, ''), whole.replace(AFTER, '')])
          if (isLikely(name)) found.add(name);
    }
  }
  return found;
}

/** The person's names as `nameCandidates` would give them. */
export const wholeNames = (...names: readonly string[]): string[] =>
  names.map((name) => name.replace(/[ \u3000]+/gu, '')).filter(isLikely);
