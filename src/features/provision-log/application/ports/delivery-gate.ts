import type { Outcome } from '../../../../kernel/outcome.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { RecordedParty } from '../../domain/record-form.js';

export interface DeliverableCase {
  readonly caseNumber: string;
  readonly dataUser: RecordedParty;
}

/** Whether a case's anonymised data may be handed to the data user: its second review approved them. */
export abstract class DeliveryGate {
  /** Refused (DELIVERY_GATE_CLOSED or the owner's own refusal) while the review has not approved. */
  abstract check(tx: Tx, caseId: string): Promise<Outcome<DeliverableCase>>;
}
