import { actorText, type Person } from '../../../../kernel/actor.js';
import { sha256Hex } from '../../../../kernel/canonical-json.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { checkConfirmer } from '../../domain/states/gates.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { PackageBook } from '../office/package-book.js';
import type { ReleasedMessage } from '../office/package-messages.js';
import { packageView, type PackageView } from '../office/package-view.js';
import { PassphraseUses } from './passphrase-uses.js';
import { ReleaseGate } from './release-gate.js';

/** パスフレーズ開示, confirmed by a second person; every condition is asked once more. */
@UseCase()
export class ConfirmRelease {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly gate: ReleaseGate,
    private readonly uses: PassphraseUses,
    private readonly outbox: Outbox,
  ) {}

  execute(person: Person, packageId: string): Promise<Outcome<PackageView>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'provided', 'release-passphrase');
      if (!found.ok) return found;
      const other = checkConfirmer(found.value, actorText(person));
      if (!other.ok) return other;
      const open = await this.gate.check(tx, found.value);
      if (!open.ok) return open;
      const moved = await this.release(tx, person, found.value);
      return moved.ok ? ok(packageView(moved.value)) : moved;
    });
  }

  /** 申請の却下: the package waits for another request. */
  decline(person: Person, packageId: string): Promise<Outcome<PackageView>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'provided', 'decline-release');
      if (!found.ok) return found;
      const other = checkConfirmer(found.value, actorText(person));
      if (!other.ok) return other;
      const moved = await this.book.move(tx, person, found.value, 'decline-release', {
        release: undefined,
      });
      if (!moved.ok) return moved;
      await this.uses.note(tx, person, moved.value, 'release-declined');
      return ok(packageView(moved.value));
    });
  }

  private async release(
    tx: Tx,
    person: Person,
    pack: TransferPackage,
  ): Promise<Outcome<TransferPackage>> {
    const { id: packageId, counterpart: to, passphraseMessage: message = '', release } = pack;
    const way = release?.way ?? 'channel';
    const messageSha256 = sha256Hex(message);
    const moved = await this.book.move(tx, person, pack, 'release-passphrase', {
      release: { ...release, way, messageSha256, confirmedBy: actorText(person) },
      reason: way,
    });
    if (!moved.ok) return moved;
    const body: ReleasedMessage =
      way === 'channel'
        ? { packageId, way, messageSha256, message }
        : { packageId, way, messageSha256 };
    await this.outbox.send(tx, { to, type: 'passphrase.released', body });
    await this.uses.note(tx, person, pack, 'released');
    return moved;
  }
}
