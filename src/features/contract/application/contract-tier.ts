import type { Actor } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { type ContractDocument, type Tier, tierOf } from '../domain/contract-document.js';
import type { ContractRecord, StoredText } from '../domain/contract-record.js';

/** What happened to a contract: a command of this operator, or `receive` for what a peer did. */
export type ContractCommand = 'draft' | 'propose' | 'sign' | 'decline' | 'receive';

export interface ContractChange {
  readonly actor: Actor;
  readonly command: ContractCommand;
  /** As it is after the change. */
  readonly record: ContractRecord;
  /** The text the change is about. */
  readonly text: StoredText;
  /** Texts that the change concluded, in order: the missing signature of one may free another. */
  readonly concluded: readonly StoredText[];
  /** No proposal is open any more, and none is concluded. */
  readonly isAbandoned: boolean;
}

/** Names of states before and after, for the audit trail. */
export interface Kept {
  readonly from?: string;
  readonly to: string;
}

/** What differs between basic and individual contracts where their texts are negotiated alike. */
export abstract class ContractTier {
  abstract readonly tier: Tier;
  /** The gates of a text that is drafted, proposed or signed here. */
  abstract checkSigning(tx: Tx, document: ContractDocument): Promise<Outcome<undefined>>;
  /**
   * The gates of a text that a party proposes: only what no later event could cure. What is refused
   * here is not kept and can never be signed here.
   */
  abstract checkArrival(
    tx: Tx,
    from: string,
    document: ContractDocument,
  ): Promise<Outcome<undefined>>;
  /** Moves the tier's own row along and tells who must know; part of the same transaction. */
  abstract keep(tx: Tx, change: ContractChange): Promise<Outcome<Kept>>;
}

/** The tiers register themselves while modules initialise. */
@UseCase()
export class ContractTiers {
  private readonly tiers = new Map<Tier, ContractTier>();

  register(tier: ContractTier): void {
    this.tiers.set(tier.tier, tier);
  }

  of(document: ContractDocument): ContractTier {
    const tier = this.tiers.get(tierOf(document));
    if (!tier) throw new Error(`No rules for ${document.kind} are registered.`);
    return tier;
  }
}
