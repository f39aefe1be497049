import type { LocalDate } from '../../../kernel/time.js';
import type { ProposalName } from './definition-version.js';

/** What an approver signs about a proposal, as canonical JSON; it names the content by its hash. */
export interface VoteDocument {
  readonly kind: 'yuzu.definition/vote';
  readonly schemaVersion: 1;
  readonly definition: ProposalName;
  readonly sha256: string;
  /** Operator code of the one who votes. */
  readonly operator: string;
  readonly vote: 'agreed' | 'refused';
  /** Why it was refused, and what would be agreed to. */
  readonly comment?: string;
  readonly decidedOn: LocalDate;
}

export interface SignedVote {
  readonly document: VoteDocument;
  /** Detached OpenPGP signature over the canonical JSON of `document`, armored. */
  readonly signature: string;
}

/** A vote as kept here. `verified` is false for an operator whose key is not pinned at this gateway. */
export interface Vote extends SignedVote {
  readonly verified: boolean;
}

export const speaksOf = (
  { definition, sha256 }: VoteDocument,
  version: ProposalName & { sha256: string },
): boolean =>
  definition.id === version.id &&
  definition.version === version.version &&
  definition.proposer === version.proposer &&
  definition.round === version.round &&
  sha256 === version.sha256;
