import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { EligibleRequest, IndividualContract } from '../../domain/individual-contract.js';

/** Individual contracts by request; their texts are in `TextStore`. */
export abstract class IndividualContractStore {
  abstract find(tx: Tx, id: string): Promise<IndividualContract | undefined>;
  /** Newest first; with a request id, those of the request. */
  abstract all(tx: Tx, requestId?: string): Promise<IndividualContract[]>;
  /** The contract that has the request: neither superseded nor abandoned, locked; at most one. */
  abstract lockCurrent(tx: Tx, requestId: string): Promise<IndividualContract | undefined>;
  /** False where the id is taken or another contract has the request. */
  abstract add(tx: Tx, contract: IndividualContract): Promise<boolean>;
  abstract save(tx: Tx, contract: IndividualContract): Promise<void>;
  abstract request(tx: Tx, requestId: string): Promise<EligibleRequest | undefined>;
  /** Repeated adding of one request changes nothing. */
  abstract addRequest(tx: Tx, request: EligibleRequest): Promise<void>;
}
