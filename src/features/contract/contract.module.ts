import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { OperatorModule } from '../operator/operator.module.js';
import { AllocateFee } from './application/allocate-fee.use-case.js';
import { AnswerBasicText } from './application/answer-basic-text.use-case.js';
import { AnswerIndividualText } from './application/answer-individual-text.use-case.js';
import { BasicChains } from './application/basic-chains.js';
import { BasicContractViews } from './application/basic-contract-view.js';
import { BasicContracts } from './application/basic-contracts.js';
import { BasicTier } from './application/basic-tier.js';
import { ChangeBasicContract } from './application/change-basic-contract.use-case.js';
import { ChangeIndividualContract } from './application/change-individual-contract.use-case.js';
import { ComposeBasicText } from './application/compose-basic-text.js';
import { ComposeIndividualText } from './application/compose-individual-text.js';
import { ContractChanges } from './application/contract-changes.js';
import { ContractNotices } from './application/contract-notices.js';
import { ContractTexts } from './application/contract-texts.js';
import { ContractTiers } from './application/contract-tier.js';
import { Contracts } from './application/contracts.js';
import { ExportEvidence } from './application/export-evidence.use-case.js';
import { DraftBasicContract } from './application/draft-basic-contract.use-case.js';
import { DraftIndividualContract } from './application/draft-individual-contract.use-case.js';
import { GiveBasicNotice } from './application/give-basic-notice.use-case.js';
import { GiveIndividualNotice } from './application/give-individual-notice.use-case.js';
import { IndividualChains } from './application/individual-chains.js';
import { IndividualContractGate } from './application/individual-contract-gate.js';
import { IndividualContractViews } from './application/individual-contract-view.js';
import { IndividualStanding } from './application/individual-standing.js';
import { IndividualTier } from './application/individual-tier.js';
import { MoneyOfTerms } from './application/money-of-terms.js';
import { OnProvisionRequestDecided } from './application/on-provision-request-decided.js';
import { BasicContractStore } from './application/ports/basic-contract.store.js';
import { ContractPrinter } from './application/ports/contract-printer.js';
import { EvidenceArchive } from './application/ports/evidence-archive.js';
import { FeeAllocationStore } from './application/ports/fee-allocation.store.js';
import { IndividualContractStore } from './application/ports/individual-contract.store.js';
import { LegalTemplates } from './application/ports/legal-templates.js';
import { NoticeStore } from './application/ports/notice.store.js';
import { TextStore } from './application/ports/text.store.js';
import { PrintableDocuments } from './application/printable-documents.js';
import { ReadContractDocuments } from './application/read-contract-documents.use-case.js';
import { ReadBasicContracts } from './application/read-basic-contracts.use-case.js';
import { ReadIndividualContracts } from './application/read-individual-contracts.use-case.js';
import { ReadMoney } from './application/read-money.use-case.js';
import { ReceiveContractTexts } from './application/receive-contract-texts.js';
import { TextSignatures } from './application/text-signatures.js';
import { BasicContractController } from './http/basic-contract.controller.js';
import { PdfContractPrinter } from './documents/pdf/contract-pdf.js';
import { ZipArchive } from './documents/zip-archive.js';
import {
  BasicContractDocumentController,
  IndividualContractDocumentController,
} from './http/contract-document.controller.js';
import { FeeAllocationController } from './http/fee-allocation.controller.js';
import { IndividualContractController } from './http/individual-contract.controller.js';
import { ContractPeer } from './peer/contract.peer.js';
import { FileLegalTemplates } from './storage/file-legal-templates.js';
import { TypeOrmBasicContractStore } from './storage/typeorm-basic-contract.store.js';
import { TypeOrmFeeAllocationStore } from './storage/typeorm-fee-allocation.store.js';
import { TypeOrmIndividualContractStore } from './storage/typeorm-individual-contract.store.js';
import { TypeOrmNoticeStore } from './storage/typeorm-notice.store.js';
import { TypeOrmTextStore } from './storage/typeorm-text.store.js';

@Module({
  imports: [OperatorModule, CatalogueModule],
  controllers: [
    BasicContractController,
    BasicContractDocumentController,
    FeeAllocationController,
    IndividualContractController,
    IndividualContractDocumentController,
  ],
  providers: [
    AllocateFee,
    AnswerBasicText,
    AnswerIndividualText,
    BasicChains,
    BasicContractViews,
    BasicContracts,
    BasicTier,
    ChangeBasicContract,
    ChangeIndividualContract,
    ComposeBasicText,
    ComposeIndividualText,
    ContractChanges,
    ContractNotices,
    ContractPeer,
    ContractTexts,
    ContractTiers,
    Contracts,
    DraftBasicContract,
    DraftIndividualContract,
    ExportEvidence,
    GiveBasicNotice,
    GiveIndividualNotice,
    IndividualChains,
    IndividualContractGate,
    IndividualContractViews,
    IndividualStanding,
    IndividualTier,
    MoneyOfTerms,
    OnProvisionRequestDecided,
    PrintableDocuments,
    ReadBasicContracts,
    ReadContractDocuments,
    ReadIndividualContracts,
    ReadMoney,
    ReceiveContractTexts,
    TextSignatures,
    { provide: BasicContractStore, useClass: TypeOrmBasicContractStore },
    { provide: ContractPrinter, useClass: PdfContractPrinter },
    { provide: EvidenceArchive, useClass: ZipArchive },
    { provide: FeeAllocationStore, useClass: TypeOrmFeeAllocationStore },
    { provide: IndividualContractStore, useClass: TypeOrmIndividualContractStore },
    { provide: LegalTemplates, useClass: FileLegalTemplates },
    { provide: NoticeStore, useClass: TypeOrmNoticeStore },
    { provide: TextStore, useClass: TypeOrmTextStore },
  ],
  exports: [BasicContracts, Contracts],
})
export class ContractModule {}
