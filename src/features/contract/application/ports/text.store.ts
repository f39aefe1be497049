import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { ContractRecord, Decline, StoredText } from '../../domain/contract-record.js';
import type { ContractSignature } from '../../domain/signature.js';

/** Texts of contracts of both tiers, with what was signed and declined. Nothing in it ever changes. */
export abstract class TextStore {
  /** Nobody else acts on the contract, known here or not, until the transaction ends. */
  abstract lock(tx: Tx, contractId: string): Promise<void>;
  /** Empty for an unknown contract. */
  abstract of(tx: Tx, contractId: string): Promise<ContractRecord>;
  abstract ofEach(tx: Tx, contractIds: readonly string[]): Promise<ContractRecord[]>;
  abstract add(tx: Tx, text: StoredText): Promise<void>;
  /** A verified signature. */
  abstract sign(tx: Tx, contractId: string, signature: ContractSignature): Promise<void>;
  abstract decline(tx: Tx, contractId: string, decline: Decline): Promise<void>;
  /** Keeps, unverified, a signature that came before its text. */
  abstract hold(tx: Tx, contractId: string, signature: ContractSignature): Promise<void>;
  /** Gives out what was held for the text and forgets it. */
  abstract takeHeld(tx: Tx, sha256: string): Promise<ContractSignature[]>;
}
