import { Transitions } from '../../../kernel/transitions.js';
import type { DataDefinition } from './data-definition.js';

/**
 * データ定義書の版. At the proposer a version is `agreed` once every member and the proposer itself have
 * agreed; at a member once this operator has agreed and the publication is awaited. What was refused or
 * withdrawn may be revised and proposed again under the same number, as its next round.
 */
export type DefinitionState =
  'draft' | 'discarded' | 'proposed' | 'refused' | 'agreed' | 'published' | 'withdrawn';
export type DefinitionCommand =
  'edit' | 'discard' | 'propose' | 'agree' | 'refuse' | 'publish' | 'withdraw';

export const definitionTransitions = new Transitions<DefinitionState, DefinitionCommand>(
  'データ定義書',
  {
    draft: { edit: 'draft', discard: 'discarded', propose: 'proposed' },
    discarded: {},
    proposed: { agree: 'agreed', refuse: 'refused', withdraw: 'withdrawn' },
    refused: { refuse: 'refused', withdraw: 'withdrawn' },
    agreed: { publish: 'published', withdraw: 'withdrawn' },
    published: {},
    withdrawn: {},
  },
);

/** Names one proposal: a version number may be proposed in several rounds, by several operators. */
export interface ProposalName {
  /** Id of the definition, e.g. `jp-operators/common`. */
  readonly id: string;
  readonly version: number;
  /** Operator code. */
  readonly proposer: string;
  /** From 1; one more for each revision under the same number by the same proposer. */
  readonly round: number;
}

export interface DefinitionVersion {
  readonly id: string;
  readonly state: DefinitionState;
  readonly definition: DataDefinition;
  /** SHA-256 of the canonical JSON of `definition`. */
  readonly sha256: string;
  /** Operator code of the proposer. */
  readonly proposer: string;
  readonly round: number;
  /** Operator codes of the members asked to agree, without the proposer. */
  readonly members: readonly string[];
  /** Actor who proposed it here; null where a peer proposed. */
  readonly proposedBy: string | null;
  readonly reason: string | null;
  readonly proposedAt: Date;
  /** When it was published or withdrawn, as known here. */
  readonly closedAt: Date | null;
  readonly closingReason: string | null;
}

/** 草案: content staff are working on. It may contradict itself until it is proposed. */
export interface DefinitionDraft {
  readonly id: string;
  readonly state: DefinitionState;
  readonly definition: DataDefinition;
  /** Raised by every change, so that nobody overwrites what they have not seen. */
  readonly revision: number;
  readonly editedBy: string;
  readonly editedAt: Date;
}

/** Operators whose agreement a version needs. */
export const voicesOf = ({ proposer, members }: DefinitionVersion): string[] => [
  proposer,
  ...members,
];

/** Proposed and neither published nor given up. */
export const isOpen = ({ state }: DefinitionVersion): boolean =>
  state === 'proposed' || state === 'agreed' || state === 'refused';
