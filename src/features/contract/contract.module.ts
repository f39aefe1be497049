import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { OperatorModule } from '../operator/operator.module.js';
import { AllocateFee } from './application/allocate-fee.use-case.js';
import { AnswerBasicText } from './application/answer-basic-text.use-case.js';
import { BasicChains } from './application/basic-chains.js';
import { BasicContractViews } from './application/basic-contract-view.js';
import { BasicContracts } from './application/basic-contracts.js';
import { BasicTier } from './application/basic-tier.js';
import { ChangeBasicContract } from './application/change-basic-contract.use-case.js';
import { ComposeBasicText } from './application/compose-basic-text.js';
import { ComposeIndividualText } from './application/compose-individual-text.js';
import { ContractChanges } from './application/contract-changes.js';
import { ContractNotices } from './application/contract-notices.js';
import { ContractSignatures } from './application/contract-signatures.js';
import { ContractTexts } from './application/contract-texts.js';
import { ContractTiers } from './application/contract-tier.js';
import { Contracts } from './application/contracts.js';
import { DraftBasicContract } from './application/draft-basic-contract.use-case.js';
import { DraftIndividualContract } from './application/draft-individual-contract.use-case.js';
import { GiveBasicNotice } from './application/give-basic-notice.use-case.js';
import { IndividualContractBook } from './application/individual-contract-book.js';
import { IndividualContractGate } from './application/individual-contract-gate.js';
import { MoneyOfTerms } from './application/money-of-terms.js';
import { OnProvisionRequestDecided } from './application/on-provision-request-decided.js';
import { BasicContractStore } from './application/ports/basic-contract.store.js';
import { FeeAllocationStore } from './application/ports/fee-allocation.store.js';
import { IndividualContractStore } from './application/ports/individual-contract.store.js';
import { LegalTemplates } from './application/ports/legal-templates.js';
import { NoticeStore } from './application/ports/notice.store.js';
import { SignatureStore } from './application/ports/signature.store.js';
import { TextStore } from './application/ports/text.store.js';
import { ReadBasicContracts } from './application/read-basic-contracts.use-case.js';
import { ReadContracts } from './application/read-contracts.use-case.js';
import { ReceiveContractTexts } from './application/receive-contract-texts.js';
import { ReceiveIndividualContract } from './application/receive-individual-contract.use-case.js';
import { SignIndividualContract } from './application/sign-individual-contract.use-case.js';
import { TextSignatures } from './application/text-signatures.js';
import { BasicContractController } from './http/basic-contract.controller.js';
import { FeeAllocationController } from './http/fee-allocation.controller.js';
import { IndividualContractController } from './http/individual-contract.controller.js';
import { ContractPeer } from './peer/contract.peer.js';
import { FileLegalTemplates } from './storage/file-legal-templates.js';
import { TypeOrmBasicContractStore } from './storage/typeorm-basic-contract.store.js';
import { TypeOrmFeeAllocationStore } from './storage/typeorm-fee-allocation.store.js';
import { TypeOrmIndividualContractStore } from './storage/typeorm-individual-contract.store.js';
import { TypeOrmSignatureStore } from './storage/typeorm-signature.store.js';
import { TypeOrmNoticeStore } from './storage/typeorm-notice.store.js';
import { TypeOrmTextStore } from './storage/typeorm-text.store.js';

@Module({
  imports: [OperatorModule, CatalogueModule],
  controllers: [BasicContractController, FeeAllocationController, IndividualContractController],
  providers: [
    AllocateFee,
    AnswerBasicText,
    BasicChains,
    BasicContractViews,
    BasicContracts,
    BasicTier,
    ChangeBasicContract,
    ComposeBasicText,
    ComposeIndividualText,
    ContractChanges,
    ContractNotices,
    ContractPeer,
    ContractSignatures,
    ContractTexts,
    ContractTiers,
    Contracts,
    DraftBasicContract,
    DraftIndividualContract,
    GiveBasicNotice,
    IndividualContractBook,
    IndividualContractGate,
    MoneyOfTerms,
    OnProvisionRequestDecided,
    ReadBasicContracts,
    ReadContracts,
    ReceiveContractTexts,
    ReceiveIndividualContract,
    SignIndividualContract,
    TextSignatures,
    { provide: BasicContractStore, useClass: TypeOrmBasicContractStore },
    { provide: FeeAllocationStore, useClass: TypeOrmFeeAllocationStore },
    { provide: IndividualContractStore, useClass: TypeOrmIndividualContractStore },
    { provide: LegalTemplates, useClass: FileLegalTemplates },
    { provide: NoticeStore, useClass: TypeOrmNoticeStore },
    { provide: SignatureStore, useClass: TypeOrmSignatureStore },
    { provide: TextStore, useClass: TypeOrmTextStore },
  ],
  exports: [BasicContracts, Contracts],
})
export class ContractModule {}
