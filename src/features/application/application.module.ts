import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ContractModule } from '../contract/contract.module.js';
import { CaseBook } from './application/case-book.js';
import { Cases } from './application/cases.js';
import { DispatchProvisionRequest } from './application/dispatch-provision-request.use-case.js';
import { DraftProvisionRequest } from './application/draft-provision-request.use-case.js';
import { OnCaseEvents } from './application/on-case-events.js';
import { CaseStore } from './application/ports/case.store.js';
import { ProvisionRequestStore } from './application/ports/provision-request.store.js';
import { ReadCases } from './application/read-cases.use-case.js';
import { ReceiveProvisionRequest } from './application/receive-provision-request.use-case.js';
import { RegisterCase } from './application/register-case.use-case.js';
import { RequestBook } from './application/request-book.js';
import { ApplicationController } from './http/application.controller.js';
import { ApplicationPeer } from './peer/application.peer.js';
import { TypeOrmCaseStore } from './storage/typeorm-case.store.js';
import { TypeOrmProvisionRequestStore } from './storage/typeorm-provision-request.store.js';

@Module({
  imports: [CatalogueModule, ContractModule],
  controllers: [ApplicationController],
  providers: [
    ApplicationPeer,
    CaseBook,
    Cases,
    DispatchProvisionRequest,
    DraftProvisionRequest,
    OnCaseEvents,
    ReadCases,
    ReceiveProvisionRequest,
    RegisterCase,
    RequestBook,
    { provide: CaseStore, useClass: TypeOrmCaseStore },
    { provide: ProvisionRequestStore, useClass: TypeOrmProvisionRequestStore },
  ],
  exports: [Cases],
})
export class ApplicationModule {}
