import { actorText, type Person } from '../../../../kernel/actor.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { checkGiveUp } from '../../domain/states/gates.js';
import type { GiveUpReason } from '../../domain/states/package.js';
import { DiscrepancyReports } from '../discrepancy/discrepancy-reports.js';
import { PackageBook } from './package-book.js';
import { packageView, type PackageView } from './package-view.js';

/**
 * 開封の断念, at the recipient, by two persons: a released package that no secure room can open, of which there is no
 * receipt. The package ends, the provider gets a signed report and owes its tables again.
 */
@UseCase()
export class GiveUpOpening {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly reports: DiscrepancyReports,
    private readonly clock: Clock,
  ) {}

  /** Waits for the second person, and hinders nothing meanwhile; a later declaration takes its place. */
  propose(person: Person, packageId: string, reason: GiveUpReason): Promise<Outcome<PackageView>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'received', 'give-up-opening');
      if (!found.ok) return found;
      const [actor, at] = [actorText(person), this.clock.now().toISOString()];
      const change = { proposedGiveUp: { reason, actor, at }, reason };
      const noted = await this.book.note(tx, person, found.value, 'propose-give-up', change);
      return noted.ok ? ok(packageView(noted.value)) : noted;
    });
  }

  confirm(person: Person, packageId: string): Promise<Outcome<PackageView>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'received', 'give-up-opening');
      if (!found.ok) return found;
      const reason = checkGiveUp(found.value, actorText(person));
      if (!reason.ok) return reason;
      const reasons = [reason.value];
      const moved = await this.book.move(tx, person, found.value, 'give-up-opening', {
        // The gateway forgets the passphrase: nobody fetches it for a medium that turns up again.
        ...{ reasons, passphraseMessage: undefined, proposedGiveUp: undefined },
        reason: reason.value,
      });
      if (!moved.ok) return moved;
      const about = { found: 'opening', reasons } as const;
      const reported = await this.reports.issue(tx, person, moved.value, about);
      return reported.ok ? ok(packageView(moved.value)) : reported;
    });
  }
}
