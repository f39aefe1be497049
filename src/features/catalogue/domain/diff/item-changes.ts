import type { CodeTable, DataItem, ItemType } from '../data-definition.js';
import { BREAKS, type Change, type Verdict } from './change.js';

/** What comparing an item takes from around it. */
export interface Surroundings {
  /** Code tables of the old definition by old name, and of the new by new name. */
  readonly before: ReadonlyMap<string, CodeTable>;
  readonly after: ReadonlyMap<string, CodeTable>;
  /** Old name → new name of code tables. */
  readonly renames: ReadonlyMap<string, string>;
}

/** Types whose every value is also one of the type: integer ⊂ decimal ⊂ string, date ⊂ datetime ⊂ string. */
const WIDER: Readonly<Record<ItemType, readonly ItemType[]>> = {
  integer: ['decimal', 'string'],
  decimal: ['string'],
  date: ['datetime', 'string'],
  datetime: ['string'],
  string: [],
};

const WORDS = ['nameJa', 'nameEn', 'meaning', 'caution', 'cleansing'] as const;

interface Difference {
  readonly aspect: string;
  readonly verdict: Verdict;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** Differences of one item that stayed, or was renamed. */
export function itemChanges(
  place: string,
  before: DataItem,
  after: DataItem,
  around: Surroundings,
): Change[] {
  return [
    ...valueDifferences(before, after),
    ...codeTableDifference(before, after, around),
    ...wordDifferences(before, after),
  ].map(({ aspect, verdict, before: old, after: now }) => ({
    kind: verdict,
    subject: 'item',
    place,
    title: after.nameJa,
    aspect,
    ...(old === undefined ? {} : { before: old }),
    ...(now === undefined ? {} : { after: now }),
    breaks: aspect === 'class' ? ['reading'] : BREAKS[verdict],
  }));
}

function valueDifferences(before: DataItem, after: DataItem): Difference[] {
  const found: Difference[] = [];
  const add = (aspect: keyof DataItem, verdict: Verdict): void => {
    found.push({ aspect, verdict, before: textOf(before[aspect]), after: textOf(after[aspect]) });
  };
  if (before.type !== after.type) add('type', typeVerdict(before.type, after.type));
  if (before.length !== after.length)
    add(
      'length',
      (after.length ?? Infinity) < (before.length ?? Infinity) ? 'narrowed' : 'widened',
    );
  if (before.required !== after.required) add('required', requiredVerdict(before, after));
  for (const aspect of ['pattern', 'format'] as const)
    if (before[aspect] !== after[aspect])
      add(aspect, optionalVerdict(before[aspect], after[aspect]));
  for (const aspect of ['unit', 'class'] as const)
    if (before[aspect] !== after[aspect]) add(aspect, 'changed');
  return found;
}

function typeVerdict(before: ItemType, after: ItemType): Verdict {
  if (WIDER[before].includes(after)) return 'widened';
  return WIDER[after].includes(before) ? 'narrowed' : 'changed';
}

/** Absent and `false` say the same of the data. */
function requiredVerdict(before: DataItem, after: DataItem): Verdict {
  if ((before.required ?? false) === (after.required ?? false)) return 'reworded';
  return after.required === true ? 'narrowed' : 'widened';
}

/** A rule that comes narrows, one that goes widens; two different rules cannot be compared. */
function optionalVerdict(before: string | undefined, after: string | undefined): Verdict {
  if (before === undefined) return 'narrowed';
  return after === undefined ? 'widened' : 'changed';
}

function codeTableDifference(
  { codeTable: before }: DataItem,
  { codeTable: after }: DataItem,
  around: Surroundings,
): Difference[] {
  const renamed = before === undefined ? undefined : (around.renames.get(before) ?? before);
  if (renamed === after) return [];
  const verdict =
    before !== undefined && after !== undefined
      ? codesVerdict(around.before.get(before), around.after.get(after))
      : optionalVerdict(before, after);
  return [{ aspect: 'codeTable', verdict, before, after }];
}

function codesVerdict(before: CodeTable | undefined, after: CodeTable | undefined): Verdict {
  const old = Object.keys(before?.codes ?? {});
  const now = Object.keys(after?.codes ?? {});
  const oldCodes = new Set(old);
  const nowCodes = new Set(now);
  const fewer = now.every((code) => oldCodes.has(code));
  const more = old.every((code) => nowCodes.has(code));
  if (fewer && more) return 'reworded';
  if (fewer) return 'narrowed';
  return more ? 'widened' : 'changed';
}

function wordDifferences(before: DataItem, after: DataItem): Difference[] {
  const found: Difference[] = WORDS.filter((aspect) => before[aspect] !== after[aspect]).map(
    (aspect) => ({ aspect, verdict: 'reworded', before: before[aspect], after: after[aspect] }),
  );
  const old = before.sources?.join('\n');
  const now = after.sources?.join('\n');
  if (old !== now || before.sources?.length !== after.sources?.length)
    found.push({ aspect: 'sources', verdict: 'reworded', before: old, after: now });
  return found;
}

const textOf = (value: DataItem[keyof DataItem]): string | undefined =>
  value === undefined ? undefined : String(value);
