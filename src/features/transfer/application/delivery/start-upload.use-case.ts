import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Jobs } from '../../../../kernel/ports/jobs.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { deliveryErrors } from '../../domain/delivery/delivery-errors.js';
import { PackageBook } from '../office/package-book.js';
import { packageView, type PackageView } from '../office/package-view.js';
import { UPLOAD_JOB } from './upload-package.use-case.js';

/** 送信の再開, by a person: after what stopped it was mended, or where the recipient lost what it had. */
@UseCase()
export class StartUpload {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly jobs: Jobs,
  ) {}

  execute(actor: Actor, packageId: string): Promise<Outcome<PackageView>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'provided', 'note-arrival');
      if (!found.ok) return found;
      const { name, state, consignment } = found.value;
      if (state !== 'dispatched' || consignment?.method !== 'network')
        return refuse(deliveryErrors.DELIVERY_NOT_UNDER_WAY, { package: name });
      const started = { upload: undefined };
      const noted = await this.book.note(tx, actor, found.value, 'start-upload', started);
      if (!noted.ok) return noted;
      await this.jobs.enqueue(tx, { name: UPLOAD_JOB, payload: { packageId } });
      return ok(packageView(noted.value));
    });
  }
}
