import type { Tx } from '../../../../kernel/ports/transactions.js';
import type {
  DefinitionState,
  DefinitionVersion,
  ProposalName,
} from '../../domain/definition-version.js';
import type { Vote } from '../../domain/definition-vote.js';

/** Name of a version: the definition's id, e.g. `jp-operators/common`, and its version number. */
export type DefinitionName = Pick<ProposalName, 'id' | 'version'>;

export interface PublishedName extends DefinitionName {
  /** Of the content, which publication has fixed. */
  readonly sha256: string;
}

export interface Closing {
  readonly at: Date;
  readonly reason?: string;
}

export abstract class DefinitionStore {
  /** The published proposal of this number, otherwise the latest. */
  abstract find(tx: Tx, name: DefinitionName): Promise<DefinitionVersion | undefined>;
  /** Every proposal of this number, oldest first; nobody else changes them until the transaction ends. */
  abstract lockAll(tx: Tx, name: DefinitionName): Promise<DefinitionVersion[]>;
  abstract all(tx: Tx): Promise<DefinitionVersion[]>;
  /** By id and number, without reading their content. */
  abstract publishedNames(tx: Tx): Promise<PublishedName[]>;
  /** False where the proposal exists already; it is left as it is. */
  abstract add(tx: Tx, version: DefinitionVersion): Promise<boolean>;
  abstract setState(tx: Tx, id: string, state: DefinitionState, closing?: Closing): Promise<void>;
  abstract votes(tx: Tx, id: string): Promise<Vote[]>;
  /** False where the operator has voted already. */
  abstract addVote(tx: Tx, id: string, vote: Vote): Promise<boolean>;
}
