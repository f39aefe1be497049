import { beforeAll, describe, expect, it } from '@jest/globals';
import { Transitions } from '../../src/kernel/transitions.js';
import { load, mentions } from './support/sources.js';
import { table, writtenDocument } from './support/written-document.js';

const FILE = 'docs/states.md';

type Process = Transitions<string, string>;
interface Found {
  readonly file: string;
  readonly process: Process;
}

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

function sectionOf({ file, process }: Found): string[] {
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

const DEFINED = /\bnew Transitions\b/g;

async function processes(): Promise<Found[]> {
  const found: Found[] = [];
  for (const file of mentions(DEFINED).keys())
    for (const value of Object.values(await load(file)))
      if (value instanceof Transitions) found.push({ file, process: value as Process });
  return found;
}

describe('the transition tables', () => {
  let found: Found[];
  beforeAll(async () => {
    found = await processes();
  });

  it('are all found: as many as the sources make', () => {
    const counted = new Map<string, number>();
    for (const { file } of found) counted.set(file, (counted.get(file) ?? 0) + 1);
    expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(mentions(DEFINED)));
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
