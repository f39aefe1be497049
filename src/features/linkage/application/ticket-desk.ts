import { type Actor, actorText } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { signDocument } from '../../../kernel/job-ticket.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { ExchangeCase } from '../../application/index.js';
import { Operators } from '../../operator/index.js';
import type { LinkTicket } from '../domain/link-ticket.js';
import { LinkageRunStore } from './ports/linkage-run.store.js';
import { Profiles } from './ports/profiles.js';
import { namedProfile, STANDARD_PROFILE } from './profile-of-ticket.js';

/** What is asked of the secure room. */
interface TicketOrder extends Pick<LinkTicket, 'kind' | 'sources'> {
  /** Name of a profile this gateway knows; the standard one by default. */
  readonly profile: string | undefined;
}

/** ジョブ票の発行, for whatever task. Whether it may be issued is asked before. */
@UseCase()
export class TicketDesk {
  constructor(
    private readonly operators: Operators,
    private readonly runs: LinkageRunStore,
    private readonly profiles: Profiles,
    private readonly keyring: Keyring,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Signs a ticket for these sources and this profile, and records the run it orders. */
  async issue(
    tx: Tx,
    actor: Actor,
    { id: caseId, caseNumber, rehearsal }: ExchangeCase,
    { profile: name = STANDARD_PROFILE, kind, sources }: TicketOrder,
  ): Promise<Outcome<SignedDocument<LinkTicket>>> {
    const read = await this.profiles.read(name);
    if (!read.ok) return read;
    const profile = namedProfile(read.value);
    const [id, issuedAt] = [newId(), this.clock.now().toISOString()];
    const issued = { id, operator: this.operators.own().code, issuedAt };
    const ticket: LinkTicket = {
      ...{ kind, ...issued, caseId, caseNumber, rehearsal },
      ...{ sources, profile },
    };
    const issuedBy = actorText(actor);
    await this.runs.add(tx, { id, caseId, sources, profile, issuedAt, issuedBy });
    const subject = { kind: 'case', id: caseId };
    await this.audit.record(tx, { actor, action: 'linkage.ticket', subject, reason: id });
    return ok(await signDocument(this.keyring, ticket));
  }
}
