import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { ProvideRun } from '../../src/features/transfer/domain/provide/provide-run.js';
import { digestOf } from '../../src/kernel/canonical-json.js';
import { MOST_ATTEMPTS } from '../../src/kernel/runs/machine-run.js';
import type { JobRelay } from '../../src/platform/jobs/job-relay.js';
import { RedisServer } from '../platform/jobs/redis-server.js';
import { requires } from '../support/requires.js';
import { YAMADA } from '../transfer/support/patients.js';
import { Exchange } from './support/exchange.js';
import { handOverJobs } from './support/hand-over-jobs.js';
import { ProvideRuns } from './support/provide-runs.js';
import { GatewayRoom, type RedisQueue } from './support/secure-room.js';

/** Born before any date is believed. */
const ANCIENT = { ...YAMADA, birth: '1850-01-01' };

requires('redis-server')('a provide run that Bull and Redis bring to a worker process', () => {
  const room = new GatewayRoom();
  let redis: RedisServer;
  let queue: RedisQueue;
  let exchange: Exchange;
  let relay: JobRelay;
  let runs: ProvideRuns;

  beforeAll(async () => {
    redis = await RedisServer.start();
    exchange = await Exchange.open(['AOBA'], { settings: room.settings, keepsJobs: true });
    await room.equip(exchange.aoba);
    queue = { redisUrl: redis.url, prefix: randomUUID() };
    relay = await handOverJobs(exchange.aoba, queue);
  });
  afterAll(async () => {
    await relay.stop();
    await exchange.close();
    await room.close();
    await redis.kill();
  });
  beforeEach(async () => {
    room.store([YAMADA]);
    runs = await ProvideRuns.plan(exchange, room);
  });
  afterEach(async () => {
    await room.killAll();
    room.rule({});
    await exchange.aoba.dataSource.query('DELETE FROM job');
  });

  const worker = () => room.startWorker(exchange.aoba, queue);
  const ended = (run: ProvideRun) => runs.when(run, ({ endedAt }) => endedAt !== undefined);
  const partOf = expect.stringMatching(/\.part-/);

  it('is worked by the worker, which tells how far it is, and leaves a sealed package', async () => {
    room.hold();
    const run = await runs.start();
    await sleep(500);
    expect(await runs.now(run)).toMatchObject({ state: 'waiting', attempts: 0 });
    await worker();
    const working = await runs.when(run, ({ progress }) => progress !== undefined);
    expect(working).toMatchObject({ state: 'providing', attempts: 1 });
    room.release([YAMADA]);
    expect(await ended(run)).toMatchObject({ state: 'provided', attempts: 1 });
    expect(runs.left()).toEqual([run.id]);
    expect(await runs.packageState()).toBe('sealed');
  });

  it('goes by the room’s own rules on contents, whose hash stands in the manifest', async () => {
    await worker();
    room.store([ANCIENT]);
    room.rule({ 'date-range': 'error' });
    const strict = await ended(await runs.start());
    expect(strict).toMatchObject({ state: 'failed', failure: { code: 'DATA_NOT_CONFORMING' } });
    expect(runs.left()).toEqual([]);
    const rules = { 'date-range': 'off', 'text-phone': 'error' };
    room.rule(rules);
    const run = await ended(await runs.start());
    expect(run).toMatchObject({ state: 'provided' });
    expect(runs.manifestOf(run).rulesSha256).toBe(digestOf(rules));
  });

  it('is cancelled in the midst of its work, and leaves nothing', async () => {
    room.holdReading();
    const run = await runs.start();
    await worker();
    await runs.when(run, ({ progress }) => progress !== undefined);
    expect(runs.left()).toEqual([partOf]);
    expect(await runs.cancel(run)).toMatchObject({ state: 'cancelling' });
    expect(await ended(run)).toMatchObject({ state: 'cancelled', attempts: 1 });
    expect(runs.left()).toEqual([]);
    expect(await runs.packageState()).toBe('planned');
  });

  it('is taken up by another worker when its own is killed with -9: no trace of the first stays', async () => {
    room.hold();
    const run = await runs.start();
    const first = await worker();
    await runs.begun();
    await room.kill(first);
    room.store([YAMADA]);
    expect(runs.left()).toEqual([partOf]);
    expect(await runs.now(run)).toMatchObject({ state: 'providing', attempts: 1 });
    await worker();
    expect(await ended(run)).toMatchObject({ state: 'provided', attempts: 2 });
    expect(runs.left()).toEqual([run.id]);
    expect(await runs.packageState()).toBe('sealed');
  });

  it('fails by its code when every worker that takes it up is killed, and leaves nothing', async () => {
    room.hold();
    const run = await runs.start();
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const doomed = await worker();
      await runs.when(run, ({ attempts }) => attempts === attempt);
      await room.kill(doomed);
    }
    await worker();
    expect(await ended(run)).toMatchObject({
      state: 'failed',
      failure: { code: 'PROVIDE_RUN_INTERRUPTED' },
    });
    expect(runs.left()).toEqual([]);
    expect(await runs.packageState()).toBe('planned');
  });
});
