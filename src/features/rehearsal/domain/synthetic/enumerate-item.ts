import {
  REHEARSAL_INSTITUTION,
  REHEARSAL_PATIENT,
  type ValueCheck,
} from '../../../extraction/index.js';
import type { DataItem } from '../../../catalogue/index.js';
import { withCheckDigit } from '../../../../kernel/check-digit.js';
import { parsePattern } from '../pattern/parse-pattern.js';
import { capacityOf, plainShape, shapedText, shapeOf } from '../pattern/pattern-text.js';
import { dateForm, dateText, stepOf } from './date-text.js';
import type { DayRange } from './day-range.js';

/** Numbered values of one item: below the capacity no value occurs twice. */
export interface Enumeration {
  readonly capacity: number;
  readonly at: (number: number) => string;
}

const MOST = 1e12;
const DAY = 86_400;

/** Values that mark rehearsal data, for the items that can carry the mark. */
const WATERMARKED: Readonly<Record<string, Enumeration>> = {
  institution_code: {
    capacity: 10_000,
    at: (number) => withCheckDigit(REHEARSAL_INSTITUTION + String(number).padStart(4, '0')),
  },
  patient_id: {
    capacity: 1e9,
    at: (number) => REHEARSAL_PATIENT + String(number + 1).padStart(8, '0'),
  },
};

export const isWatermarkedItem = ({ name }: DataItem): boolean => Object.hasOwn(WATERMARKED, name);

const coded = (codes: readonly string[]): Enumeration => ({
  capacity: codes.length,
  at: (number) => codes[number] ?? '',
});

const numbers = ({ length = 9 }: DataItem): Enumeration => ({
  capacity: 10 ** Math.min(length, 9) - 1,
  at: (number) => String(number + 1),
});

const padded = ({ length = 10 }: DataItem): Enumeration => {
  const width = Math.min(length, 10);
  return { capacity: 10 ** width, at: (number) => String(number).padStart(width, '0') };
};

/** Dates in the order of the days; with times, one for each second. */
function dates(form: string, { first, last }: DayRange): Enumeration {
  const days = last - first + 1;
  const step = stepOf(form);
  if (step === 'coarse')
    return { capacity: 1, at: () => dateText(form, { day: first, second: 0 }) };
  if (step === 'day')
    return { capacity: days, at: (n) => dateText(form, { day: first + n, second: 0 }) };
  return {
    capacity: days * DAY,
    at: (n) => dateText(form, { day: first + (n % days), second: Math.floor(n / days) }),
  };
}

/** From long texts of readable characters to short ones of any. */
function* patterned(source: string): Generator<Enumeration> {
  const node = parsePattern(source);
  if (node === null) return;
  for (let growth = 11; growth >= 0; growth -= 1) {
    const whole = shapeOf(node, growth);
    for (const shape of [plainShape(whole), whole])
      yield {
        capacity: Math.min(capacityOf(shape), MOST),
        at: (number) => shapedText(shape, number),
      };
  }
}

function* candidates(
  item: DataItem,
  codes: readonly string[] | undefined,
  days: DayRange,
): Generator<Enumeration> {
  if (isWatermarkedItem(item)) yield WATERMARKED[item.name] as Enumeration;
  if (codes) yield coded(codes);
  const form = dateForm(item.format);
  if (item.type === 'date') yield dates('YYYY-MM-DD', days);
  if (item.type === 'datetime') yield dates('YYYY-MM-DDThh:mm:ss', days);
  if (form !== null) yield dates(form, days);
  if (item.type === 'integer' || item.type === 'decimal') yield numbers(item);
  if (item.pattern !== undefined) yield* patterned(item.pattern);
  yield padded(item);
}

/** First, last and some in between are right: the enumeration gives values of the item. */
function fits({ capacity, at }: Enumeration, check: ValueCheck): boolean {
  const probes = [0, 1, 2, 9, 10, 0.25, 0.5, 0.75].map((part) =>
    Number.isInteger(part) ? part : Math.floor(capacity * part),
  );
  return [...probes, capacity - 1]
    .filter((number) => number >= 0 && number < capacity)
    .every((number) => at(number) !== '' && check(at(number)) === null);
}

/** The values of an item, or null where none could be found. `codes`: those its code table allows. */
export function enumerateItem(
  item: DataItem,
  codes: readonly string[] | undefined,
  days: DayRange,
  check: ValueCheck,
): Enumeration | null {
  const allowed = codes?.filter((code) => check(code) === null);
  for (const candidate of candidates(item, allowed, days))
    if (candidate.capacity > 0 && fits(candidate, check)) return candidate;
  return null;
}
