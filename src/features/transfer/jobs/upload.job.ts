import { UseCase } from '../../../kernel/use-case.js';
import { JobHandlers } from '../../../platform/jobs/job-handlers.js';
import { UPLOAD_JOB, UploadPackage } from '../application/delivery/upload-package.use-case.js';

@UseCase()
export class UploadJob {
  constructor(
    private readonly jobs: JobHandlers,
    private readonly upload: UploadPackage,
  ) {}

  onModuleInit(): void {
    this.jobs.on(UPLOAD_JOB, ({ packageId }) => this.upload.execute(String(packageId)));
  }
}
