import type { DomainEvent } from '../../../kernel/events.js';
import type { ProvisionRequest } from '../domain/provision-request.js';

/** The same event on both sides: what an individual contract may be drafted for. */
export const decidedEvent = (request: ProvisionRequest): DomainEvent => ({
  name: 'provision-request.decided',
  requestId: request.id,
  caseNumber: String(request.caseNumber),
  recipient: request.recipient,
  provider: request.provider,
  rehearsal: request.rehearsal,
  decision: request.state === 'accepted' ? 'accepted' : 'refused',
});
