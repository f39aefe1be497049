import { UseCase } from '../../../kernel/use-case.js';
import { JobHandlers } from '../../../platform/jobs/job-handlers.js';
import { ERASE_JOB, EraseDelivery } from '../application/delivery/erase-delivery.use-case.js';
import { UPLOAD_JOB, UploadPackage } from '../application/delivery/upload-package.use-case.js';

@UseCase()
export class DeliveryJobs {
  constructor(
    private readonly jobs: JobHandlers,
    private readonly upload: UploadPackage,
    private readonly erasure: EraseDelivery,
  ) {}

  onModuleInit(): void {
    this.jobs.on(UPLOAD_JOB, ({ packageId }) => this.upload.execute(String(packageId)));
    this.jobs.on(ERASE_JOB, ({ packageId }) => this.erasure.execute(String(packageId)));
  }
}
