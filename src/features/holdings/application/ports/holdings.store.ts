import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { Holdings, OperatorHoldings } from '../../domain/holdings.js';

/** Name of a version of a data definition. */
export interface DefinitionName {
  readonly id: string;
  readonly version: number;
}

/** Holdings by operator and version of the definition: the latest of each. */
export abstract class HoldingsStore {
  abstract find(tx: Tx, operator: string, name: DefinitionName): Promise<Holdings | undefined>;
  /** Of all operators, in the order of their codes. */
  abstract all(tx: Tx, name: DefinitionName): Promise<OperatorHoldings[]>;
  /** In place of what the operator told before of this version. */
  abstract replace(tx: Tx, told: OperatorHoldings): Promise<void>;
}
