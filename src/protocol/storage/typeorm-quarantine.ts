import { IsNull } from 'typeorm';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../kernel/ports/transactions.js';
import { managerOf } from '../../platform/database/transactions.js';
import { Quarantine, type Quarantined, type Suspect } from '../application/ports/quarantine.js';
import { QuarantineEntity } from './protocol.entities.js';

const PAGE = 500;

const putSql = `
  INSERT INTO quarantine (id, peer, sequence, raw, bytes, sha256, code, facts, ja, en, via,
    occurrences, first_at, last_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12, $12)
  ON CONFLICT (sha256, code) DO UPDATE
  SET occurrences = quarantine.occurrences + 1, last_at = excluded.last_at, via = excluded.via`;

export class TypeOrmQuarantine extends Quarantine {
  async put(tx: Tx, { peer, sequence, at, facts, ...rest }: Suspect): Promise<void> {
    const { raw, bytes, sha256, code, ja, en, via } = rest;
    const claims = [peer ?? null, sequence ?? null];
    const matter = [raw, bytes, sha256, code, JSON.stringify(facts), ja, en, via];
    await managerOf(tx).query(putSql, [newId(), ...claims, ...matter, at]);
  }

  async resolve(tx: Tx, peer: string, sequence: number, at: Date): Promise<void> {
    const open = { peer, sequence, resolvedAt: IsNull() };
    await managerOf(tx).update(QuarantineEntity, open, { resolvedAt: at });
  }

  async list(tx: Tx): Promise<Quarantined[]> {
    const rows = await managerOf(tx).find(QuarantineEntity, {
      order: { lastAt: 'DESC', id: 'DESC' },
      take: PAGE,
    });
    return rows.map(({ peer, sequence, ...row }) => ({
      ...row,
      ...(peer !== null && { peer }),
      ...(sequence !== null && { sequence }),
    }));
  }
}
