import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { DefinitionState, DefinitionVersion } from '../../domain/definition-version.js';

/** Name of a version: the definition's id, e.g. `jp-operators/common`, and its version number. */
export interface DefinitionName {
  readonly id: string;
  readonly version: number;
}

export interface Agreement {
  readonly operator: string;
  /** ISO 8601 instant. */
  readonly agreedAt: string;
}

export abstract class DefinitionStore {
  abstract find(tx: Tx, name: DefinitionName): Promise<DefinitionVersion | undefined>;
  /** As `find`, and nobody else changes it until the transaction ends. */
  abstract lock(tx: Tx, name: DefinitionName): Promise<DefinitionVersion | undefined>;
  abstract all(tx: Tx): Promise<DefinitionVersion[]>;
  /** False where the version exists already; it is left as it is. */
  abstract add(tx: Tx, version: DefinitionVersion): Promise<boolean>;
  abstract setState(tx: Tx, id: string, state: DefinitionState): Promise<void>;
  abstract agreements(tx: Tx, id: string): Promise<Agreement[]>;
  /** False where the operator has agreed already. */
  abstract agree(tx: Tx, id: string, operator: string): Promise<boolean>;
}
