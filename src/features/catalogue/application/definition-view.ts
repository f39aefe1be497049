import type { DataDefinition } from '../domain/data-definition.js';
import type { DefinitionState, DefinitionVersion } from '../domain/definition-version.js';
import type { Agreement } from './ports/definition.store.js';

export interface DefinitionSummary {
  readonly id: string;
  readonly version: number;
  readonly titleJa: string;
  readonly state: DefinitionState;
  readonly sha256: string;
  readonly proposer: string;
  readonly members: readonly string[];
}

export interface DefinitionView extends DefinitionSummary {
  readonly definition: DataDefinition;
  readonly agreements: readonly Agreement[];
}

export const summaryOf = (version: DefinitionVersion): DefinitionSummary => ({
  id: version.definition.id,
  version: version.definition.version,
  titleJa: version.definition.titleJa,
  state: version.state,
  sha256: version.sha256,
  proposer: version.proposer,
  members: version.members,
});
