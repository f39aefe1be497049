import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ContractModule } from '../contract/contract.module.js';
import { ExtractionModule } from '../extraction/extraction.module.js';
import { NoticeModule } from '../notice/notice.module.js';
import { OperatorModule } from '../operator/operator.module.js';
import { OptOutModule } from '../opt-out/opt-out.module.js';
import { ApprovePackage } from './application/office/approve-package.use-case.js';
import { ArrivalMeasure } from './application/office/arrival-measure.js';
import { ContractedDefinition } from './application/office/contracted-definition.js';
import { DepartureGate } from './application/office/departure-gate.js';
import { DispatchPackage } from './application/office/dispatch-package.use-case.js';
import { GiveUpOpening } from './application/office/give-up-opening.use-case.js';
import { HearRecipient } from './application/office/hear-recipient.use-case.js';
import { IssueProvideTicket } from './application/office/issue-provide-ticket.use-case.js';
import { IssueReceiveTicket } from './application/office/issue-receive-ticket.use-case.js';
import { PackageBook } from './application/office/package-book.js';
import { PackageSigners } from './application/office/package-signers.js';
import { Packages } from './application/office/packages.js';
import { PlanPackage } from './application/office/plan-package.use-case.js';
import { ReadPackages } from './application/office/read-packages.use-case.js';
import { ReceivePackage } from './application/office/receive-package.use-case.js';
import { ReceivedMedia } from './application/office/received-media.js';
import { RecordArrival } from './application/office/record-arrival.use-case.js';
import { RecordExtraction } from './application/office/record-extraction.use-case.js';
import { RecordOpening } from './application/office/record-opening.use-case.js';
import { RecordPacking } from './application/office/record-packing.use-case.js';
import { DiscrepancyBook } from './application/discrepancy/discrepancy-book.js';
import { DiscrepancyReports } from './application/discrepancy/discrepancy-reports.js';
import { ReadDiscrepancies } from './application/discrepancy/read-discrepancies.use-case.js';
import { ReportDiscrepancy } from './application/discrepancy/report-discrepancy.use-case.js';
import { SettleDiscrepancies } from './application/discrepancy/settle-discrepancies.js';
import { Acceptance } from './application/office/acceptance.js';
import { TransferPrinter } from './application/ports/transfer-printer.js';
import { PdfTransferPrinter } from './documents/pdf-transfer-printer.js';
import { DiscrepancyStore } from './application/ports/discrepancy.store.js';
import { ConfirmRelease } from './application/passphrase/confirm-release.use-case.js';
import { FetchPassphrase } from './application/passphrase/fetch-passphrase.use-case.js';
import { PassphraseUses } from './application/passphrase/passphrase-uses.js';
import { ReadPassphraseUses } from './application/passphrase/read-passphrase-uses.use-case.js';
import { PrintSheet } from './application/passphrase/print-sheet.use-case.js';
import { RegisterSheet } from './application/passphrase/register-sheet.use-case.js';
import { ReleaseGate } from './application/passphrase/release-gate.js';
import { RequestRelease } from './application/passphrase/request-release.use-case.js';
import { DeletionDutyStore } from './application/ports/deletion-duty.store.js';
import { PassphraseUseStore } from './application/ports/passphrase-use.store.js';
import { CheckOptOuts } from './application/recall/check-opt-outs.use-case.js';
import { DeletionDuties } from './application/recall/deletion-duties.js';
import { DutyBook } from './application/recall/duty-book.js';
import { FulfilDeletion } from './application/recall/fulfil-deletion.use-case.js';
import { OnListChanges } from './application/recall/on-list-changes.js';
import { PersonsConcerned } from './application/recall/persons-concerned.js';
import { OrderRemoval } from './application/removal/order-removal.use-case.js';
import { RecallPackage } from './application/recall/recall-package.js';
import { PackageStore } from './application/ports/package.store.js';
import { DiscrepancyController } from './http/discrepancy.controller.js';
import { DeletionController } from './http/deletion.controller.js';
import { PackageController } from './http/package.controller.js';
import { PassphraseController } from './http/passphrase.controller.js';
import { ReceiptController } from './http/receipt.controller.js';
import { TransferPeer } from './peer/transfer.peer.js';
import { TypeOrmDiscrepancyStore } from './storage/typeorm-discrepancy.store.js';
import { TypeOrmDeletionDutyStore } from './storage/typeorm-deletion-duty.store.js';
import { DELIVERY_PROVIDERS } from './delivery.module.js';
import { ProvideRunController } from './http/provide-run.controller.js';
import { PROVIDE_PROVIDERS } from './provide.module.js';
import { NetworkDeliveryController } from './http/network-delivery.controller.js';
import { MEDIA_CONTROLLERS, MEDIA_PROVIDERS } from './media.module.js';
import { TypeOrmPackageStore } from './storage/typeorm-package.store.js';
import { TypeOrmPassphraseUseStore } from './storage/typeorm-passphrase-use.store.js';

@Module({
  imports: [
    OperatorModule,
    CatalogueModule,
    ContractModule,
    ExtractionModule,
    OptOutModule,
    NoticeModule,
  ],
  controllers: [
    PackageController,
    PassphraseController,
    ReceiptController,
    DeletionController,
    DiscrepancyController,
    ...MEDIA_CONTROLLERS,
    NetworkDeliveryController,
    ProvideRunController,
  ],
  providers: [
    ApprovePackage,
    ContractedDefinition,
    DepartureGate,
    DispatchPackage,
    FetchPassphrase,
    GiveUpOpening,
    HearRecipient,
    IssueProvideTicket,
    IssueReceiveTicket,
    PackageBook,
    PackageSigners,
    Packages,
    PlanPackage,
    ReadPackages,
    ReceivePackage,
    ArrivalMeasure,
    RecordArrival,
    ReceivedMedia,
    RecordExtraction,
    RecordOpening,
    RecordPacking,
    CheckOptOuts,
    ConfirmRelease,
    DeletionDuties,
    DutyBook,
    FulfilDeletion,
    OnListChanges,
    OrderRemoval,
    PassphraseUses,
    PersonsConcerned,
    ReadPassphraseUses,
    RecallPackage,
    PrintSheet,
    RegisterSheet,
    ReleaseGate,
    RequestRelease,
    Acceptance,
    DiscrepancyBook,
    DiscrepancyReports,
    ReadDiscrepancies,
    ReportDiscrepancy,
    SettleDiscrepancies,
    TransferPeer,
    { provide: TransferPrinter, useClass: PdfTransferPrinter },
    { provide: DiscrepancyStore, useClass: TypeOrmDiscrepancyStore },
    { provide: DeletionDutyStore, useClass: TypeOrmDeletionDutyStore },
    ...MEDIA_PROVIDERS,
    ...DELIVERY_PROVIDERS,
    ...PROVIDE_PROVIDERS,
    { provide: PackageStore, useClass: TypeOrmPackageStore },
    { provide: PassphraseUseStore, useClass: TypeOrmPassphraseUseStore },
  ],
  exports: [Packages],
})
export class TransferModule {}
