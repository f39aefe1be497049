import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { ContractSignature } from '../../domain/signature.js';

export abstract class SignatureStore {
  /** Verified signatures, in the order of signing. */
  abstract of(tx: Tx, contractId: string): Promise<ContractSignature[]>;
  /** False where the operator has signed already. */
  abstract add(tx: Tx, contractId: string, signature: ContractSignature): Promise<boolean>;
  /** Keeps, unverified, a signature that came before its contract; the first of an operator stays. */
  abstract hold(tx: Tx, contractId: string, signature: ContractSignature): Promise<void>;
  /** Gives out what was held for the contract and forgets it. */
  abstract takeHeld(tx: Tx, contractId: string): Promise<ContractSignature[]>;
}
