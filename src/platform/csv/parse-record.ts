/** What stands between fields: CSV or TSV. */
export type Delimiter = ',' | '\t';

/** Fields of one record (without its line end), or null where quotes are not as RFC 4180 has them. */
export function parseRecord(text: string, delimiter: Delimiter = ','): string[] | null {
  if (!text.includes('"')) return text.split(delimiter);
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const field = text[at] === '"' ? quoted(text, at) : bare(text, at, delimiter);
    if (field === null) return null;
    fields.push(field.value);
    if (field.end === text.length) return fields;
    if (text[field.end] !== delimiter) return null;
    at = field.end + 1;
  }
}

interface Field {
  readonly value: string;
  /** Index after the field: of its delimiter, or the length of the record. */
  readonly end: number;
}

function bare(text: string, start: number, delimiter: Delimiter): Field | null {
  const next = text.indexOf(delimiter, start);
  const end = next < 0 ? text.length : next;
  const value = text.slice(start, end);
  return value.includes('"') ? null : { value, end };
}

function quoted(text: string, start: number): Field | null {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return null;
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    from = quote + 2;
  }
}
