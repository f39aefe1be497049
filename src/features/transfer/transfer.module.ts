import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ContractModule } from '../contract/contract.module.js';
import { OperatorModule } from '../operator/operator.module.js';
import { OptOutModule } from '../opt-out/opt-out.module.js';
import { ReadMedia } from './application/media/read-media.use-case.js';
import { RecordCustody } from './application/media/record-custody.use-case.js';
import { RegisterMedium } from './application/media/register-medium.use-case.js';
import { ApprovePackage } from './application/office/approve-package.use-case.js';
import { ContractedDefinition } from './application/office/contracted-definition.js';
import { DispatchPackage } from './application/office/dispatch-package.use-case.js';
import { FetchPassphrase } from './application/office/fetch-passphrase.use-case.js';
import { HearRecipient } from './application/office/hear-recipient.use-case.js';
import { IssueProvideTicket } from './application/office/issue-provide-ticket.use-case.js';
import { IssueReceiveTicket } from './application/office/issue-receive-ticket.use-case.js';
import { PackageBook } from './application/office/package-book.js';
import { Packages } from './application/office/packages.js';
import { PlanPackage } from './application/office/plan-package.use-case.js';
import { ReadPackages } from './application/office/read-packages.use-case.js';
import { ReceivePackage } from './application/office/receive-package.use-case.js';
import { RecordArrival } from './application/office/record-arrival.use-case.js';
import { RecordExtraction } from './application/office/record-extraction.use-case.js';
import { RecordOpening } from './application/office/record-opening.use-case.js';
import { RecordPacking } from './application/office/record-packing.use-case.js';
import { ReleasePassphrase } from './application/office/release-passphrase.use-case.js';
import { MediumStore } from './application/ports/medium.store.js';
import { PackageStore } from './application/ports/package.store.js';
import { MediumController } from './http/medium.controller.js';
import { PackageController } from './http/package.controller.js';
import { ReceiptController } from './http/receipt.controller.js';
import { TransferPeer } from './peer/transfer.peer.js';
import { TypeOrmMediumStore } from './storage/typeorm-medium.store.js';
import { TypeOrmPackageStore } from './storage/typeorm-package.store.js';

@Module({
  imports: [OperatorModule, CatalogueModule, ContractModule, OptOutModule],
  controllers: [PackageController, ReceiptController, MediumController],
  providers: [
    ApprovePackage,
    ContractedDefinition,
    DispatchPackage,
    FetchPassphrase,
    HearRecipient,
    IssueProvideTicket,
    IssueReceiveTicket,
    PackageBook,
    Packages,
    PlanPackage,
    ReadMedia,
    ReadPackages,
    ReceivePackage,
    RecordArrival,
    RecordCustody,
    RecordExtraction,
    RecordOpening,
    RecordPacking,
    RegisterMedium,
    ReleasePassphrase,
    TransferPeer,
    { provide: MediumStore, useClass: TypeOrmMediumStore },
    { provide: PackageStore, useClass: TypeOrmPackageStore },
  ],
  exports: [Packages],
})
export class TransferModule {}
