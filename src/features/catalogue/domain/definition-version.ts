import { Transitions } from '../../../kernel/transitions.js';
import type { DataDefinition } from './data-definition.js';

/**
 * データ定義書の版. At the proposer a version is `agreed` once every member and the proposer itself have
 * agreed; at a member once this operator has agreed and the publication is awaited.
 */
export type DefinitionState = 'draft' | 'proposed' | 'agreed' | 'published';
export type DefinitionCommand = 'propose' | 'agree' | 'publish';

export const definitionTransitions = new Transitions<DefinitionState, DefinitionCommand>(
  'データ定義書',
  {
    draft: { propose: 'proposed' },
    proposed: { agree: 'agreed' },
    agreed: { publish: 'published' },
    published: {},
  },
);

export interface DefinitionVersion {
  readonly id: string;
  readonly state: DefinitionState;
  readonly definition: DataDefinition;
  /** SHA-256 of the canonical JSON of `definition`. */
  readonly sha256: string;
  /** Operator code of the proposer. */
  readonly proposer: string;
  /** Operator codes of the members asked to agree, without the proposer. */
  readonly members: readonly string[];
  /** Actor who proposed it here; null where a peer proposed. */
  readonly proposedBy: string | null;
}

/** Operators whose agreement a version needs. */
export const voicesOf = ({ proposer, members }: DefinitionVersion): string[] => [
  proposer,
  ...members,
];
