const NEEDS_QUOTES = /[",\r\n]/;

const fieldOf = (value: string): string =>
  NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

/** One RFC 4180 record with its CRLF. Most need no quotes, which one look at the whole record tells. */
export function csvRecord(values: readonly string[]): string {
  const fields = NEEDS_QUOTES.test(values.join('')) ? values.map(fieldOf) : values;
  return `${fields.join(',')}\r\n`;
}
