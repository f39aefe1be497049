// @isolated: replaces a module for this file alone (see test/support/native-runtime.cjs).
import { beforeAll, describe, expect, it } from '@jest/globals';
import { EXIT } from '../../src/kernel/exit-code.js';
import type { ErrorDefinition } from '../../src/kernel/outcome.js';
import { definingFiles, errorCatalogues, type Catalogue } from './support/error-catalogues.js';
import { sourceFiles } from './support/sources.js';
import { writtenDocument } from './support/written-document.js';

const FILE = 'docs/errors.md';

/** Named like a catalogue, but about something else: spelling errors that rehearsal data carry on purpose. */
const NO_CATALOGUE = ['src/features/rehearsal/domain/planted-errors.ts'];

const HEAD = [
  '# Errors',
  '',
  'Every expected refusal, by the file that defines it. The code is stable: programs compare the code, never',
  'the text. `{name}` marks are filled with facts: codes, counts, states, file names, never personal data.',
  '',
  '- **Over HTTP** the answer has the status given here and the body',
  '  `{"error": {"code", "ja", "en", "facts"}}`.',
  '- **On the command line** the text and the code go to stderr, and the process ends with the exit code',
  '  ([cli.md](cli.md)); with `--json` as `{"error": {"code", "message"}}`.',
  '- **On the wire** a refusal of a peer’s message goes back to the sender as `protocol.refused`; a message',
  '  that cannot be trusted goes to quarantine under its code.',
  '',
  'Four codes stand outside the catalogues: `FAULT` (a fault of the program; over HTTP with a number to tell',
  'the administrator, and nothing was changed), `HTTP_<status>` (an address or body the web framework refuses),',
  '`USAGE` (a wrong command line, exit 2), and the operating system’s own codes such as `ENOSPC` (exit 1).',
];

const escaped = (text: string): string => text.replace(/[\\`*<]/g, '\\$&');

const entry = ({ code, status, exit = EXIT.refused, ja, en }: ErrorDefinition): string[] => [
  `### ${code}`,
  '',
  `HTTP ${status}, exit ${exit}`,
  '',
  `- ${escaped(ja)}`,
  `- ${escaped(en)}`,
  '',
];

const section = ({ file, errors }: Catalogue, shown: boolean): string[] => [
  ...(shown ? [`## ${file}`, ''] : []),
  ...errors.flatMap(entry),
];

const linesOf = (catalogues: readonly Catalogue[]): string[] => [
  ...HEAD,
  '',
  ...catalogues.flatMap((catalogue, i) =>
    section(catalogue, catalogue.file !== catalogues[i - 1]?.file),
  ),
];

/** `{whyJa}` and `{whyEn}` are one fact in two languages. */
const marks = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
const inGeneral = (names: readonly string[], language: 'Ja' | 'En'): string[] =>
  names.map((name) => name.replace(new RegExp(`${language}$`), '')).sort();

describe('the catalogue of errors', () => {
  let catalogues: Catalogue[];
  let errors: ErrorDefinition[];
  beforeAll(async () => {
    catalogues = await errorCatalogues();
    errors = catalogues.flatMap((catalogue) => catalogue.errors);
  });

  it('is complete: every file that defines errors is in it, with all it defines', () => {
    const counted = new Map<string, number>();
    for (const { file } of catalogues) counted.set(file, (counted.get(file) ?? 0) + 1);
    expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(definingFiles()));
    const named = sourceFiles().filter((file) => file.endsWith('errors.ts'));
    expect(named.filter((file) => !counted.has(file))).toEqual(NO_CATALOGUE);
  });

  it('gives each code one meaning', () => {
    const codes = errors.map(({ code }) => code);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
    expect(codes.filter((code) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(code))).toEqual([]);
  });

  it('speaks both languages, Japanese in Japanese letters', () => {
    const mute = errors.filter(({ ja, en }) => !/[ぁ-んァ-ヶ一-龠]/u.test(ja) || !/[a-z]/.test(en));
    expect(mute.map(({ code }) => code)).toEqual([]);
    const mixed = errors.filter(({ en }) => /[ぁ-んァ-ヶ一-龠]/u.test(en));
    expect(mixed.map(({ code }) => code)).toEqual([]);
  });

  it('tells the same facts in both languages', () => {
    const uneven = errors.flatMap(({ code, ja, en }) => {
      const [japanese, english] = [inGeneral(marks(ja), 'Ja'), inGeneral(marks(en), 'En')];
      return japanese.join() === english.join() ? [] : [{ code, japanese, english }];
    });
    expect(uneven).toEqual([]);
  });

  it('ends the command line with a documented exit code', () => {
    const known: readonly number[] = Object.values(EXIT);
    const odd = errors.filter(({ exit }) => exit !== undefined && !known.includes(exit));
    expect(odd.map(({ code }) => code)).toEqual([]);
  });

  it('is what docs/errors.md says, no more and no less', async () => {
    const { expected, actual } = await writtenDocument(FILE, linesOf(catalogues));
    const codes = (text: string) => [...text.matchAll(/^### (\w+)$/gm)].map(([, code]) => code);
    expect(codes(actual)).toEqual(codes(expected));
    expect(actual).toBe(expected);
  });
});
