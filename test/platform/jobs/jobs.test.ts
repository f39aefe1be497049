import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ok, refuse } from '../../../src/kernel/outcome.js';
import { JobStore } from '../../../src/platform/database/job.store.js';
import { TypeOrmTransactions } from '../../../src/platform/database/transactions.js';
import { jobErrors } from '../../../src/platform/jobs/errors.js';
import { InProcessDispatcher } from '../../../src/platform/jobs/in-process-dispatcher.js';
import { JobHandlers } from '../../../src/platform/jobs/job-handlers.js';
import { RegisteredJobs } from '../../../src/platform/jobs/registered-jobs.js';
import { JobTestBed } from './job-test-bed.js';

const done = () => Promise.resolve(ok());

describe('job rows', () => {
  let bed: JobTestBed;
  let handlers: JobHandlers;

  beforeEach(async () => {
    bed = await JobTestBed.open();
    handlers = new JobHandlers();
    handlers.on('work', done);
  });
  afterEach(() => bed.close());

  it('vanish with the transaction that is refused', async () => {
    const jobs = new RegisteredJobs(new JobStore(bed.dataSource), handlers);
    await new TypeOrmTransactions(bed.dataSource).run(async (tx) => {
      await jobs.enqueue(tx, { name: 'work', payload: { id: 'x' } });
      return refuse(jobErrors.JOB_WITHOUT_HANDLER);
    });
    expect(await bed.rows()).toEqual([]);
  });

  it('are not taken for a name nobody handles', async () => {
    await expect(bed.enqueue(handlers, { name: 'unknown', payload: {} })).rejects.toThrow(
      'Job unknown has no handler',
    );
  });

  it('of an unknown name stop the start, by name', async () => {
    await bed.enqueue(handlers, { name: 'work', payload: {} });
    const newer = bed.process(new JobHandlers(), new InProcessDispatcher());
    await expect(newer.start()).rejects.toThrow('undone jobs (work)');
  });

  it('belong to one holder, who cannot give back what another has taken over', async () => {
    await bed.enqueue(handlers, { name: 'work', payload: { id: 'x' } });
    const store = new JobStore(bed.dataSource);
    const [row] = await store.due(10);
    const id = row?.id ?? '';
    const late = await store.lease(id, 0);
    const holder = await store.lease(id, 60);
    expect(await store.lease(id, 60)).toBeUndefined();
    expect(holder).toMatchObject({ name: 'work', payload: { id: 'x' }, attempts: 2 });
    if (late) await store.postpone(late, 0, 'LATE');
    expect(await store.due(10)).toEqual([]);
    expect(await bed.rows()).toMatchObject([{ last_error: null }]);
  });

  it('have one handler per name', () => {
    expect(() => {
      handlers.on('work', done);
    }).toThrow('Job work has two handlers');
  });
});
