import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { defineErrors, ok, refuse } from '../../../src/kernel/outcome.js';
import type { JobDispatcher } from '../../../src/platform/jobs/job-dispatcher.js';
import { type JobHandler, JobHandlers } from '../../../src/platform/jobs/job-handlers.js';
import { JobTestBed } from './job-test-bed.js';
import { Latch } from './latch.js';

const { NOT_YET } = defineErrors({ NOT_YET: { status: 409, ja: 'まだです。', en: 'Not yet.' } });

/** What every dispatcher must do, run against each of them. */
export function behavesAsDispatcher(make: () => JobDispatcher): void {
  let bed: JobTestBed;
  let handlers: JobHandlers;
  let ran: number[];

  const start = async (dispatcher = make(), own = handlers) => {
    const relay = bed.process(own, dispatcher);
    await relay.start();
    return relay;
  };
  const numbered = (n: number) => ({ name: 'count', payload: { n } });

  beforeEach(async () => {
    bed = await JobTestBed.open();
    handlers = new JobHandlers();
    ran = [];
    handlers.on('count', ({ n }) => {
      ran.push(Number(n));
      return Promise.resolve(ok());
    });
  });
  afterEach(() => bed.close());

  it('runs every job, also more than it takes at once, exactly once when nothing fails', async () => {
    const all = Array.from({ length: 150 }, (_, n) => n);
    await bed.enqueue(handlers, ...all.map(numbered));
    await start();
    const rows = await bed.allDone();
    expect(ran.toSorted((a, b) => a - b)).toEqual(all);
    expect(new Set(rows.map(({ attempts }) => attempts))).toEqual(new Set([1]));
  });

  it('runs what is enqueued while it works', async () => {
    await start();
    await bed.enqueue(handlers, numbered(1));
    await bed.allDone();
    expect(ran).toEqual([1]);
  });

  it('runs one at a time of a name that may run once, and the other names beside it', async () => {
    const ranHeavy: number[] = [];
    let [running, most] = [0, 0];
    const latch = new Latch();
    const heavy: JobHandler = async ({ n }) => {
      ranHeavy.push(Number(n));
      most = Math.max(most, ++running);
      await latch.opened;
      running -= 1;
      return ok();
    };
    handlers.on('heavy', heavy, 1);
    const many = Array.from({ length: 120 }, (_, n) => ({ name: 'heavy', payload: { n } }));
    await bed.enqueue(handlers, ...many, numbered(1));
    await start();
    const rows = await bed.rowsWhen(
      (all) => ranHeavy.length > 0 && all.some(({ name, done }) => name === 'count' && done),
    );
    expect(rows.filter(({ name, attempts }) => name === 'heavy' && attempts > 0)).toHaveLength(1);
    await bed.dataSource.query(`DELETE FROM job WHERE attempts = 0 AND (payload->>'n')::int > 4`);
    latch.open();
    const left = await bed.allDone();
    expect(ranHeavy).toHaveLength(left.length - 1);
    expect(most).toBe(1);
  });

  it('leaves what there is no place for to a process that has one', async () => {
    const took: string[] = [];
    const latch = new Latch();
    const handlersOf = (name: string) => {
      const own = new JobHandlers();
      const heavy: JobHandler = async () => {
        if (took.push(name) === 2) latch.open();
        await latch.opened;
        return ok();
      };
      own.on('heavy', heavy, 1);
      return own;
    };
    const [one, other] = [handlersOf('one'), handlersOf('other')];
    await bed.enqueue(one, { name: 'heavy', payload: {} }, { name: 'heavy', payload: {} });
    await start(make(), one);
    await start(make(), other);
    expect(await bed.allDone()).toMatchObject([{ attempts: 1 }, { attempts: 1 }]);
    expect(took.toSorted()).toEqual(['one', 'other']);
  });

  it('tries a refused or failed job again until it is done, and says with a code why it was not', async () => {
    let tries = 0;
    const said: (string | null)[] = [];
    handlers.on('hesitate', async () => {
      said.push((await bed.rows())[0]?.last_error ?? null);
      tries += 1;
      if (tries === 1) return refuse(NOT_YET);
      if (tries === 2) throw new TypeError('山田花子 is not readable');
      return ok();
    });
    await bed.enqueue(handlers, { name: 'hesitate', payload: {} });
    await start();
    expect(await bed.allDone()).toEqual([
      { name: 'hesitate', attempts: 3, done: true, last_error: null },
    ]);
    expect(said).toEqual([null, 'NOT_YET', 'TypeError']);
  });

  it('takes up the job of a process that died in the midst of it', async () => {
    await bed.enqueue(handlers, numbered(7));
    await bed.dataSource.query(
      `UPDATE job SET attempts = 1, lease_until = now() + interval '0.3 second'`,
    );
    await start();
    expect(await bed.allDone()).toMatchObject([{ attempts: 2 }]);
    expect(ran).toEqual([7]);
  });

  it('does not let a second process have a job that runs longer than its lease', async () => {
    let running = 0;
    let most = 0;
    handlers.on('long', async () => {
      most = Math.max(most, ++running);
      await new Promise((wake) => setTimeout(wake, 2_500));
      running -= 1;
      return ok();
    });
    await bed.enqueue(handlers, { name: 'long', payload: {} });
    await Promise.all([start(), start()]);
    expect(await bed.allDone()).toMatchObject([{ attempts: 1 }]);
    expect(most).toBe(1);
  });

  it('lets a running job come to its end when it is stopped', async () => {
    let ended = false;
    handlers.on('slow', async () => {
      await new Promise((wake) => setTimeout(wake, 500));
      ended = true;
      return ok();
    });
    await bed.enqueue(handlers, { name: 'slow', payload: {} });
    const relay = await start();
    await bed.rowsWhen((rows) => rows[0]?.attempts === 1);
    await relay.stop();
    expect(ended).toBe(true);
    expect(await bed.rows()).toMatchObject([{ done: true }]);
  });
}
