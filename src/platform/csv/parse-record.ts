/** Fields of one record (without its line end), or null where quotes are not as RFC 4180 has them. */
export function parseRecord(text: string): string[] | null {
  if (!text.includes('"')) return text.split(',');
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const field = text[at] === '"' ? quoted(text, at) : bare(text, at);
    if (field === null) return null;
    fields.push(field.value);
    if (field.end === text.length) return fields;
    if (text[field.end] !== ',') return null;
    at = field.end + 1;
  }
}

interface Field {
  readonly value: string;
  /** Index after the field: of its comma, or the length of the record. */
  readonly end: number;
}

function bare(text: string, start: number): Field | null {
  const comma = text.indexOf(',', start);
  const end = comma < 0 ? text.length : comma;
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
