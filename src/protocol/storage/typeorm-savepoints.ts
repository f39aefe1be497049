import type { Outcome } from '../../kernel/outcome.js';
import type { Tx } from '../../kernel/ports/transactions.js';
import { withSavepoint } from '../../platform/database/transactions.js';
import { Savepoints } from '../application/ports/savepoints.js';

export class TypeOrmSavepoints extends Savepoints {
  attempt<T>(tx: Tx, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return withSavepoint(tx, work);
  }
}
