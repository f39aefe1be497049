import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { DomainEvents } from '../../../../kernel/ports/domain-events.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { DeletionDuties } from '../recall/deletion-duties.js';
import { SettleDiscrepancies } from '../discrepancy/settle-discrepancies.js';

/**
 * What follows at each side when it knows a package as accepted: its retention (保存期間) starts with the day both agree
 * on, what was handed over is to be deleted at its end, and what it brings again is no longer owed.
 */
@UseCase()
export class Acceptance {
  constructor(
    private readonly events: DomainEvents,
    private readonly deletions: DeletionDuties,
    private readonly discrepancies: SettleDiscrepancies,
  ) {}

  async note(tx: Tx, pack: TransferPackage): Promise<Outcome<undefined>> {
    const { id: packageId, contractId, direction, acceptedOn, retentionUntil: until } = pack;
    if (acceptedOn === undefined) return ok();
    const span = { startsOn: acceptedOn, until };
    const event = { packageId, contractId, direction, ...span };
    const told = await this.events.publish(tx, { name: 'retention.started', ...event });
    if (!told.ok) return told;
    await this.deletions.ofRetention(tx, pack);
    return this.discrepancies.accepted(tx, pack);
  }
}
