import type { DataTable, Reference } from '../data-definition.js';
import { BOTH, BREAKS, type Change, type Side } from './change.js';
import { itemChanges, type Surroundings } from './item-changes.js';
import { pairUp } from './renames.js';

const WORDS = ['nameJa', 'nameEn', 'description', 'grain'] as const;

type Renames = ReadonlyMap<string, string>;
const renamed = (names: readonly string[], renames: Renames): string[] =>
  names.map((name) => renames.get(name) ?? name);

/** Differences of one table that stayed, or was renamed: its own, then those of its items. */
export function tableChanges(
  before: DataTable,
  after: DataTable,
  around: Surroundings,
  tables: Renames,
): Change[] {
  const items = pairUp(before.items, after.items);
  const about = { subject: 'table' as const, place: after.name, title: after.nameJa };
  const ofItem = (item: { name: string; nameJa: string }) => ({
    subject: 'item' as const,
    place: `${after.name}.${item.name}`,
    title: item.nameJa,
  });
  return [
    ...wordChanges(before, after),
    ...keyChange(before, after, items.renames),
    ...referenceChanges(before, after, { items: items.renames, tables }),
    ...(items.isReordered
      ? [{ kind: 'moved' as const, ...about, aspect: 'items', breaks: [] }]
      : []),
    ...items.removed.map((item) => ({
      kind: 'removed' as const,
      ...ofItem(item),
      breaks: BOTH,
    })),
    ...items.added.map((item) => ({
      kind: 'added' as const,
      ...ofItem(item),
      breaks: sidesOfAdded(item.required),
    })),
    ...items.kept.flatMap(({ before: old, after: now }) => [
      ...(old.name === now.name
        ? []
        : [
            {
              kind: 'renamed' as const,
              ...ofItem(now),
              before: old.name,
              after: now.name,
              breaks: BOTH,
            },
          ]),
      ...itemChanges(`${after.name}.${now.name}`, old, now, around),
    ]),
  ];
}

/** An optional item may stay empty; a required one is asked of every provider. */
const sidesOfAdded = (required: boolean | undefined): readonly Side[] =>
  required === true ? ['producing'] : [];

function wordChanges(before: DataTable, after: DataTable): Change[] {
  const about = { subject: 'table' as const, place: after.name, title: after.nameJa };
  const words = WORDS.filter((aspect) => before[aspect] !== after[aspect]).map((aspect) => ({
    kind: 'reworded' as const,
    ...about,
    aspect,
    ...texts(before[aspect], after[aspect]),
    breaks: BREAKS.reworded,
  }));
  if (before.sourceKind === after.sourceKind) return words;
  const source: Change = {
    kind: 'changed',
    ...about,
    aspect: 'sourceKind',
    ...texts(before.sourceKind, after.sourceKind),
    breaks: ['reading'],
  };
  return [...words, source];
}

function keyChange(before: DataTable, after: DataTable, renames: Renames): Change[] {
  if (renamed(before.key, renames).join(',') === after.key.join(',')) return [];
  return [
    {
      kind: 'changed',
      subject: 'table',
      place: after.name,
      title: after.nameJa,
      aspect: 'key',
      ...texts(before.key.join(', '), after.key.join(', ')),
      breaks: BOTH,
    },
  ];
}

/** A reference that comes asks more of the data, one that goes asks less; their order says nothing. */
function referenceChanges(
  before: DataTable,
  after: DataTable,
  renames: { readonly items: Renames; readonly tables: Renames },
): Change[] {
  const old = (before.references ?? []).map(({ columns, table }) =>
    referenceText({
      columns: renamed(columns, renames.items),
      table: renames.tables.get(table) ?? table,
    }),
  );
  const now = (after.references ?? []).map(referenceText);
  const about = { subject: 'table' as const, place: after.name, title: after.nameJa };
  const gone = old.filter((text) => !now.includes(text));
  const come = now.filter((text) => !old.includes(text));
  const aspect = 'references';
  const reordered = gone.length + come.length === 0 && old.join('\n') !== now.join('\n');
  return [
    ...gone.map((text) => ({
      kind: 'widened' as const,
      ...about,
      aspect,
      before: text,
      breaks: BREAKS.widened,
    })),
    ...come.map((text) => ({
      kind: 'narrowed' as const,
      ...about,
      aspect,
      after: text,
      breaks: BREAKS.narrowed,
    })),
    ...(reordered ? [{ kind: 'moved' as const, ...about, aspect, breaks: [] }] : []),
  ];
}

export const referenceText = ({ columns, table }: Reference): string =>
  `${columns.join(', ')} → ${table}`;

/** Only what is there. */
export const texts = (
  before: string | undefined,
  after: string | undefined,
): { before?: string; after?: string } => ({
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});
