// @isolated: replaces a module for this file alone (see test/support/native-runtime.cjs).
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  definedProcesses,
  processFiles,
  type DefinedProcess,
  type Process,
} from './support/processes.js';
import { table, writtenDocument } from './support/written-document.js';

const FILE = 'docs/states.md';

const HEAD = [
  '# States and transitions',
  '',
  'Every process of the product: in which state which command leads where. Anything else is refused with',
  '[TRANSITION_REFUSED](errors.md#transition_refused), which names the state and what is possible in it.',
  'A process shared by two operators has a copy at each gateway; the two agree through messages. A command',
  'may be refused for other reasons besides its state; those gates have errors of their own',
  '([errors.md](errors.md)).',
];

const states = ({ table: rows }: Process) => Object.entries<Partial<Record<string, string>>>(rows);

const rowsOf = (process: Process): string[][] =>
  states(process).flatMap(([state, row]) =>
    Object.entries(row).map(([command, next]) => [state, command, next ?? '']),
  );

function sectionOf({ file, process }: DefinedProcess): string[] {
  const final = states(process)
    .filter(([, row]) => Object.keys(row).length === 0)
    .map(([state]) => `\`${state}\``);
  return [
    `## ${process.subject}`,
    '',
    `\`${file}\`. ${final.length > 0 ? `Final: ${final.join(', ')}.` : 'No state is final.'}`,
    '',
    ...table(['state', 'command', 'next state'], rowsOf(process)),
    '',
  ];
}

describe('the transition tables', () => {
  let found: DefinedProcess[];
  beforeAll(async () => {
    found = await definedProcesses();
  });

  it('are all found: as many as the sources make', () => {
    const counted = new Map<string, number>();
    for (const { file } of found) counted.set(file, (counted.get(file) ?? 0) + 1);
    expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(processFiles()));
  });

  it('go by a Japanese name each, as refusals show it', () => {
    const subjects = found.map(({ process }) => process.subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    for (const { process } of found) expect(process.subject).toMatch(/[ぁ-んァ-ヶ一-龠]/u);
  });

  it('are what docs/states.md says', async () => {
    const lines = [...HEAD, '', ...found.flatMap(sectionOf)];
    const { expected, actual } = await writtenDocument(FILE, lines);
    const headings = (text: string) => text.match(/^## .*$/gm);
    expect(headings(actual)).toEqual(headings(expected));
    expect(actual).toBe(expected);
  });
});
