import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { holdingsErrors } from './errors.js';
import type { Month } from './month.js';
import { normalised } from './search-text.js';

/** What is held: by each of these operators (any one, where none is named), over these months. */
export interface HeldFilter {
  readonly operators: readonly string[];
  readonly from?: Month;
  readonly to?: Month;
}

export interface SearchQuery {
  /** As it was written, without spaces around it. */
  readonly written: string;
  /** Normalised as a whole. */
  readonly text: string;
  /** Every one of them must occur. */
  readonly terms: readonly string[];
}

const MOST_TERMS = 8;

export function parseQuery(written: string): Outcome<SearchQuery> {
  const text = normalised(written);
  if (text === '') return refuse(holdingsErrors.SEARCH_EMPTY);
  const terms = [...new Set(text.split(' '))].slice(0, MOST_TERMS);
  return ok({ written: written.trim(), text, terms });
}

/** A value as codes are: letters, digits and a few signs. Words are no values of a pattern. */
const isCodeLike = (written: string): boolean => /^(?=.*\d)[A-Za-z0-9./_-]{1,20}$/.test(written);

/** The patterns of these that the query is a value of. One that matches any code tells nothing. */
export function patternsAllowing(written: string, patterns: readonly string[]): string[] {
  if (!isCodeLike(written)) return [];
  return patterns.filter((pattern) => {
    const whole = new RegExp(`^(?:${pattern})$`, 'u');
    return whole.test(written) && !MEANINGLESS.every((value) => whole.test(value));
  });
}

/** Values of no code system: a pattern that allows all of them says nothing of codes. */
const MEANINGLESS = ['0', 'zz-zz', 'Q1.2.3.4/5_6'];
