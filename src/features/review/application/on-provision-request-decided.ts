import { ok } from '../../../kernel/outcome.js';
import { DomainEvents } from '../../../kernel/ports/domain-events.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { NoticeStore } from './ports/notice.store.js';

/** A request accepted here, by review or by report, is what its recipient reports second reviews about. */
@UseCase()
export class OnProvisionRequestDecided {
  constructor(
    private readonly events: DomainEvents,
    private readonly operators: Operators,
    private readonly notices: NoticeStore,
  ) {}

  onModuleInit(): void {
    this.events.on('provision-request.decided', async (tx, event) => {
      const { requestId, caseNumber, recipient, provider, decision } = event;
      if (decision === 'accepted' && provider === this.operators.own().code)
        await this.notices.addRequest(tx, { requestId, recipient, caseNumber });
      return ok();
    });
  }
}
