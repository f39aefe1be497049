import type { Person } from '../../../../kernel/actor.js';
import { sha256Hex } from '../../../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { transferErrors } from '../../domain/states/errors.js';
import { PackageBook } from '../office/package-book.js';
import { packageView, type PackageView } from '../office/package-view.js';
import { PassphraseUses } from './passphrase-uses.js';

/** 書面の登録: what the recipient's key custodian read from the printed sheet, by QR code or typed. */
@UseCase()
export class RegisterSheet {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly uses: PassphraseUses,
  ) {}

  execute(person: Person, packageId: string, message: string): Promise<Outcome<PackageView>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'received', 'register-sheet');
      if (!found.ok) return found;
      const { name, release } = found.value;
      if (release?.way !== 'sheet')
        return refuse(transferErrors.RELEASE_IN_ANOTHER_WAY, {
          package: name,
          way: release?.way ?? '-',
        });
      if (sha256Hex(message) !== release.messageSha256)
        return refuse(transferErrors.PASSPHRASE_MESSAGE_DIFFERS, { package: name });
      const moved = await this.book.move(tx, person, found.value, 'register-sheet', {
        passphraseMessage: message,
      });
      if (!moved.ok) return moved;
      await this.uses.note(tx, person, moved.value, 'sheet-registered');
      return ok(packageView(moved.value));
    });
  }
}
