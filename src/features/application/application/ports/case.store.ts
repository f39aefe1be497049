import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { ExchangeCase } from '../../domain/case.js';

export abstract class CaseStore {
  /** The next number of the fiscal year; the counter stays locked until the transaction ends. */
  abstract nextNumber(tx: Tx, fiscalYear: number): Promise<number>;
  abstract lock(tx: Tx, id: string): Promise<ExchangeCase | undefined>;
  abstract find(tx: Tx, id: string): Promise<ExchangeCase | undefined>;
  abstract all(tx: Tx): Promise<ExchangeCase[]>;
  abstract save(tx: Tx, exchangeCase: ExchangeCase): Promise<void>;
}
