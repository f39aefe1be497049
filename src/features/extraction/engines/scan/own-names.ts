import { addBreach, findingGroup, type FindingGroup } from '../../domain/check-findings.js';
import { wholeNames } from '../../domain/content/own-name.js';
import { HashTable } from './bytes/hash-table.js';
import { Lanes } from './bytes/lanes.js';
import type { MergedPersons } from './merged-persons.js';
import { nameLanes } from './named-texts.js';
import type { NamesInTexts, TableResult } from './table-result.js';

/** Free texts that hold the own name of the person they are about; one breach per person and item. */
export function ownNamesInTexts(
  tables: readonly TableResult[],
  persons: MergedPersons,
): FindingGroup[] {
  return tables.flatMap(({ table, names }, at) =>
    names.flatMap((texts) => {
      const group = findingGroup(table, 'text-person', texts.column);
      for (const row of rowsWithOwnName(at, texts, persons)) addBreach(group, row);
      return group.count > 0 ? [group] : [];
    }),
  );
}

function rowsWithOwnName(
  table: number,
  { slots }: NamesInTexts,
  persons: MergedPersons,
): readonly number[] {
  const seen = new HashTable(slots);
  const lanes = new Lanes();
  const rows: number[] = [];
  if (seen.isEmpty) return rows;
  for (const { index, person } of persons.inTable(table)) {
    const names = wholeNames(persons.text(person, 'name_kanji'), persons.text(person, 'name_kana'));
    const found = names.flatMap((name) => {
      nameLanes(index, name, lanes);
      return seen.get(lanes) ?? [];
    });
    if (found.length > 0) rows.push(Math.min(...found));
  }
  return rows.sort((a, b) => a - b);
}
