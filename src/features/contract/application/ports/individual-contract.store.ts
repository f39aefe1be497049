import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { EligibleRequest, IndividualContract } from '../../domain/individual-contract.js';

export abstract class IndividualContractStore {
  abstract find(tx: Tx, id: string): Promise<IndividualContract | undefined>;
  /** As `find`, and nobody else changes it until the transaction ends. */
  abstract lock(tx: Tx, id: string): Promise<IndividualContract | undefined>;
  /** Newest first; with a request id, those of the request. */
  abstract all(tx: Tx, requestId?: string): Promise<IndividualContract[]>;
  /** The contract of a request that is not superseded, locked: there is at most one. */
  abstract lockCurrent(tx: Tx, requestId: string): Promise<IndividualContract | undefined>;
  /** False where the id is taken or the request has a contract that is not superseded. */
  abstract add(tx: Tx, contract: IndividualContract): Promise<boolean>;
  /** Saves the state; the signed document never changes. */
  abstract save(tx: Tx, contract: IndividualContract): Promise<void>;
  abstract request(tx: Tx, requestId: string): Promise<EligibleRequest | undefined>;
  /** Repeated adding of one request changes nothing. */
  abstract addRequest(tx: Tx, request: EligibleRequest): Promise<void>;
}
