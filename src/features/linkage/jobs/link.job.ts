import { UseCase } from '../../../kernel/use-case.js';
import { Config } from '../../../platform/config/config.js';
import { JobHandlers } from '../../../platform/jobs/job-handlers.js';
import { LINK_JOB } from '../application/room/start-link-job.use-case.js';
import { WorkLinkJob } from '../application/room/work-link-job.use-case.js';

@UseCase()
export class LinkJobHandler {
  constructor(
    private readonly jobs: JobHandlers,
    private readonly runs: WorkLinkJob,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    const { jobsAtOnce: atOnce } = this.config.settings.linkage;
    this.jobs.on(LINK_JOB, ({ runId }) => this.runs.execute(String(runId)), atOnce);
  }

  /** Before the relay waits for what runs. */
  onModuleDestroy(): void {
    this.runs.interrupt();
  }
}
