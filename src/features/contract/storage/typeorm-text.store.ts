import { In } from 'typeorm';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { TextStore } from '../application/ports/text.store.js';
import type { ContractRecord, Decline, StoredText } from '../domain/contract-record.js';
import type { ContractSignature } from '../domain/signature.js';
import {
  ContractTextEntity,
  DeclineEntity,
  HeldTextSignatureEntity,
  TextSignatureEntity,
} from './contract-text.entities.js';

export class TypeOrmTextStore extends TextStore {
  /** By the id itself: two messages may come at once about a contract that has no row yet. */
  async lock(tx: Tx, contractId: string): Promise<void> {
    const key = `contract ${contractId}`;
    await managerOf(tx).query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
  }

  async of(tx: Tx, contractId: string): Promise<ContractRecord> {
    const [record] = await this.ofEach(tx, [contractId]);
    return record ?? { id: contractId, texts: [], signatures: [], declines: [] };
  }

  async ofEach(tx: Tx, contractIds: readonly string[]): Promise<ContractRecord[]> {
    const manager = managerOf(tx);
    const where = { contractId: In(contractIds) };
    const texts = await manager.find(ContractTextEntity, {
      where,
      order: { recordedAt: 'ASC', sha256: 'ASC' },
    });
    const signatures = await manager.find(TextSignatureEntity, {
      where,
      order: { signedAt: 'ASC', operator: 'ASC' },
    });
    const declines = await manager.find(DeclineEntity, {
      where,
      order: { declinedAt: 'ASC', operator: 'ASC' },
    });
    return contractIds.map((id) => ({
      id,
      texts: texts.filter(({ contractId }) => contractId === id).map(textOf),
      signatures: signatures.filter(({ contractId }) => contractId === id).map(signatureOf),
      declines: declines.filter(({ contractId }) => contractId === id).map(declineOf),
    }));
  }

  async add(tx: Tx, { recordedAt, ...text }: StoredText): Promise<void> {
    const contractId = text.document.id;
    const row = { ...text, contractId, recordedAt: new Date(recordedAt) };
    await insertOnce(tx, ContractTextEntity, row as never);
  }

  async sign(tx: Tx, contractId: string, signature: ContractSignature): Promise<void> {
    await insertOnce(tx, TextSignatureEntity, rowOf(contractId, signature));
  }

  async decline(tx: Tx, contractId: string, { declinedAt, ...decline }: Decline): Promise<void> {
    const row = { ...decline, contractId, declinedAt: new Date(declinedAt) };
    await insertOnce(tx, DeclineEntity, row);
  }

  async hold(tx: Tx, contractId: string, signature: ContractSignature): Promise<void> {
    await insertOnce(tx, HeldTextSignatureEntity, rowOf(contractId, signature));
  }

  async takeHeld(tx: Tx, sha256: string): Promise<ContractSignature[]> {
    const rows = await managerOf(tx).findBy(HeldTextSignatureEntity, { sha256 });
    await managerOf(tx).delete(HeldTextSignatureEntity, { sha256 });
    return rows.map(signatureOf);
  }
}

const rowOf = (contractId: string, { signedAt, ...signature }: ContractSignature) => ({
  ...signature,
  contractId,
  signedAt: new Date(signedAt),
});

const textOf = ({ contractId: _, recordedAt, ...text }: ContractTextEntity): StoredText => ({
  ...text,
  recordedAt: recordedAt.toISOString(),
});

const signatureOf = ({
  contractId: _,
  signedAt,
  ...signature
}: TextSignatureEntity): ContractSignature => ({ ...signature, signedAt: signedAt.toISOString() });

const declineOf = ({ contractId: _, declinedAt, ...decline }: DeclineEntity): Decline => ({
  ...decline,
  declinedAt: declinedAt.toISOString(),
});
