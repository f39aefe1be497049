import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { background } from '../hard-cases/background.js';
import { Bench, type LinkRun } from '../support/linkage-run.js';
import { qualityCommand } from '../support/quality-command.js';

let bench: Bench;
let run: LinkRun;

beforeAll(async () => {
  bench = await Bench.create();
  const sources = background(300).map((rows) =>
    rows.slice(0, 600).map((row, i) => ({ ...row, patient_id: String(i) })),
  );
  const [aoba = [], minato = []] = sources;
  run = await bench.run({ AOBA: aoba, MINATO: minato });
});
afterAll(() => bench.erase());

const yuzu = (args: string[]) => qualityCommand(bench, args);

const sources = () =>
  ['AOBA', 'MINATO'].flatMap((operator) => [
    '--source',
    `${operator}=${join(bench.folder, operator)}`,
  ]);

describe('yuzu link explain', () => {
  it('adds up the weights of a linked record to the probability of its pattern', async () => {
    const rows = run.links.trimEnd().split('\r\n').slice(1);
    const line = rows.findIndex((row) => Number(row.split(',')[7]) > 0.9) + 1;
    const chart = join(bench.folder, 'pair.html');
    const args = ['--table', 'links', '--line', String(line), '--report', chart];
    const { result } = await yuzu(['explain', ...args]);
    const { pattern, steps } = result as {
      pattern: { probability: { match: number } };
      steps: { total: number }[];
    };
    const odds = 2 ** (steps.at(-1)?.total ?? 0);
    expect(odds / (1 + odds)).toBeCloseTo(pattern.probability.match, 6);
    expect(await readFile(chart, 'utf8')).toContain('重みの積み上げ');
  });

  it('says so where a line holds no pair', async () => {
    await expect(yuzu(['explain', '--line', '99999999'])).rejects.toThrow('LINK_LINE_WITHOUT_PAIR');
  });
});

describe('yuzu link explain, of any two records', () => {
  const HEAD =
    'left_operator,left_institution_code,left_patient_id,right_operator,right_institution_code,right_patient_id';
  const cells = (record: string) => record.replace('/', ',1310000001,');

  interface Explained {
    readonly pattern: {
      readonly pattern: number;
      readonly probability: { readonly match: number };
    };
    readonly steps: readonly { readonly total: number }[];
    readonly fate: string;
    readonly foundBy: readonly string[];
  }

  /** Explains the pairs, one after the other, from one table. */
  async function explained(pairs: readonly (readonly [string, string])[]) {
    const file = join(bench.folder, 'pairs.csv');
    const rows = pairs.map((pair) => pair.map(cells).join(','));
    await writeFile(file, [HEAD, ...rows, ''].join('\r\n'));
    const all: Explained[] = [];
    for (const line of pairs.keys()) {
      const args = ['--pairs', file, '--line', String(line + 1), ...sources()];
      all.push((await yuzu(['explain', ...args])).result as Explained);
    }
    return all;
  }

  const scored = () =>
    run.links
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(','));

  it('tells of a linked pair the pattern and probability with which it was linked', async () => {
    const row = scored().find(
      ([, operator, , , , pattern]) => operator === 'AOBA' && pattern !== '',
    );
    const one = `AOBA/${row?.[3] ?? ''}`;
    const other = [...run.person].find(
      ([record, person]) => record.startsWith('MINATO/') && person === row?.[0],
    )?.[0];
    const [pair] = await explained([[one, other ?? '']]);
    expect(pair).toMatchObject({ fate: 'linked', pattern: { pattern: Number(row?.[5]) } });
    expect(pair?.pattern.probability.match).toBeCloseTo(Number(row?.[7]), 5);
    expect(pair?.foundBy.length).toBeGreaterThan(0);
  });

  it('tells of two strangers what keeps them apart, whichever stands left', async () => {
    const persons = [...run.person];
    const [one = '', person] = persons.find(([record]) => record.startsWith('AOBA/')) ?? [];
    const strangers = persons.filter(
      ([record, of]) => record.startsWith('MINATO/') && of !== person,
    );
    const other = strangers.at(-1)?.[0] ?? '';
    const [pair, turned] = await explained([
      [one, other],
      [other, one],
    ]);
    expect(pair).toMatchObject({ fate: 'contradicted', foundBy: [] });
    expect(pair?.pattern.probability.match).toBeLessThan(0.001);
    expect(turned).toEqual(pair);
  });

  it('refuses records that are in no table, and tables that are not those linked', async () => {
    await expect(explained([['AOBA/0', 'MINATO/999999']])).rejects.toThrow(
      'REVIEW_RECORD_NOT_FOUND',
    );
    const file = join(bench.folder, 'pairs.csv');
    await writeFile(file, `${HEAD}\r\n${cells('AOBA/0')},${cells('AOBA/1')}\r\n`);
    const [, ...aoba] = sources();
    const alone = ['--pairs', file, '--line', '1', '--source', aoba[0] ?? ''];
    await expect(yuzu(['explain', ...alone])).rejects.toThrow('LINK_EXPLAINED_OTHER_SOURCES');
    await expect(yuzu(['explain', '--pairs', file, '--line', '2', ...sources()])).rejects.toThrow(
      'LINK_LINE_WITHOUT_PAIR',
    );
  });

  it('refuses a table that tells no two records, naming what it lacks', async () => {
    const file = join(bench.folder, 'other.csv');
    await writeFile(file, 'left_operator,right_operator\r\nAOBA,MINATO\r\n');
    await expect(yuzu(['explain', '--pairs', file, '--line', '1', ...sources()])).rejects.toThrow(
      /LINK_PAIR_COLUMNS_MISSING.*left_institution_code/,
    );
  });

  it('leaves nothing of the persons in the folder of the run', async () => {
    const before = await bench.outputs();
    await explained([['AOBA/0', 'MINATO/0']]);
    expect(await bench.outputs()).toEqual(before);
  });
});
