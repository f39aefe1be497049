import { type Actor, actorText } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { DataDefinition } from '../domain/data-definition.js';
import {
  type DefinitionCommand,
  type DefinitionDraft,
  definitionTransitions,
} from '../domain/definition-version.js';
import { catalogueErrors } from '../domain/errors.js';
import type { DefinitionSummary } from './definition-view.js';
import { type DraftSummary, draftSummary } from './draft-view.js';
import { DraftStore } from './ports/draft.store.js';
import { type Proposal, ProposeDefinition } from './propose-definition.use-case.js';

/** データ定義書の草案: several may be worked on for one version; only this operator sees them. */
@UseCase()
export class EditDrafts {
  constructor(
    private readonly transactions: Transactions,
    private readonly drafts: DraftStore,
    private readonly proposals: ProposeDefinition,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  create(actor: Actor, definition: DataDefinition): Promise<Outcome<DraftSummary>> {
    const draft: DefinitionDraft = {
      id: newId(),
      state: 'draft',
      definition,
      revision: 1,
      ...this.editing(actor),
    };
    return this.transactions.run(async (tx) => {
      await this.keep(tx, actor, 'create', draft);
      return ok(draftSummary(draft));
    });
  }

  /** `revision` is that of the content one has seen: refused where somebody changed it since. */
  replace(
    actor: Actor,
    id: string,
    { revision, definition }: { readonly revision: number; readonly definition: DataDefinition },
  ): Promise<Outcome<DraftSummary>> {
    return this.transactions.run(async (tx) => {
      const moved = await this.moved(tx, id, 'edit');
      if (!moved.ok) return moved;
      if (moved.value.revision !== revision)
        return refuse(catalogueErrors.DRAFT_CHANGED, { revision: moved.value.revision });
      const changed = { definition, revision: revision + 1, ...this.editing(actor) };
      const draft = { ...moved.value, ...changed };
      await this.keep(tx, actor, 'edit', draft);
      return ok(draftSummary(draft));
    });
  }

  discard(actor: Actor, id: string): Promise<Outcome<DraftSummary>> {
    return this.transactions.run(async (tx) => {
      const moved = await this.moved(tx, id, 'discard');
      if (!moved.ok) return moved;
      await this.keep(tx, actor, 'discard', moved.value);
      return ok(draftSummary(moved.value));
    });
  }

  /** Refused with the first inconsistency of the content; the draft stays a draft then. */
  propose(
    actor: Actor,
    id: string,
    proposal: Omit<Proposal, 'definition'>,
  ): Promise<Outcome<DefinitionSummary>> {
    return this.transactions.run(async (tx) => {
      const moved = await this.moved(tx, id, 'propose');
      if (!moved.ok) return moved;
      const { definition } = moved.value;
      const proposed = await this.proposals.within(tx, actor, { ...proposal, definition });
      if (proposed.ok) await this.keep(tx, actor, 'propose', moved.value);
      return proposed;
    });
  }

  private async moved(
    tx: Tx,
    id: string,
    command: DefinitionCommand,
  ): Promise<Outcome<DefinitionDraft>> {
    const draft = await this.drafts.lock(tx, id);
    if (!draft) return refuse(catalogueErrors.DRAFT_UNKNOWN, { draft: id });
    const next = definitionTransitions.next(draft.state, command);
    return next.ok ? ok({ ...draft, state: next.value }) : next;
  }

  private editing(actor: Actor): Pick<DefinitionDraft, 'editedBy' | 'editedAt'> {
    return { editedBy: actorText(actor), editedAt: this.clock.now() };
  }

  private async keep(tx: Tx, actor: Actor, step: string, draft: DefinitionDraft): Promise<void> {
    await this.drafts.save(tx, draft);
    const { id, state, definition } = draft;
    await this.audit.record(tx, {
      actor,
      action: `definition-draft.${step}`,
      subject: { kind: 'definition-draft', id },
      to: state,
      reason: `${definition.id} v${definition.version} r${draft.revision}`,
    });
  }
}
