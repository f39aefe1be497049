import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ok } from '../../../src/kernel/outcome.js';
import { BullDispatcher } from '../../../src/platform/jobs/bull-dispatcher.js';
import { JobHandlers } from '../../../src/platform/jobs/job-handlers.js';
import { requires } from '../../support/requires.js';
import { behavesAsDispatcher } from './dispatcher-contract.js';
import { JobTestBed } from './job-test-bed.js';
import { loggedEvents } from './logged-events.js';
import { RedisServer } from './redis-server.js';

requires('redis-server')('jobs through Bull and Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterAll(() => redis.kill());

  const dispatcher = (handles = true, prefix: string = randomUUID()) =>
    new BullDispatcher({ redisUrl: redis.url, prefix, handles });

  describe('as any dispatcher', () => {
    behavesAsDispatcher(() => dispatcher());
  });

  const counting = () => {
    const ran: number[] = [];
    const handlers = new JobHandlers();
    handlers.on('count', ({ n }) => {
      ran.push(Number(n));
      return Promise.resolve(ok());
    });
    return { ran, handlers };
  };

  it('brings a job enqueued at the api to the worker process', async () => {
    const bed = await JobTestBed.open();
    const [api, worker] = [counting(), counting()];
    const prefix = randomUUID();
    await bed.process(api.handlers, dispatcher(false, prefix)).start();
    await bed.process(worker.handlers, dispatcher(true, prefix)).start();
    await bed.enqueue(api.handlers, { name: 'count', payload: { n: 5 } });
    await bed.allDone();
    expect([api.ran, worker.ran]).toEqual([[], [5]]);
    await bed.close();
  });

  it('waits for a Redis that starts later: no fault, said once, and then done', async () => {
    const bed = await JobTestBed.open();
    const late = await RedisServer.absent();
    const events = loggedEvents();
    const { ran, handlers } = counting();
    const options = { redisUrl: late.url, prefix: randomUUID(), handles: true };
    await bed.process(handlers, new BullDispatcher(options)).start();
    await bed.enqueue(handlers, { name: 'count', payload: { n: 3 } });
    await events.include('redis-away');
    await late.resume();
    await bed.allDone();
    await events.include('redis-back');
    expect(events.end()).toEqual(['redis-away', 'redis-back']);
    expect(ran).toEqual([3]);
    await bed.close();
    await late.kill();
  });

  it('loses nothing when Redis dies with all it held, and goes on when it is back', async () => {
    const bed = await JobTestBed.open();
    const { ran, handlers } = counting();
    const prefix = randomUUID();
    // Handed to Redis by a process that does not run jobs: they lie only there when it dies.
    await bed.process(handlers, dispatcher(false, prefix)).start();
    await bed.enqueue(handlers, { name: 'count', payload: { n: 1 } });
    await new Promise((wake) => setTimeout(wake, 500));
    await redis.kill();
    await bed.enqueue(handlers, { name: 'count', payload: { n: 2 } });
    await bed.process(handlers, dispatcher(true, prefix)).start();
    expect(await bed.rows()).toMatchObject([{ done: false }, { done: false }]);
    await redis.resume();
    await bed.allDone();
    expect(ran.toSorted((a, b) => a - b)).toEqual([1, 2]);
    await bed.close();
  });
});
