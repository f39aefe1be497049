import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CommanderError, type Command } from 'commander';
import { EXIT } from '../../src/kernel/exit-code.js';
import { program } from '../../src/main/cli/program.js';
import { ConsoleContext } from '../../src/platform/cli/console-context.js';

const FILE = 'docs/cli.md';
/** Said once for all commands, not in each section. */
const EVERYWHERE = ['--json', '-h, --help'];

const newProgram = (language: 'ja' | 'en' = 'en') =>
  program(new ConsoleContext(language, false), []);

/** Names of the commands that do something, e.g. `records verify`. */
const leaves = (command: Command, above: readonly string[] = []): string[] =>
  command.commands.flatMap((child) => {
    const path = [...above, child.name()];
    return child.commands.length > 0 ? leaves(child, path) : [path.join(' ')];
  });

/** What `yuzu COMMAND --help` prints. */
async function helpOf(command: string, language?: 'ja' | 'en'): Promise<string> {
  const yuzu = await newProgram(language);
  const path = command.split(' ');
  let text = '';
  let asked = yuzu;
  for (const name of path) asked = asked.commands.find((child) => child.name() === name) ?? yuzu;
  asked.configureOutput({ writeOut: (written) => (text += written) });
  await expect(yuzu.parseAsync([...path, '--help'], { from: 'user' })).rejects.toThrow(
    CommanderError,
  );
  return text;
}

/** Flags of the lines below `Options:` and `Arguments:`, e.g. `--ticket <file>`, `<dir>`. */
function flagsOf(help: string): string[] {
  const options = [...help.matchAll(/^ {2}(-.*?) {2,}/gm)].map(([, flags = '']) => flags);
  const [usage = ''] = help.split('\n');
  const given = [...usage.replace('[options]', '').matchAll(/<[^>]+>/g)].map(([name]) => name);
  return [...options.filter((flags) => !EVERYWHERE.includes(flags)), ...given].sort();
}

/** First cells of the tables of a section. */
const flagsIn = (section: string): string[] =>
  [...section.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, flags = '']) => flags).sort();

const text = readFileSync(FILE, 'utf8');
const sections = new Map(
  text.split(/^## /m).map((section): [string, string] => {
    const [heading = '', ...rest] = section.split('\n');
    return [heading, rest.join('\n')];
  }),
);

describe('docs/cli.md', () => {
  let commands: string[];
  beforeAll(async () => {
    commands = leaves(await newProgram());
  });

  it('has a section for every command, and for none that does not exist', () => {
    const described = [...sections.keys()].filter((heading) => heading.startsWith('yuzu '));
    expect(described.sort()).toEqual(commands.map((command) => `yuzu ${command}`).sort());
  });

  it('names the arguments and options that --help shows, no more and no less', async () => {
    for (const command of commands) {
      const described = flagsIn(sections.get(`yuzu ${command}`) ?? '');
      expect([command, described]).toEqual([command, flagsOf(await helpOf(command))]);
    }
  });

  it('says what the options of every command are', async () => {
    const shared = flagsIn(text.split('## Exit codes')[0] ?? '');
    expect(shared.sort()).toEqual([...EVERYWHERE].sort());
    for (const command of commands)
      for (const flags of EVERYWHERE) expect(await helpOf(command)).toContain(flags);
  });

  it('says values and defaults in the language of the rest', async () => {
    for (const command of commands)
      expect(await helpOf(command, 'ja')).not.toMatch(/\b(?:choices|default):|\[\]/);
    const dedupe = (await helpOf('dedupe', 'ja')).replace(/\s+/g, ' ');
    expect(dedupe).toContain('（選択肢: duckdb, spark、既定: duckdb）');
  });

  it('lists the exit codes of the program', () => {
    const listed = [...(sections.get('Exit codes') ?? '').matchAll(/^\| (\d+) +\| (\w+) +\|/gm)];
    expect(Object.fromEntries(listed.map(([, code, name]) => [name, Number(code)]))).toEqual(EXIT);
  });
});
