import { messageOf } from '../../../kernel/outcome.js';
import { definitionFindings } from '../domain/check-definition.js';
import type { DataDefinition } from '../domain/data-definition.js';
import type { DefinitionDraft, DefinitionState } from '../domain/definition-version.js';

export interface DraftSummary {
  readonly id: string;
  readonly definition: { readonly id: string; readonly version: number; readonly titleJa: string };
  readonly state: DefinitionState;
  readonly revision: number;
  readonly editedBy: string;
  /** ISO 8601 instant. */
  readonly editedAt: string;
  /** What has to be put right before it can be proposed. */
  readonly findings: readonly { readonly code: string; readonly ja: string; readonly en: string }[];
}

export interface DraftView extends Omit<DraftSummary, 'definition'> {
  readonly definition: DataDefinition;
}

const findingsOf = (definition: DataDefinition): DraftSummary['findings'] =>
  definitionFindings(definition).map((refusal) => ({
    code: refusal.error.code,
    ja: messageOf(refusal, 'ja'),
    en: messageOf(refusal, 'en'),
  }));

export function draftSummary(draft: DefinitionDraft): DraftSummary {
  const { definition } = draft;
  const { id, version, titleJa } = definition;
  return { ...draftView(draft), definition: { id, version, titleJa } };
}

export const draftView = ({ definition, editedAt, ...draft }: DefinitionDraft): DraftView => ({
  ...draft,
  editedAt: editedAt.toISOString(),
  definition,
  findings: findingsOf(definition),
});
