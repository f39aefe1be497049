// Runs an office's jobs in a process of its own, on its folder and database; tells its parent once it works.
import 'reflect-metadata';
import type { Settings } from '../../../src/platform/config/config.js';
import { JobStore } from '../../../src/platform/database/job.store.js';
import { BullDispatcher } from '../../../src/platform/jobs/bull-dispatcher.js';
import { InProcessDispatcher } from '../../../src/platform/jobs/in-process-dispatcher.js';
import { JobHandlers } from '../../../src/platform/jobs/job-handlers.js';
import { JobRelay } from '../../../src/platform/jobs/job-relay.js';
import { JobRunner } from '../../../src/platform/jobs/job-runner.js';
import { Office, type OfficePlace } from '../../support/office.js';
import { MODULES } from './offices.js';

/** What a dead process held is taken up after seconds, of which a busy machine may take one. */
const SOON = { leaseSeconds: 3, firstRetrySeconds: 0.1, longestRetrySeconds: 1 };

interface Given {
  readonly code: string;
  readonly place: OfficePlace;
  readonly settings: Partial<Settings>;
  /** Where jobs come through Redis. */
  readonly queue?: { readonly redisUrl: string; readonly prefix: string };
}

const { code, place, settings, queue: redis } = JSON.parse(process.argv[2] ?? '') as Given;
const office = await Office.at({ code, modules: MODULES, settings }, place);
const queue = new JobStore(office.dataSource);
const handlers = office.app.get(JobHandlers);
const runner = new JobRunner(queue, handlers, SOON);
const dispatcher = redis
  ? new BullDispatcher({ ...redis, handles: true })
  : new InProcessDispatcher();
await new JobRelay(queue, handlers, dispatcher, runner).start();
process.send?.('up');
