import type { Tx } from '../../../kernel/ports/transactions.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { withoutNulls } from '../../../platform/database/without-nulls.js';
import { CaseStore } from '../application/ports/case.store.js';
import type { ExchangeCase } from '../domain/case.js';
import { CaseEntity } from './application.entities.js';

export class TypeOrmCaseStore extends CaseStore {
  async nextNumber(tx: Tx, fiscalYear: number): Promise<number> {
    const [row] = await managerOf(tx).query<{ last_number: number }[]>(
      `INSERT INTO case_counter (fiscal_year, last_number) VALUES ($1, 1)
       ON CONFLICT (fiscal_year) DO UPDATE SET last_number = case_counter.last_number + 1
       RETURNING last_number`,
      [fiscalYear],
    );
    if (!row) throw new Error('The case counter gave no number.');
    return row.last_number;
  }

  async lock(tx: Tx, id: string): Promise<ExchangeCase | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await managerOf(tx).findOne(CaseEntity, { where: { id }, lock });
    return row ? withoutNulls(row) : undefined;
  }

  async find(tx: Tx, id: string): Promise<ExchangeCase | undefined> {
    const row = await managerOf(tx).findOneBy(CaseEntity, { id });
    return row ? withoutNulls(row) : undefined;
  }

  async all(tx: Tx): Promise<ExchangeCase[]> {
    const order = { fiscalYear: 'DESC', caseNumber: 'DESC' } as const;
    return (await managerOf(tx).find(CaseEntity, { order })).map(withoutNulls);
  }

  async save(tx: Tx, exchangeCase: ExchangeCase): Promise<void> {
    await managerOf(tx).save(CaseEntity, { ...exchangeCase });
  }
}
