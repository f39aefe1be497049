import type { DataDefinition } from '../domain/data-definition.js';
import type { DefinitionState, DefinitionVersion } from '../domain/definition-version.js';
import type { Vote } from '../domain/definition-vote.js';

export interface DefinitionSummary {
  readonly id: string;
  readonly version: number;
  readonly round: number;
  readonly titleJa: string;
  readonly state: DefinitionState;
  readonly sha256: string;
  readonly proposer: string;
  readonly members: readonly string[];
  readonly reason: string | null;
  /** ISO 8601 instants. */
  readonly proposedAt: string;
  /** When it was published or withdrawn. */
  readonly closedAt: string | null;
  readonly closingReason: string | null;
}

export interface DefinitionView extends DefinitionSummary {
  readonly definition: DataDefinition;
  readonly votes: readonly Vote[];
  /** Other proposals under this number: earlier rounds, and those of other operators. */
  readonly others: readonly DefinitionSummary[];
}

export const summaryOf = (version: DefinitionVersion): DefinitionSummary => ({
  id: version.definition.id,
  version: version.definition.version,
  round: version.round,
  titleJa: version.definition.titleJa,
  state: version.state,
  sha256: version.sha256,
  proposer: version.proposer,
  members: version.members,
  reason: version.reason,
  proposedAt: version.proposedAt.toISOString(),
  closedAt: version.closedAt?.toISOString() ?? null,
  closingReason: version.closingReason,
});
