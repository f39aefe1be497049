import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { background } from './hard-cases/background.js';
import { yuzu, yuzuSignalled } from './support/child.js';
import { Bench } from './support/linkage-run.js';
import { selectOf, writeParquet } from './support/parquet.js';
import { csvOf } from './support/patients.js';

const OUTPUTS = ['evidence.json', 'link.receipt.json', 'links.csv', 'review.csv'];

let bench: Bench;
let commands: Record<'link' | 'dedupe', string[]>;

const left = async (): Promise<string[]> => readdir(bench.out).catch(() => []);

beforeAll(async () => {
  bench = await Bench.create();
  const [aoba, minato] = background(300).map((rows) =>
    rows.map((row, i) => ({ ...row, patient_id: String(i) })),
  );
  const sources = [
    await bench.source('AOBA', csvOf(aoba ?? [])),
    { operator: 'MINATO', path: join(bench.folder, 'minato.parquet') },
  ];
  await writeParquet(join(bench.folder, 'minato.parquet'), selectOf(minato ?? []));
  const given = sources.map(({ operator, path }) => ['--source', `${operator}=${path}`]);
  const args = async (task: 'link' | 'dedupe', operators: readonly string[]) => {
    const ticket = join(bench.folder, `${task}.json`);
    const signed = await bench.ticket(operators, { kind: `yuzu.ticket/${task}` });
    await writeFile(ticket, JSON.stringify(signed));
    return [task, '--ticket', ticket, '--keys', bench.keys, '--out', bench.out];
  };
  commands = {
    link: [...(await args('link', ['AOBA', 'MINATO'])), ...given.flat()],
    dedupe: [...(await args('dedupe', ['AOBA'])), ...(given[0] ?? [])],
  };
});
afterEach(() => rm(bench.out, { recursive: true, force: true }));
afterAll(() => bench.erase());

describe('a run told to end', () => {
  it.each([
    ['link', 'SIGTERM', 'normalising'],
    ['link', 'SIGINT', 'estimating'],
    ['dedupe', 'SIGTERM', 'loading'],
  ] as const)(
    '"%s" after %s while %s erases everything and says so',
    async (task, signal, stage) => {
      const ended = await yuzuSignalled(commands[task], stage, signal);
      expect(ended).toMatchObject({ code: 130, said: expect.stringContaining('[LINK_STOPPED]') });
      expect(await left()).toEqual([]);
    },
  );
});

describe('a run killed in the middle', () => {
  it('leaves nothing the next run does not erase, and that gives the links of one never killed', async () => {
    expect(await yuzu(commands.link)).toMatchObject({ code: 0, said: '' });
    const links = await readFile(join(bench.out, 'links.csv'), 'utf8');
    await rm(bench.out, { recursive: true });
    for (const stage of ['normalising', 'loading', 'estimating', 'finding pairs']) {
      const ended = await yuzuSignalled(commands.link, stage, 'SIGKILL');
      expect(ended.signal).toBe('SIGKILL');
      // No table stands under its name, and what was being worked on is known for what it is.
      expect(new Set((await left()).map((name) => name.replace(/\d.*/, '')))).toEqual(
        new Set(['.yuzu-linkage-']),
      );
    }
    expect(await yuzu(commands.link)).toMatchObject({ code: 0 });
    expect((await left()).sort()).toEqual(OUTPUTS);
    expect(await readFile(join(bench.out, 'links.csv'), 'utf8')).toBe(links);
  });
});
