import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const noteOf = (tests: string): string =>
  `<!-- Written from the code by \`YUZU_WRITE_DOCS=1 npm test -- ${tests}\`; do not edit by hand. -->`;
const NOTE = noteOf('test/docs test/matrix');

/** The text as the project's formatter leaves it, below a note that says where it comes from. */
const finished = async (file: string, lines: readonly string[]): Promise<string> =>
  format([NOTE, '', ...lines, ''].join('\n'), {
    ...(await resolveConfig(file)),
    filepath: file,
  });

/**
 * What the document should say and what it says. With YUZU_WRITE_DOCS=1 the document is written first,
 * so that the two agree; a test that compares them then only shows that writing worked.
 */
export async function writtenDocument(
  file: string,
  lines: readonly string[],
): Promise<{ expected: string; actual: string }> {
  const expected = await finished(file, lines);
  if (process.env.YUZU_WRITE_DOCS === '1') writeFileSync(file, expected);
  return { expected, actual: existsSync(file) ? readFileSync(file, 'utf8') : '' };
}

/**
 * As `writtenDocument`, for one section (from its heading to the next of the same depth, or the end) of a document
 * that is otherwise written by hand. `test` is the one that writes it.
 */
export async function writtenSection(
  file: string,
  { heading, test }: { readonly heading: string; readonly test: string },
  lines: readonly string[],
): Promise<{ expected: string; actual: string }> {
  const text = readFileSync(file, 'utf8');
  const start = text.indexOf(`${heading}\n`);
  if (start < 0) throw new Error(`${file} has no section "${heading}".`);
  const next = text.indexOf('\n## ', start);
  const [before, after] = [text.slice(0, start), next < 0 ? '' : text.slice(next + 1)];
  const section = `${[heading, '', noteOf(test), '', ...lines].join('\n')}\n\n`;
  const options = { ...(await resolveConfig(file)), filepath: file };
  const expected = await format(before + section + after, options);
  if (process.env.YUZU_WRITE_DOCS === '1') writeFileSync(file, expected);
  return { expected, actual: readFileSync(file, 'utf8') };
}

export const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => [tableRow(head), tableRow(head.map(() => '---')), ...rows.map(tableRow)];
