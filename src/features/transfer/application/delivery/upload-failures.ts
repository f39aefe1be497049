import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome, type Refusal } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { afterFailure } from '../../domain/delivery/upload-standing.js';
import { PackageBook } from '../office/package-book.js';

const GATEWAY: Actor = { kind: 'gateway' };

/** What repeating does not mend is written where people see it, and not repeated for ever. */
@UseCase()
export class UploadFailures {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly clock: Clock,
  ) {}

  /** The refusal, where the job is to be tried again; ok once the upload waits for a person. */
  async note(packageId: string, refused: Refusal): Promise<Outcome<undefined>> {
    const code = String(refused.facts.code ?? refused.error.code);
    const stopped = await this.transactions.run((tx) => this.standing(tx, packageId, code));
    return stopped.ok && !stopped.value ? refused : ok();
  }

  /** Whether it waits for a person now. */
  private async standing(tx: Tx, packageId: string, code: string): Promise<Outcome<boolean>> {
    const found = await this.book.locked(tx, packageId, 'provided');
    if (!found.ok) return found;
    const upload = afterFailure(found.value.upload, code, this.clock.now().toISOString());
    if (!upload) return ok(false);
    const change = { upload, reason: code };
    const noted = await this.book.note(tx, GATEWAY, found.value, 'upload-failure', change);
    return noted.ok ? ok(upload.stopped) : noted;
  }
}
