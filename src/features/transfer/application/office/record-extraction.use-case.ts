import type { Actor } from '../../../../kernel/actor.js';
import { openOwnDocument } from '../../../../kernel/job-ticket.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { ExtractReceipt } from '../../../extraction/index.js';
import { checkShape, readExtraction } from '../../domain/states/receipts.js';
import { PackageBook } from './package-book.js';
import { packageView, type PackageView } from './package-view.js';

const KIND = 'yuzu.receipt/extract';

/** 抽出のジョブ受領票の登録. Only counts are kept. */
@UseCase()
export class RecordExtraction {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly keyring: Keyring,
  ) {}

  async execute(
    actor: Actor,
    packageId: string,
    signed: SignedDocument<ExtractReceipt>,
  ): Promise<Outcome<PackageView>> {
    const shape = checkShape(signed.document, KIND);
    if (!shape.ok) return shape;
    const receipt = await openOwnDocument(this.keyring, signed, KIND);
    if (!receipt.ok) return receipt;
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'provided', 'record-extraction');
      if (!found.ok) return found;
      const extraction = readExtraction(found.value, receipt.value);
      if (!extraction.ok) return extraction;
      const moved = await this.book.move(tx, actor, found.value, 'record-extraction', {
        extraction: extraction.value,
        reason: receipt.value.ticketId,
      });
      return moved.ok ? ok(packageView(moved.value)) : moved;
    });
  }
}
