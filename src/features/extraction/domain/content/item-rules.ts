import type { CodeTable, DataItem } from '../../../catalogue/index.js';
import { hasValidCheckDigit } from '../../../../kernel/check-digit.js';
import type { CheckRule } from '../check-report.js';
import { valueCheck } from '../check-value.js';
import { contentOf, isFreeText } from './free-text.js';

/** How a value tells a day: `YYYY-MM-DD…` or `YYYYMMDD…`; other forms are not looked at. */
type DateForm = 'iso' | 'compact';

/** What is asked of the values of one item. */
export interface ItemRules {
  /** Rules the value breaks; it is not empty. */
  readonly breaks: (value: string) => readonly CheckRule[];
  readonly isFreeText: boolean;
  readonly hasCheckDigit: boolean;
  readonly date: DateForm | undefined;
  /** Plans and ends of validity lie ahead; nothing else does. */
  readonly mayBeFuture: boolean;
}

const CHECKED_NUMBERS = new Set(['institution_code', 'insurer_number', 'payer_number']);
const AHEAD = /(?:^|_)(?:to|until|planned|expires?|version)(?:_|$)/;
const COMPACT = /^YYYYMMDD/;
const ISO = /^(?:CCYY|YYYY)-MM-DD/;

/** Insurer numbers are padded with spaces in DPC files, and shorter where no prefecture is told. */
const isChecked = (value: string): boolean => !hasValidCheckDigit(value.trim());

function dateFormOf({ type, format = '' }: DataItem): DateForm | undefined {
  if (type === 'date' || type === 'datetime' || ISO.test(format)) return 'iso';
  return COMPACT.test(format) ? 'compact' : undefined;
}

/** `isReference`: the same values are checked in the table they refer to. */
export function itemRules(
  item: DataItem,
  codeTables: readonly CodeTable[],
  isReference: boolean,
): ItemRules {
  const form = valueCheck(item, codeTables);
  const free = isFreeText(item);
  const hasCheckDigit = CHECKED_NUMBERS.has(item.name) && !isReference;
  const breaks = (value: string): readonly CheckRule[] => {
    const rule = form(value);
    const formal = rule === null ? [] : [rule];
    if (free) return [...formal, ...contentOf(value)];
    return hasCheckDigit && rule === null && isChecked(value) ? ['check-digit'] : formal;
  };
  const mayBeFuture = AHEAD.test(item.name);
  return { breaks, isFreeText: free, hasCheckDigit, date: dateFormOf(item), mayBeFuture };
}
