import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { SignatureStore } from '../application/ports/signature.store.js';
import type { ContractSignature } from '../domain/signature.js';
import { HeldSignatureEntity, SignatureEntity } from './contract.entities.js';

export class TypeOrmSignatureStore extends SignatureStore {
  async of(tx: Tx, contractId: string): Promise<ContractSignature[]> {
    const order = { signedAt: 'ASC' } as const;
    const rows = await managerOf(tx).find(SignatureEntity, { where: { contractId }, order });
    return rows.map(signatureOf);
  }

  add(tx: Tx, contractId: string, signature: ContractSignature): Promise<boolean> {
    return insertOnce(tx, SignatureEntity, rowOf(contractId, signature));
  }

  async hold(tx: Tx, contractId: string, signature: ContractSignature): Promise<void> {
    await insertOnce(tx, HeldSignatureEntity, rowOf(contractId, signature));
  }

  async takeHeld(tx: Tx, contractId: string): Promise<ContractSignature[]> {
    const rows = await managerOf(tx).findBy(HeldSignatureEntity, { contractId });
    await managerOf(tx).delete(HeldSignatureEntity, { contractId });
    return rows.map(signatureOf);
  }
}

const rowOf = (contractId: string, { signedAt, ...signature }: ContractSignature) => ({
  ...signature,
  contractId,
  signedAt: new Date(signedAt),
});

const signatureOf = ({
  contractId: _,
  signedAt,
  ...signature
}: SignatureEntity): ContractSignature => ({ ...signature, signedAt: signedAt.toISOString() });
