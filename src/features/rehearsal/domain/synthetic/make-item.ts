import type { DataItem } from '../../../catalogue/index.js';
import { dateOf } from '../calendar.js';
import { parsePattern, type PatternNode } from '../pattern/parse-pattern.js';
import { patternText } from '../pattern/pattern-text.js';
import { dateForm, dateText } from './date-text.js';
import { dateTimeOf, dayOf, type KnownValue } from './known-items.js';

const SEQUENCE = /(sequence|number|no|count|priority|order)$/;

const cut = (text: string, length = Infinity): string =>
  text.length <= length ? text : Array.from(text).slice(0, length).join('');

/** A small number, as counts and sequences are; a decimal with one place. */
const numbered =
  ({ type, name, length = 9 }: DataItem): KnownValue =>
  ({ random }) => {
    const most = Math.min(10 ** Math.min(length, 9) - 1, SEQUENCE.test(name) ? 9 : 500);
    const whole = random.between(SEQUENCE.test(name) ? 1 : 0, most);
    return type === 'decimal' && length > 4 ? `${whole}.${random.between(0, 9)}` : String(whole);
  };

const coded =
  (codes: readonly string[]): KnownValue =>
  ({ random }) =>
    random.pick(codes);

const patterned =
  (node: PatternNode): KnownValue =>
  ({ random }) =>
    patternText(node, random);

/** What an unknown text is about, so that a reader sees at once that it is invented. */
const worded =
  ({ nameJa, length }: DataItem): KnownValue =>
  ({ random }) =>
    cut(`${nameJa}${random.between(1, 99)}`, length);

const numberText =
  ({ length = 10 }: DataItem): KnownValue =>
  ({ random }) =>
    random.digits(Math.min(length, 10));

function* dated(item: DataItem): Generator<KnownValue> {
  const { name, type } = item;
  if (type === 'date') yield (facts) => dateOf(dayOf(name, facts));
  if (type === 'datetime') yield (facts) => dateTimeOf(name, facts);
  const form = dateForm(item.format);
  if (form !== null)
    yield (facts) =>
      dateText(form, { day: dayOf(name, facts), second: facts.random.between(28_800, 68_400) });
}

/** Ways to make a value from the definition alone, the most plausible first. */
export function* structuralForms(
  item: DataItem,
  codes: readonly string[] | undefined,
): Generator<KnownValue> {
  if (codes && codes.length > 0) yield coded(codes);
  yield* dated(item);
  if (item.type === 'integer' || item.type === 'decimal') yield numbered(item);
  const node = item.pattern === undefined ? null : parsePattern(item.pattern);
  if (node) yield patterned(node);
  if (/(_number|_no|_id|_uid)$/.test(item.name)) yield numberText(item);
  yield worded(item);
}
