import { UseCase } from '../../../kernel/use-case.js';
import { Config } from '../../../platform/config/config.js';
import { JobHandlers } from '../../../platform/jobs/job-handlers.js';
import { PROVIDE_JOB } from '../application/provide/start-provide-run.use-case.js';
import { WorkProvideRun } from '../application/provide/work-provide-run.use-case.js';

@UseCase()
export class ProvideJob {
  constructor(
    private readonly jobs: JobHandlers,
    private readonly runs: WorkProvideRun,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    const { runsAtOnce: atOnce } = this.config.settings.secureRoom;
    this.jobs.on(PROVIDE_JOB, ({ runId }) => this.runs.execute(String(runId)), atOnce);
  }

  /** Before the relay waits for what runs: hours of reading are not waited for. */
  onModuleDestroy(): void {
    this.runs.interrupt();
  }
}
