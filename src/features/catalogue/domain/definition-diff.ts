import type { DataDefinition } from './data-definition.js';
import { BOTH, type Change, type Side } from './diff/change.js';
import { wordsOf } from './diff/change-words.js';
import { codeTableChanges } from './diff/code-table-changes.js';
import { pairUp, type Paired } from './diff/renames.js';
import { tableChanges, texts } from './diff/table-changes.js';

/** One difference between two versions, in words; `ja` and `en` are whole sentences. */
export interface DefinitionChange extends Change {
  /** True where somebody's work breaks; `breaks` says whose. */
  readonly breaking: boolean;
  readonly ja: string;
  readonly en: string;
}

export interface DefinitionDiff {
  readonly from: { readonly id: string; readonly version: number };
  readonly to: { readonly id: string; readonly version: number };
  readonly breaking: boolean;
  readonly changes: readonly DefinitionChange[];
}

/** Differences of two versions in the order of the new one. The version number itself is none of them. */
export function diffDefinitions(before: DataDefinition, after: DataDefinition): DefinitionDiff {
  const changes = changesOf(before, after).map((change) => ({
    ...change,
    breaking: change.breaks.length > 0,
    ...wordsOf(change),
  }));
  return {
    from: { id: before.id, version: before.version },
    to: { id: after.id, version: after.version },
    breaking: changes.some(({ breaking }) => breaking),
    changes,
  };
}

function changesOf(before: DataDefinition, after: DataDefinition): Change[] {
  const tables = pairUp(before.tables, after.tables);
  const codeTables = pairUp(before.codeTables, after.codeTables);
  const around = {
    before: new Map(before.codeTables.map((table) => [table.name, table])),
    after: new Map(after.codeTables.map((table) => [table.name, table])),
    renames: codeTables.renames,
  };
  return [
    ...ownChanges(before, after),
    ...listChanges('table', 'tables', tables),
    ...tables.kept.flatMap(({ before: old, after: now }) =>
      tableChanges(old, now, around, tables.renames),
    ),
    ...listChanges('code-table', 'codeTables', codeTables),
    ...codeTables.kept.flatMap(({ before: old, after: now }) => codeTableChanges(old, now)),
  ];
}

function ownChanges(before: DataDefinition, after: DataDefinition): Change[] {
  const about = { subject: 'definition' as const, place: '', title: after.titleJa };
  const of = (kind: 'changed' | 'reworded', aspect: 'id' | 'titleJa', breaks: readonly Side[]) =>
    before[aspect] === after[aspect]
      ? []
      : [{ kind, ...about, aspect, ...texts(before[aspect], after[aspect]), breaks }];
  return [...of('changed', 'id', BOTH), ...of('reworded', 'titleJa', [])];
}

/** A code table is reached through items only, so that its coming, going or renaming breaks nothing by itself. */
function listChanges(
  subject: 'table' | 'code-table',
  aspect: string,
  { added, removed, kept, isReordered }: Paired<{ name: string; nameJa: string }>,
): Change[] {
  const breaks = subject === 'table' ? BOTH : [];
  const about = ({ name, nameJa }: { name: string; nameJa: string }) => ({
    subject,
    place: name,
    title: nameJa,
  });
  const renamed = kept.filter(({ before, after }) => before.name !== after.name);
  const moved: Change = {
    kind: 'moved',
    subject: 'definition',
    place: '',
    title: '',
    aspect,
    breaks: [],
  };
  return [
    ...(isReordered ? [moved] : []),
    ...removed.map((one) => ({ kind: 'removed' as const, ...about(one), breaks })),
    ...added.map((one) => ({ kind: 'added' as const, ...about(one), breaks: [] })),
    ...renamed.map(({ before, after }) => ({
      kind: 'renamed' as const,
      ...about(after),
      before: before.name,
      after: after.name,
      breaks,
    })),
  ];
}
