import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { ProvisionRequest } from '../../domain/provision-request.js';

export abstract class ProvisionRequestStore {
  abstract lock(tx: Tx, id: string): Promise<ProvisionRequest | undefined>;
  abstract find(tx: Tx, id: string): Promise<ProvisionRequest | undefined>;
  abstract ofCase(tx: Tx, caseId: string): Promise<ProvisionRequest[]>;
  abstract all(tx: Tx): Promise<ProvisionRequest[]>;
  abstract save(tx: Tx, request: ProvisionRequest): Promise<void>;
}
