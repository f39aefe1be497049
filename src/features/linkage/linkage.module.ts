import { Module } from '@nestjs/common';
import { ApplicationModule } from '../application/application.module.js';
import { ContractModule } from '../contract/contract.module.js';
import { OperatorModule } from '../operator/operator.module.js';
import { TransferModule } from '../transfer/transfer.module.js';
import { IssueDedupeTicket } from './application/issue-dedupe-ticket.use-case.js';
import { IssueLinkTicket } from './application/issue-link-ticket.use-case.js';
import { Profiles } from './application/ports/profiles.js';
import { LinkageReviewStore } from './application/ports/linkage-review.store.js';
import { LinkageRunStore } from './application/ports/linkage-run.store.js';
import { ReadLinkage } from './application/read-linkage.use-case.js';
import { RecordLinkReceipt } from './application/record-link-receipt.use-case.js';
import { IssueReviewTicket } from './application/review/issue-review-ticket.use-case.js';
import { RecordReviewReceipt } from './application/review/record-review-receipt.use-case.js';
import { TicketDesk } from './application/ticket-desk.js';
import { ConfiguredProfiles } from './engines/profile/configured-profiles.js';
import { LinkJobController } from './http/link-job.controller.js';
import { LinkageController } from './http/linkage.controller.js';
import { LINK_JOB_PROVIDERS } from './link-job.module.js';
import { TypeOrmLinkageReviewStore } from './storage/typeorm-linkage-review.store.js';
import { TypeOrmLinkageRunStore } from './storage/typeorm-linkage-run.store.js';

@Module({
  imports: [OperatorModule, ContractModule, ApplicationModule, TransferModule],
  controllers: [LinkJobController, LinkageController],
  providers: [
    ...LINK_JOB_PROVIDERS,
    IssueDedupeTicket,
    IssueLinkTicket,
    IssueReviewTicket,
    ReadLinkage,
    RecordLinkReceipt,
    RecordReviewReceipt,
    TicketDesk,
    { provide: Profiles, useClass: ConfiguredProfiles },
    { provide: LinkageReviewStore, useClass: TypeOrmLinkageReviewStore },
    { provide: LinkageRunStore, useClass: TypeOrmLinkageRunStore },
  ],
})
export class LinkageModule {}
