import { type Actor, actorText } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { signDocument } from '../../../kernel/job-ticket.js';
import type { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import type { Clock } from '../../../kernel/ports/clock.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import type { ExchangeCase } from '../../application/index.js';
import type { Operators } from '../../operator/index.js';
import type { LinkTicket } from '../domain/link-ticket.js';
import type { LinkageRunStore } from './ports/linkage-run.store.js';

/** What issuing a ticket needs. */
export interface TicketDesk {
  readonly operators: Operators;
  readonly runs: LinkageRunStore;
  readonly keyring: Keyring;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** Signs a ticket for these sources, and records the run it orders. Whether it may be issued was asked before. */
export async function issueTicket(
  { operators, runs, keyring, audit, clock }: TicketDesk,
  tx: Tx,
  actor: Actor,
  { id: caseId, caseNumber, rehearsal }: ExchangeCase,
  order: Pick<LinkTicket, 'kind' | 'sources'>,
): Promise<SignedDocument<LinkTicket>> {
  const [id, issuedAt] = [newId(), clock.now().toISOString()];
  const issued = { id, operator: operators.own().code, issuedAt };
  const ticket: LinkTicket = { ...order, ...issued, caseId, caseNumber, rehearsal };
  const { sources } = order;
  await runs.add(tx, { id, caseId, sources, issuedAt, issuedBy: actorText(actor) });
  const subject = { kind: 'case', id: caseId };
  await audit.record(tx, { actor, action: 'linkage.ticket', subject, reason: id });
  return signDocument(keyring, ticket);
}
