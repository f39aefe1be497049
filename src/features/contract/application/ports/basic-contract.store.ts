import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { BasicContract } from '../../domain/basic-contract.js';

export abstract class BasicContractStore {
  abstract find(tx: Tx, id: string): Promise<BasicContract | undefined>;
  /** As `find`, and nobody else changes it until the transaction ends. */
  abstract lock(tx: Tx, id: string): Promise<BasicContract | undefined>;
  /** Newest first. */
  abstract all(tx: Tx): Promise<BasicContract[]>;
  /** Contracts to which the operator is a party, newest first. */
  abstract withParty(tx: Tx, operator: string): Promise<BasicContract[]>;
  abstract add(tx: Tx, contract: BasicContract): Promise<void>;
  abstract save(tx: Tx, contract: BasicContract): Promise<void>;
}
