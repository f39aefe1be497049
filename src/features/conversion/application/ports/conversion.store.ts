import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { ConversionState, ConversionVersion } from '../../domain/conversion-version.js';

export abstract class ConversionStore {
  abstract find(tx: Tx, id: string): Promise<ConversionVersion | undefined>;
  /** As `find`, and nobody changes a version of this name until the transaction ends. */
  abstract lock(tx: Tx, id: string): Promise<ConversionVersion | undefined>;
  abstract active(tx: Tx, name: string): Promise<ConversionVersion | undefined>;
  /** By name, the newest version first. */
  abstract all(tx: Tx): Promise<ConversionVersion[]>;
  /** False where the version exists already; it is left as it is. */
  abstract add(tx: Tx, version: ConversionVersion): Promise<boolean>;
  abstract setState(tx: Tx, id: string, state: ConversionState, approvedBy?: string): Promise<void>;
}
