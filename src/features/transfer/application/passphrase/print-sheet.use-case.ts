import type { Person } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Operators } from '../../../operator/index.js';
import { transferErrors } from '../../domain/states/errors.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { type SheetFacts, TransferPrinter } from '../ports/transfer-printer.js';
import { PackageBook } from '../office/package-book.js';
import { PassphraseUses } from './passphrase-uses.js';

/** パスフレーズ開示書の印刷: only what was released this way, and each time written down at both sides. */
@UseCase()
export class PrintSheet {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly uses: PassphraseUses,
    private readonly operators: Operators,
    private readonly printer: TransferPrinter,
    private readonly clock: Clock,
  ) {}

  async execute(
    person: Person,
    packageId: string,
  ): Promise<Outcome<{ name: string; bytes: Uint8Array }>> {
    const facts = await this.transactions.run(async (tx) => {
      const found = await this.book.locked(tx, packageId, 'provided');
      if (!found.ok) return found;
      const { name, state, release } = found.value;
      const released = state === 'released' && release?.way === 'sheet';
      if (!released)
        return refuse(transferErrors.RELEASE_IN_ANOTHER_WAY, {
          package: name,
          way: release?.way ?? '-',
        });
      await this.uses.note(tx, person, found.value, 'sheet-printed');
      return ok(this.facts(found.value));
    });
    if (!facts.ok) return facts;
    const bytes = await this.printer.sheet(facts.value);
    return bytes.ok
      ? ok({ name: `${facts.value.packageName}.sheet.pdf`, bytes: bytes.value })
      : bytes;
  }

  private facts({ name, counterpart, passphraseMessage, release }: TransferPackage): SheetFacts {
    return {
      packageName: name,
      provider: this.operators.own().code,
      recipient: counterpart,
      message: passphraseMessage ?? '',
      messageSha256: release?.messageSha256 ?? '',
      printedAt: this.clock.now().toISOString(),
    };
  }
}
