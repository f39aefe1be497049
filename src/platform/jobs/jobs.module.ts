import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Global,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Jobs } from '../../kernel/ports/jobs.js';
import { BullDispatcher } from './bull-dispatcher.js';
import { InProcessDispatcher } from './in-process-dispatcher.js';
import { JobDispatcher } from './job-dispatcher.js';
import { JobHandlers } from './job-handlers.js';
import { JobQueue } from './job-queue.js';
import { JobRelay } from './job-relay.js';
import { JobRunner } from './job-runner.js';
import { RegisteredJobs } from './registered-jobs.js';

export interface JobsOptions {
  readonly queue: JobQueue;
  /** Absent: jobs run inside this process. */
  readonly redisUrl?: string | undefined;
  /** Separates gateways that share a Redis server: the operator's code. */
  readonly prefix: string;
  /** With Redis: whether this process runs jobs (worker) or only hands them over (api). */
  readonly handles: boolean;
}

const dispatcherOf = ({ redisUrl, prefix, handles }: JobsOptions): JobDispatcher =>
  redisUrl === undefined
    ? new InProcessDispatcher()
    : new BullDispatcher({ redisUrl, prefix: `yuzu-${prefix}`, handles });

/** Jobs for every feature: `Jobs` to enqueue, `JobHandlers` to register in `onModuleInit`. */
@Global()
@Module({})
export class JobsModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly relay: JobRelay) {}

  static of(options: JobsOptions): DynamicModule {
    const handlers = new JobHandlers();
    const runner = new JobRunner(options.queue, handlers);
    return {
      module: JobsModule,
      providers: [
        { provide: JobHandlers, useValue: handlers },
        { provide: Jobs, useValue: new RegisteredJobs(options.queue, handlers) },
        {
          provide: JobRelay,
          useFactory: () => new JobRelay(options.queue, handlers, dispatcherOf(options), runner),
        },
      ],
      exports: [Jobs, JobHandlers],
    };
  }

  onApplicationBootstrap(): Promise<void> {
    return this.relay.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.relay.stop();
  }
}
