import { JobStore } from '../../../src/platform/database/job.store.js';
import { BullDispatcher } from '../../../src/platform/jobs/bull-dispatcher.js';
import { JobHandlers } from '../../../src/platform/jobs/job-handlers.js';
import { JobRelay } from '../../../src/platform/jobs/job-relay.js';
import { JobRunner } from '../../../src/platform/jobs/job-runner.js';
import type { Office } from '../../support/office.js';
import type { RedisQueue } from './secure-room.js';

/** Hands the office's jobs over to Redis, as an api beside workers does, until it is stopped; it runs none. */
export async function handOverJobs(
  { app, dataSource }: Office,
  queue: RedisQueue,
): Promise<JobRelay> {
  const rows = new JobStore(dataSource);
  const handlers = app.get(JobHandlers);
  const dispatcher = new BullDispatcher({ ...queue, handles: false });
  const relay = new JobRelay(rows, handlers, dispatcher, new JobRunner(rows, handlers));
  await relay.start();
  return relay;
}
