interface Part {
  /** Ways to read a value: an upper bound. */
  readonly ways: number;
  /** It begins with a character that nothing else in it matches, so its repetitions are told apart. */
  readonly isSeparated?: boolean;
}

const ATOM =
  /^(?:\[(?:\\.|[^\]\\])*\]|\\(?:u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{[^}]*\}|k<[^>]*>|.)|.)/su;
const GROUP = /^\((?:\?(?:<?[=!]|:|<[^>]*>))?/;
const QUANTIFIER = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/;

class WaysReader {
  #rest: string;

  constructor(
    pattern: string,
    private readonly length: number,
  ) {
    this.#rest = pattern;
  }

  choice(): Part {
    const options = [this.#sequence()];
    while (this.#take(/^\|/)) options.push(this.#sequence());
    const [only, ...others] = options;
    if (only && others.length === 0) return only;
    return { ways: options.reduce((all, { ways }) => all + ways, 0) };
  }

  #sequence(): Part {
    const parts: Part[] = [];
    const atoms: string[] = [];
    while (this.#rest !== '' && !/^[|)]/.test(this.#rest)) {
      atoms.push(ATOM.exec(this.#rest)?.[0] ?? '');
      parts.push(this.#quantified());
    }
    const isSimple = !atoms.includes('(') && parts.filter(({ ways }) => ways > 1).length <= 1;
    return {
      ways: parts.reduce((all, { ways }) => all * ways, 1),
      isSeparated: isSimple && parts[0]?.ways === 1 && isSeparator(atoms),
    };
  }

  #quantified(): Part {
    const part = this.#part();
    const found = this.#take(QUANTIFIER);
    if (!found) return part;
    const [, sign, low = '0', comma, high] = found;
    if (sign === '?') return this.#repeated(part, 0, 1);
    if (sign) return this.#repeated(part, sign === '+' ? 1 : 0, Infinity);
    const min = Number(low);
    return this.#repeated(part, min, comma ? (high ? Number(high) : Infinity) : min);
  }

  #repeated({ ways, isSeparated }: Part, min: number, max: number): Part {
    if (max <= 1) return { ways: max * ways + 1 - min };
    const most = Math.max(min, Math.min(max, this.length));
    const isForced = ways === 1 || isSeparated === true;
    return { ways: (most - min + 1) * ways ** (isForced ? 1 : most) };
  }

  #part(): Part {
    if (!this.#take(GROUP)) {
      this.#take(ATOM);
      return { ways: 1 };
    }
    const group = this.choice();
    this.#take(/^\)/);
    return group;
  }

  #take(expression: RegExp): RegExpExecArray | null {
    const found = expression.exec(this.#rest);
    if (found) this.#rest = this.#rest.slice(found[0].length);
    return found;
  }
}

/** A character that stands for itself and that none of the atoms after it matches. */
const isSeparator = ([first = '', ...others]: readonly string[]): boolean =>
  /^(?:[^\\[.^$]|\\[^\p{L}\p{N}])$/su.test(first) &&
  others.every((atom) => !mayMatch(atom, first.slice(-1)));

const mayMatch = (atom: string, character: string): boolean =>
  /^\\[1-9k]/.test(atom) || new RegExp(`^${atom}$`, 'u').test(character);

/**
 * In how many ways an expression that compiles may read a value of so many characters, at most.
 * Matching tries one after the other, and `(a+)+` has more than a computer lives to try. Counted from
 * the shape alone, so that every gateway comes to the same answer.
 */
export const waysToRead = (pattern: string, length: number): number =>
  new WaysReader(pattern, length).choice().ways;
