import type { DataTable } from '../../../catalogue/index.js';
import type { Convert } from '../tables/table-reader.js';

/** ISO date and time as PostgreSQL writes them; fractions of seconds and the zone have no place in the definition. */
const TIME = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d+)?(?:[+-]\d\d(?::\d\d){0,2})?$/;

const FORMS = {
  date: (value: string): string => TIME.exec(value)?.[1] ?? value,
  datetime: (value: string): string => {
    const [, date, time] = TIME.exec(value) ?? [];
    return date !== undefined && time !== undefined ? `${date}T${time}` : value;
  },
};

/** Dates and times as the definition writes them; everything else, and what is no date, as it is in the source. */
export function inDefinitionForm({ items }: DataTable): Convert {
  const forms = new Map(
    items.flatMap(({ name, type }) =>
      type === 'date' || type === 'datetime' ? [[name, FORMS[type]] as const] : [],
    ),
  );
  return (item, value) => forms.get(item)?.(value) ?? value;
}
