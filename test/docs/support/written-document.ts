import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const NOTE =
  '<!-- Written from the code by `YUZU_WRITE_DOCS=1 npm test -- test/docs test/matrix`; do not edit by hand. -->';

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

export const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => [tableRow(head), tableRow(head.map(() => '---')), ...rows.map(tableRow)];
