import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { CertificationEvent } from '../../domain/certification.js';

/** The append-only history of certifications, of this operator and its peers. */
export abstract class CertificationEventStore {
  /** Makes whoever else adds to this operator's history wait for the end of the transaction. */
  abstract lock(tx: Tx, operator: string): Promise<void>;
  abstract of(tx: Tx, operator: string): Promise<CertificationEvent[]>;
  /** False where the event was known already. */
  abstract append(tx: Tx, event: CertificationEvent): Promise<boolean>;
}
