import { isLocalDate } from '../../../kernel/time.js';
import type { CodeTable, DataItem, ItemType } from '../../catalogue/index.js';
import type { CheckRule } from './check-report.js';

/** The rule a value breaks, or null. */
export type ValueCheck = (value: string) => CheckRule | null;

const INTEGER = /^-?\d+$/;
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const TIME = /^T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;
const PRIVATE_USE = /\p{Co}/u;

/** Dates repeat from row to row: remembering them makes the check several times faster. */
const REMEMBERED = 10_000;
const remembered = new Map<string, boolean>();

function isDate(text: string): boolean {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED) remembered.clear();
  const answer = isLocalDate(text);
  remembered.set(text, answer);
  return answer;
}

const OF_TYPE: Readonly<Record<ItemType, (value: string) => boolean>> = {
  string: () => true,
  integer: (value) => INTEGER.test(value),
  decimal: (value) => DECIMAL.test(value),
  date: isDate,
  datetime: (value) =>
    isDate(value.slice(0, 10)) && (value.length === 10 || TIME.test(value.slice(10))),
};

/** Length in code points, counted only where it can matter. */
const isTooLong = (value: string, length: number): boolean =>
  value.length > length && Array.from(value).length > length;

/** The check of one item, compiled once per table. */
export function valueCheck(item: DataItem, codeTables: readonly CodeTable[]): ValueCheck {
  const codes = codeTables.find(({ name }) => name === item.codeTable)?.codes;
  if (item.codeTable !== undefined && codes === undefined)
    throw new Error(`The definition has no code table ${item.codeTable}.`);
  const pattern = item.pattern === undefined ? null : new RegExp(`^(?:${item.pattern})$`, 'u');
  const ofType = OF_TYPE[item.type];
  const { length = Infinity, required = false } = item;
  return (value) => {
    if (value === '') return required ? 'required' : null;
    if (!ofType(value)) return 'type';
    if (isTooLong(value, length)) return 'length';
    if (codes !== undefined && !Object.hasOwn(codes, value)) return 'code-table';
    if (pattern !== null && !pattern.test(value)) return 'pattern';
    return PRIVATE_USE.test(value) ? 'private-use' : null;
  };
}
