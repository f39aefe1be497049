import type { Tx } from '../../../../kernel/ports/transactions.js';

/** One request as it lies in the database: the person sealed, found through the keyed hash. */
export interface StoredRequest {
  readonly id: string;
  readonly requestIndex: string;
  readonly sealedEntry: string;
  readonly receivedOn: string;
  readonly via: 'person' | 'institution';
  /** Version of the list that first holds it. */
  readonly listVersion: number;
}

export abstract class OptOutStore {
  /** Locks the list until the transaction ends and gives its version; 0 before the first request. */
  abstract lockVersion(tx: Tx): Promise<number>;
  abstract version(tx: Tx): Promise<number>;
  abstract byIndex(tx: Tx, requestIndex: string): Promise<StoredRequest | undefined>;
  /** Adds the request; the list has its version from then on. */
  abstract add(tx: Tx, request: StoredRequest): Promise<void>;
  abstract all(tx: Tx): Promise<StoredRequest[]>;
}
