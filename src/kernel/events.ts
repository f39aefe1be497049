/**
 * What upstream features learn of downstream ones. A case flows one way through the features, so an
 * upstream feature cannot import the event's owner: names and payloads stand here.
 */
export interface DomainEventMap {
  /**
   * The certification of this operator or a peer changed, or was learnt to have changed. `effectiveOn`
   * may lie in the future or the past; `status` is what holds from that day by all that is known.
   */
  'certification.changed': {
    operator: string;
    kind: 'anonymised' | 'pseudonymised';
    status: 'live' | 'suspended' | 'revoked' | 'expired' | 'none';
    effectiveOn: string;
  };
  /** Proposer and members: every voice has agreed to the version of the data definition. */
  'definition.published': { definitionId: string; version: number };
  /** A committee decided; `subject` is the case or provision request it decided about. */
  'review.decided': {
    reviewId: string;
    kind: 'first' | 'second';
    subject: { kind: 'case' | 'provision-request'; id: string };
    decision: 'approved' | 'rejected';
    decidedOn: string;
    conditions: string[];
  };
  /** Both sides: the provider's committee let the request pass (or did not). */
  'provision-request.decided': {
    requestId: string;
    caseNumber: string;
    recipient: string;
    provider: string;
    decision: 'accepted' | 'refused';
    /** Of a rehearsal case: what follows is marked, and no real data may enter it. */
    rehearsal: boolean;
  };
  /** Both sides: an individual contract is signed by both operators. */
  'individual-contract.concluded': { contractId: string; requestId: string };
  /** A stop request was added: the opt-out list has this version now. */
  'opt-out.registered': { listVersion: number };
  /** A notice (通知) was confirmed, changed or stopped: the notice list has this version now. */
  'notice-list.changed': { listVersion: number };
  /** Recipient: the opened package of a provider passed its check. */
  'package.accepted': { packageId: string; requestId: string };
  /** Both sides: a package was accepted, and the contract's retention of its data runs from that day. */
  'retention.started': {
    packageId: string;
    contractId: string;
    direction: 'provided' | 'received';
    startsOn: string;
    until: string;
  };
  /** Recipient: persons of all sources of the case are linked. */
  'case.linked': {
    caseId: string;
    /** Operator codes whose data are in it. */ providers: string[];
  };
  /** Recipient: anonymised data were handed to the data user. */
  'case.delivered': { caseId: string; deliveryId: string };
}

export type DomainEventName = keyof DomainEventMap;
export type DomainEvent = {
  [N in DomainEventName]: { name: N } & DomainEventMap[N];
}[DomainEventName];
