import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { DomainEvents } from '../../../../kernel/ports/domain-events.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { TransferPackage } from '../../domain/states/package.js';

/** 保存期間の起算: told at each side when it knows the package as accepted, with the day both agree on. */
@UseCase()
export class RetentionStart {
  constructor(private readonly events: DomainEvents) {}

  async start(tx: Tx, pack: TransferPackage): Promise<Outcome<undefined>> {
    const { id: packageId, contractId, direction, acceptedOn, retentionUntil: until } = pack;
    if (acceptedOn === undefined) return ok();
    const span = { startsOn: acceptedOn, until };
    const event = { packageId, contractId, direction, ...span };
    return this.events.publish(tx, { name: 'retention.started', ...event });
  }
}
