const NEEDS_QUOTES = /[",\r\n]/;

const fieldOf = (value: string): string =>
  NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

/** One RFC 4180 record with its CRLF. */
export function csvRecord(values: readonly string[]): string {
  let line = '';
  for (let at = 0; at < values.length; at++)
    line += (at === 0 ? '' : ',') + fieldOf(values[at] ?? '');
  return `${line}\r\n`;
}
