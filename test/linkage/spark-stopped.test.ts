import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { requiresPart } from '../support/requires.js';
import { background } from './hard-cases/background.js';
import { yuzu } from './support/child.js';
import { Bench } from './support/linkage-run.js';
import { csvOf } from './support/patients.js';
import { LocalCluster, sparkGiven } from './support/spark-cluster.js';

/** The driver is the only process yuzu starts. */
async function killDriver({ pid = 0 }: ChildProcess): Promise<void> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  process.kill(Number(children.trim().split(' ')[0]), 'SIGKILL');
}

requiresPart('spark', sparkGiven)('yuzu link --engine spark', () => {
  let folder: string;
  let cluster: LocalCluster;
  let bench: Bench;
  let duckDb: string[];
  let spark: string[];
  const left = () => readdir(bench.out);
  const links = () => readFile(join(bench.out, 'links.csv'), 'utf8');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yuzu-spark-stopped-'));
    cluster = await LocalCluster.start(folder);
    bench = await Bench.create();
    const ticket = join(bench.folder, 'ticket.json');
    await writeFile(ticket, JSON.stringify(await bench.ticket(['AOBA', 'MINATO'])));
    const written = background(300).map((rows) =>
      csvOf(rows.map((row, i) => ({ ...row, patient_id: String(i) }))),
    );
    duckDb = ['link', '--ticket', ticket, '--keys', bench.keys, '--out', bench.out];
    for (const [i, operator] of ['AOBA', 'MINATO'].entries()) {
      const { path } = await bench.source(operator, written[i] ?? '');
      duckDb.push('--source', `${operator}=${path}`);
    }
    const { master, properties } = cluster;
    const on = ['--spark-master', master, '--spark-properties', properties];
    spark = [...duckDb, '--engine', 'spark', ...on];
  }, 240_000);
  afterAll(async () => {
    await cluster.stop();
    await bench.erase();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('says that Spark stopped when its driver is killed, and leaves nothing', async () => {
    let killed: Promise<void> | undefined;
    const ended = await yuzu(spark, (label, child) => {
      if (label.startsWith('estimating')) killed ??= killDriver(child);
    });
    await killed;
    expect(ended).toMatchObject({ code: 1, said: expect.stringContaining('[LINK_SPARK_FAILED]') });
    expect(await left()).toEqual([]);
  }, 600_000);

  it('erases, when killed itself, everything by the next run, which gives the links DuckDB gives', async () => {
    expect(await yuzu(duckDb)).toMatchObject({ code: 0, said: '' });
    const expected = await links();
    await rm(bench.out, { recursive: true });
    const ended = await yuzu(spark, (label, child) => {
      if (label.startsWith('estimating')) child.kill('SIGKILL');
    });
    expect(ended.signal).toBe('SIGKILL');
    expect((await left()).map((name) => name.replace(/\d.*/, ''))).toContain('.yuzu-linkage-');
    expect(await yuzu(spark)).toMatchObject({ code: 0, said: '' });
    expect((await left()).sort()).toEqual([
      ...['evidence.json', 'link.receipt.json', 'links.csv', 'review.csv'],
    ]);
    expect(await links()).toBe(expected);
  }, 1_200_000);

  it('ends when it is told to, with nothing left of it or of Spark', async () => {
    await rm(bench.out, { recursive: true, force: true });
    const ended = await yuzu(spark, (label, child) => {
      if (label.startsWith('estimating')) child.kill('SIGTERM');
    });
    expect(ended).toMatchObject({ code: 130, said: expect.stringContaining('[LINK_STOPPED]') });
    expect(await left()).toEqual([]);
  }, 600_000);
});
