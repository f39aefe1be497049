import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Cases } from '../../application/index.js';
import { provisionLogErrors } from '../domain/errors.js';
import { type DeliverableCase, DeliveryGate } from './ports/delivery-gate.js';

/** No delivery without the recipient's own second review, and none of a rehearsal. */
@UseCase()
export class CaseDeliveryGate extends DeliveryGate {
  constructor(private readonly cases: Cases) {
    super();
  }

  async check(tx: Tx, caseId: string): Promise<Outcome<DeliverableCase>> {
    const found = await this.cases.get(tx, caseId);
    if (!found.ok) return found;
    const { state, caseNumber, dataUser, rehearsal } = found.value;
    if (rehearsal) return refuse(provisionLogErrors.REHEARSAL_NOT_DELIVERED, { case: caseNumber });
    if (state !== 'second-approved')
      return refuse(provisionLogErrors.DELIVERY_GATE_CLOSED, { caseId });
    const usable = await this.cases.mayUse(tx, caseId, 'deliver');
    if (!usable.ok) return usable;
    const { organisation: name, address, representative } = dataUser;
    return ok({ caseNumber: String(caseNumber), dataUser: { name, address, representative } });
  }
}
