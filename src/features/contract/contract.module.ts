import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { OperatorModule } from '../operator/operator.module.js';
import { AllocateFee } from './application/allocate-fee.use-case.js';
import { BasicContractBook } from './application/basic-contract-book.js';
import { BasicContracts } from './application/basic-contracts.js';
import { ComposeIndividualText } from './application/compose-individual-text.js';
import { ContractSignatures } from './application/contract-signatures.js';
import { Contracts } from './application/contracts.js';
import { DraftBasicContract } from './application/draft-basic-contract.use-case.js';
import { DraftIndividualContract } from './application/draft-individual-contract.use-case.js';
import { IndividualContractBook } from './application/individual-contract-book.js';
import { IndividualContractGate } from './application/individual-contract-gate.js';
import { MoneyOfTerms } from './application/money-of-terms.js';
import { OnProvisionRequestDecided } from './application/on-provision-request-decided.js';
import { BasicContractStore } from './application/ports/basic-contract.store.js';
import { FeeAllocationStore } from './application/ports/fee-allocation.store.js';
import { IndividualContractStore } from './application/ports/individual-contract.store.js';
import { LegalTemplates } from './application/ports/legal-templates.js';
import { SignatureStore } from './application/ports/signature.store.js';
import { ReadContracts } from './application/read-contracts.use-case.js';
import { ReceiveBasicContract } from './application/receive-basic-contract.use-case.js';
import { ReceiveIndividualContract } from './application/receive-individual-contract.use-case.js';
import { SignBasicContract } from './application/sign-basic-contract.use-case.js';
import { SignIndividualContract } from './application/sign-individual-contract.use-case.js';
import { TerminateBasicContract } from './application/terminate-basic-contract.use-case.js';
import { BasicContractController } from './http/basic-contract.controller.js';
import { FeeAllocationController } from './http/fee-allocation.controller.js';
import { IndividualContractController } from './http/individual-contract.controller.js';
import { ContractPeer } from './peer/contract.peer.js';
import { FileLegalTemplates } from './storage/file-legal-templates.js';
import { TypeOrmBasicContractStore } from './storage/typeorm-basic-contract.store.js';
import { TypeOrmFeeAllocationStore } from './storage/typeorm-fee-allocation.store.js';
import { TypeOrmIndividualContractStore } from './storage/typeorm-individual-contract.store.js';
import { TypeOrmSignatureStore } from './storage/typeorm-signature.store.js';

@Module({
  imports: [OperatorModule, CatalogueModule],
  controllers: [BasicContractController, FeeAllocationController, IndividualContractController],
  providers: [
    AllocateFee,
    BasicContractBook,
    BasicContracts,
    ComposeIndividualText,
    ContractPeer,
    ContractSignatures,
    Contracts,
    DraftBasicContract,
    DraftIndividualContract,
    IndividualContractBook,
    IndividualContractGate,
    MoneyOfTerms,
    OnProvisionRequestDecided,
    ReadContracts,
    ReceiveBasicContract,
    ReceiveIndividualContract,
    SignBasicContract,
    SignIndividualContract,
    TerminateBasicContract,
    { provide: BasicContractStore, useClass: TypeOrmBasicContractStore },
    { provide: FeeAllocationStore, useClass: TypeOrmFeeAllocationStore },
    { provide: IndividualContractStore, useClass: TypeOrmIndividualContractStore },
    { provide: LegalTemplates, useClass: FileLegalTemplates },
    { provide: SignatureStore, useClass: TypeOrmSignatureStore },
  ],
  exports: [BasicContracts, Contracts],
})
export class ContractModule {}
