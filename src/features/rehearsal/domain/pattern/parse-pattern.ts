import { CharSet } from './char-set.js';

/** The part of regular expressions that texts can be made from. */
export type PatternNode =
  | { readonly kind: 'characters'; readonly set: CharSet }
  | { readonly kind: 'sequence'; readonly nodes: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly node: PatternNode;
      readonly min: number;
      readonly max: number;
    };

const CONTROL: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  f: '\f',
  v: '\v',
  '0': '\0',
};

const QUANTIFIER = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/;

class Unsupported extends Error {}

/** Reads what `new RegExp(source, 'u')` accepts; anchors and look-arounds are taken for empty. */
class PatternReader {
  #rest: string;

  constructor(source: string) {
    this.#rest = source;
  }

  choice(): PatternNode {
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    const [only] = options;
    return options.length === 1 && only ? only : { kind: 'choice', options };
  }

  end(): void {
    if (this.#rest !== '') throw new Unsupported(this.#rest);
  }

  #sequence(): PatternNode {
    const nodes: PatternNode[] = [];
    while (this.#rest !== '' && !/^[|)]/.test(this.#rest)) nodes.push(this.#quantified());
    return { kind: 'sequence', nodes };
  }

  #quantified(): PatternNode {
    const node = this.#atom();
    const found = QUANTIFIER.exec(this.#rest);
    if (found === null) return node;
    const [text, sign, low = '0', comma, high] = found;
    this.#rest = this.#rest.slice(text.length);
    if (sign !== undefined)
      return { kind: 'repeat', node, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity };
    const max = comma === undefined ? Number(low) : high ? Number(high) : Infinity;
    return { kind: 'repeat', node, min: Number(low), max };
  }

  #atom(): PatternNode {
    const around = /^\(\?<?[=!]/.exec(this.#rest);
    if (around) return this.#lookAround(around[0]);
    const group = /^\((?:\?:|\?<[^>]+>)?/.exec(this.#rest);
    if (group) return this.#group(group[0]);
    if (/^[\^$]/.test(this.#rest) || /^\\b/i.test(this.#rest)) return this.#empty();
    if (this.#take('[')) return characters(this.#class());
    if (this.#take('.')) return characters(CharSet.any());
    return characters(this.#character());
  }

  #empty(): PatternNode {
    this.#rest = this.#rest.slice(this.#rest.startsWith('\\') ? 2 : 1);
    return { kind: 'sequence', nodes: [] };
  }

  #group(opening: string): PatternNode {
    this.#rest = this.#rest.slice(opening.length);
    const node = this.choice();
    if (!this.#take(')')) throw new Unsupported(this.#rest);
    return node;
  }

  /** What it asks is not honoured here: texts are compared with the whole expression afterwards. */
  #lookAround(opening: string): PatternNode {
    this.#group(opening);
    return { kind: 'sequence', nodes: [] };
  }

  #class(): CharSet {
    const negated = this.#take('^');
    const sets: CharSet[] = [];
    while (!this.#take(']')) {
      if (this.#rest === '') throw new Unsupported(']');
      const from = this.#character();
      const ranged = from.size === 1 && /^-[^\]]/.test(this.#rest) && this.#take('-');
      if (ranged) sets.push(between(from, this.#character()));
      else sets.push(from);
    }
    const set = CharSet.union(sets);
    return negated ? set.negated() : set;
  }

  #character(): CharSet {
    const character = String.fromCodePoint(this.#rest.codePointAt(0) ?? 0);
    this.#rest = this.#rest.slice(character.length);
    return character === '\\' ? this.#escape() : single(character);
  }

  #escape(): CharSet {
    const hex = /^(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2}))/i.exec(this.#rest);
    const property = /^([pP])\{([^}]+)\}/.exec(this.#rest);
    const [text = ''] = hex ?? property ?? Array.from(this.#rest);
    this.#rest = this.#rest.slice(text.length);
    if (hex) return single(String.fromCodePoint(parseInt(hexDigits(hex), 16)));
    if (property) return propertySet(property[1] === 'P', property[2] ?? '');
    if (/[1-9k]/.test(text)) throw new Unsupported(`\\${text}`);
    return CharSet.escape(text) ?? single(CONTROL[text] ?? text);
  }

  #take(text: string): boolean {
    if (!this.#rest.startsWith(text)) return false;
    this.#rest = this.#rest.slice(text.length);
    return true;
  }
}

const hexDigits = ([, ...forms]: readonly (string | undefined)[]): string =>
  forms.find((form) => form !== undefined) ?? '';

const characters = (set: CharSet): PatternNode => ({ kind: 'characters', set });

const pointOf = (set: CharSet): number => set.at(0).codePointAt(0) ?? 0;

const single = (character: string): CharSet => {
  const point = character.codePointAt(0) ?? 0;
  return CharSet.of([point, point]);
};

const between = (from: CharSet, to: CharSet): CharSet => CharSet.of([pointOf(from), pointOf(to)]);

function propertySet(negated: boolean, name: string): CharSet {
  const set = CharSet.property(name);
  if (set === undefined) throw new Unsupported(name);
  return negated ? set.negated() : set;
}

/** The pattern as a tree, or null where it uses what texts cannot be made from (back references). */
export function parsePattern(source: string): PatternNode | null {
  const reader = new PatternReader(source);
  try {
    const node = reader.choice();
    reader.end();
    return node;
  } catch (error) {
    if (error instanceof Unsupported) return null;
    throw error;
  }
}
