import { Module } from '@nestjs/common';
import { ApplicationModule } from '../application/application.module.js';
import { ContractModule } from '../contract/contract.module.js';
import { OperatorModule } from '../operator/operator.module.js';
import { TransferModule } from '../transfer/transfer.module.js';
import { IssueLinkTicket } from './application/issue-link-ticket.use-case.js';
import { LinkageRunStore } from './application/ports/linkage-run.store.js';
import { ReadLinkage } from './application/read-linkage.use-case.js';
import { RecordLinkReceipt } from './application/record-link-receipt.use-case.js';
import { LinkageController } from './http/linkage.controller.js';
import { TypeOrmLinkageRunStore } from './storage/typeorm-linkage-run.store.js';

@Module({
  imports: [OperatorModule, ContractModule, ApplicationModule, TransferModule],
  controllers: [LinkageController],
  providers: [
    IssueLinkTicket,
    ReadLinkage,
    RecordLinkReceipt,
    { provide: LinkageRunStore, useClass: TypeOrmLinkageRunStore },
  ],
})
export class LinkageModule {}
