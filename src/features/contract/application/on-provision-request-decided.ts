import { ok } from '../../../kernel/outcome.js';
import { DomainEvents } from '../../../kernel/ports/domain-events.js';
import { UseCase } from '../../../kernel/use-case.js';
import { IndividualContractStore } from './ports/individual-contract.store.js';

/** Accepted provision requests are what an individual contract can be about. */
@UseCase()
export class OnProvisionRequestDecided {
  constructor(
    private readonly events: DomainEvents,
    private readonly contracts: IndividualContractStore,
  ) {}

  onModuleInit(): void {
    this.events.on('provision-request.decided', async (tx, event) => {
      const { requestId, caseNumber, recipient, provider, rehearsal, decision } = event;
      const request = { requestId, caseNumber, recipient, provider, rehearsal };
      if (decision === 'accepted') await this.contracts.addRequest(tx, request);
      return ok();
    });
  }
}
