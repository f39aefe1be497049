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
      const { requestId, caseNumber, recipient, provider, decision } = event;
      if (decision === 'accepted')
        await this.contracts.addRequest(tx, { requestId, caseNumber, recipient, provider });
      return ok();
    });
  }
}
