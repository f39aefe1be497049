import type { EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import type { Tx } from '../../kernel/ports/transactions.js';
import { managerOf } from './transactions.js';

/** False where the row, or another in its unique place, was there already. */
export async function insertOnce<E extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<E>,
  row: QueryDeepPartialEntity<E>,
): Promise<boolean> {
  const insert = managerOf(tx).createQueryBuilder().insert().into(entity).values(row);
  const result = await insert.orIgnore().returning('*').execute();
  return (result.raw as unknown[]).length > 0;
}
