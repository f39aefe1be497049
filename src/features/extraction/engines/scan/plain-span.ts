import type { DataItem, ItemType } from '../../../catalogue/index.js';
import type { ItemRules } from '../../domain/content/item-rules.js';
import {
  DIGIT,
  DOT,
  HIGH,
  LOWER,
  MINUS,
  PUNCTUATION,
  QUOTED_CLASS,
  SPACE,
  UPPER,
} from './bytes/byte-class.js';

/** Values that need no decoding: their length in bytes and the kinds of bytes they hold tell that they are right. */
export interface PlainSpan {
  readonly form: 'span' | 'text' | 'decimal' | 'date' | 'datetime' | 'none';
  readonly allowed: number;
  readonly shortest: number;
  readonly longest: number;
}

const NONE: PlainSpan = { form: 'none', allowed: 0, shortest: 0, longest: -1 };

const KINDS = [DIGIT, DOT, MINUS, UPPER, LOWER, PUNCTUATION, SPACE];

/** A pattern of one class of characters and how often it occurs. */
const ONE_CLASS =
  /^(?<set>\[[^\]\\]+\])(?:(?<some>[+*])|\{(?<least>\d+)(?<upto>,(?<most>\d+)?)?\})?$/u;

/** Kinds of which the class holds every byte. */
function kindsIn(set: string): number {
  const one = new RegExp(`^${set}$`, 'u');
  let missing = HIGH;
  for (let byte = 0; byte < 0x80; byte += 1)
    if (!one.test(String.fromCharCode(byte))) missing |= QUOTED_CLASS[byte] ?? 0;
  return KINDS.filter((kind) => (missing & kind) === 0).reduce((all, kind) => all | kind, 0);
}

function spanOf(pattern: string, longest: number): PlainSpan {
  const { set, some, least, upto, most } = ONE_CLASS.exec(pattern)?.groups ?? {};
  if (set === undefined) return NONE;
  const once = some === undefined && least === undefined;
  const atMost = some !== undefined || (upto !== undefined && most === undefined);
  const bound = once ? 1 : atMost ? Infinity : Number(most ?? least);
  return {
    form: 'span',
    allowed: kindsIn(set),
    shortest: Number(least ?? 1),
    longest: Math.min(longest, bound),
  };
}

const FORMS: Readonly<Record<Exclude<ItemType, 'string'>, Partial<PlainSpan>>> = {
  integer: { form: 'span', allowed: DIGIT, shortest: 1 },
  decimal: { form: 'decimal', allowed: DIGIT | DOT },
  date: { form: 'date' },
  datetime: { form: 'datetime' },
};

/** How right values of the item look as bytes. */
export function plainSpan(item: DataItem, rules: ItemRules): PlainSpan {
  const { type, pattern, codeTable, length: longest = Infinity } = item;
  if (codeTable !== undefined || rules.hasCheckDigit) return NONE;
  if (pattern !== undefined) return type === 'string' ? spanOf(pattern, longest) : NONE;
  const form = rules.isFreeText ? 'text' : 'span';
  const plain: PlainSpan = { form, allowed: ~HIGH, shortest: 0, longest };
  return type === 'string' ? plain : { ...plain, ...FORMS[type] };
}
