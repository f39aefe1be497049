import type { CodeTable } from '../../catalogue/index.js';
import type { FoundCode } from './search-hit.js';
import type { SearchQuery } from './search-query.js';
import { normalised } from './search-text.js';
import { hasAll } from './searchable.js';

interface CodeText {
  readonly code: string;
  readonly meaning: string;
  /** Normalised code. */
  readonly key: string;
  /** Normalised code and meaning, a line each. */
  readonly text: string;
}

const MOST_SHOWN = 5;

/** Normalised text of one code table. */
export class CodeTableText {
  readonly name: string;
  private readonly codes: readonly CodeText[];
  private readonly keys: ReadonlySet<string>;
  /** Of all codes: most tables are ruled out by one look. */
  private readonly text: string;

  constructor({ name, codes }: CodeTable) {
    this.name = name;
    this.codes = Object.entries(codes).map(([code, meaning]) => codeText(code, meaning));
    this.keys = new Set(this.codes.map(({ key }) => key));
    this.text = this.codes.map(({ text }) => text).join('\n');
  }

  /** Whether a code is the query, or some code has every term. */
  place({ text, terms }: SearchQuery): 'code' | 'code-text' | undefined {
    if (this.keys.has(text)) return 'code';
    if (!hasAll(this.text, terms)) return undefined;
    const isFound = terms.length === 1 || this.codes.some((code) => hasAll(code.text, terms));
    return isFound ? 'code-text' : undefined;
  }

  /** The first codes found: the one that was asked for, then short ones; of one length in their order. */
  first({ text, terms }: SearchQuery): FoundCode[] {
    const strange = ({ key }: CodeText) => Number(key !== text);
    return this.codes
      .filter((code) => hasAll(code.text, terms))
      .sort(
        (a, b) =>
          strange(a) - strange(b) || a.code.length - b.code.length || (a.code < b.code ? -1 : 1),
      )
      .slice(0, MOST_SHOWN)
      .map(({ code, meaning }) => ({ code, text: meaning }));
  }
}

function codeText(code: string, meaning: string): CodeText {
  const key = normalised(code);
  return { code, meaning, key, text: `${key}\n${normalised(meaning)}` };
}
