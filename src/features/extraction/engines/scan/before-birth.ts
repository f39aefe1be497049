import { addBreach, findingGroup, type FindingGroup } from '../../domain/check-findings.js';
import { NOBODY, type MergedPersons } from './merged-persons.js';
import type { TableResult } from './table-result.js';

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

/** The birth date as the number yyyymmdd, 0 if there is none. */
function birthDay(text: string): number {
  const parts = DATE.exec(text);
  return parts ? Number(parts.slice(1).join('')) : 0;
}

/** Days before the person was born; one breach per person and column, at the earliest. */
export function daysBeforeBirth(
  tables: readonly TableResult[],
  persons: MergedPersons,
): FindingGroup[] {
  const births = Int32Array.from({ length: persons.size }, (_, person) =>
    birthDay(persons.text(person, 'birth_date')),
  );
  return tables.flatMap(({ table, earliest }, at) =>
    earliest.flatMap(({ column, days, rows }) => {
      const breaches: number[] = [];
      for (let person = 0; person < births.length; person += 1) {
        const index = persons.indexIn(at, person);
        const day = index === NOBODY ? 0 : (days[index] ?? 0);
        if (day > 0 && day < (births[person] ?? 0)) breaches.push(rows[index] ?? 0);
      }
      const group = findingGroup(table, 'date-before-birth', column);
      for (const row of breaches.sort((a, b) => a - b)) addBreach(group, row);
      return group.count > 0 ? [group] : [];
    }),
  );
}
