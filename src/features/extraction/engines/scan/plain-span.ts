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
import type { Bounds } from './bytes/row.js';

/** What the kernel still looks at where length and kinds of bytes are right. */
const PROOFS = { none: 0, span: 1, text: 2, decimal: 3, date: 4, datetime: 5 };
const REQUIRED = 8;
const HAS_DAY = 16;
const MAY_BE_FUTURE = 32;

/** Values that need no decoding: their bytes tell that they are right. */
interface PlainSpan {
  readonly form: keyof typeof PROOFS;
  readonly allowed: number;
  readonly shortest: number;
  readonly longest: number;
}

const NONE: PlainSpan = { form: 'none', allowed: 0, shortest: 0, longest: -1 };

/** Beyond every value. */
const ENDLESS = 0x7fffffff;

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

function plainSpan(item: DataItem, rules: ItemRules): PlainSpan {
  const { type, pattern, codeTable, length: longest = Infinity } = item;
  if (codeTable !== undefined || rules.hasCheckDigit) return NONE;
  if (pattern !== undefined) return type === 'string' ? spanOf(pattern, longest) : NONE;
  const form = rules.isFreeText ? 'text' : 'span';
  const plain: PlainSpan = { form, allowed: ~HIGH, shortest: 0, longest };
  return type === 'string' ? plain : { ...plain, ...FORMS[type] };
}

/** How right values of the item look as bytes. */
export function boundsOf(item: DataItem, rules: ItemRules): Bounds {
  const { form, allowed, shortest, longest } = plainSpan(item, rules);
  // Only dates written in full are read by the kernel.
  const proof = rules.date === undefined || form.startsWith('date') ? PROOFS[form] : PROOFS.none;
  const required = item.required ? REQUIRED : 0;
  const day = rules.date === undefined ? 0 : HAS_DAY;
  const future = rules.mayBeFuture ? MAY_BE_FUTURE : 0;
  return {
    shortest,
    longest: Math.min(longest, ENDLESS),
    asked: ~allowed & 0xffff,
    proof: proof | required | day | future,
  };
}
