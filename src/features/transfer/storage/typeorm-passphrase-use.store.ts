import type { Tx } from '../../../kernel/ports/transactions.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { withoutNulls } from '../../../platform/database/without-nulls.js';
import { PassphraseUseStore } from '../application/ports/passphrase-use.store.js';
import type { PassphraseUse } from '../domain/states/passphrase-use.js';
import { PassphraseUseEntity } from './passphrase-use.entity.js';

export class TypeOrmPassphraseUseStore extends PassphraseUseStore {
  add(tx: Tx, use: PassphraseUse): Promise<boolean> {
    return insertOnce(tx, PassphraseUseEntity, { ...use, at: new Date(use.at) });
  }

  async ofPackage(tx: Tx, packageId: string): Promise<PassphraseUse[]> {
    const order = { at: 'ASC', id: 'ASC' } as const;
    const rows = await managerOf(tx).find(PassphraseUseEntity, { where: { packageId }, order });
    return rows.map((row) => ({ ...withoutNulls(row), at: row.at.toISOString() }));
  }
}
