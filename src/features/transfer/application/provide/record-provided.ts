import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { RecordExtraction } from '../office/record-extraction.use-case.js';
import { RecordPacking } from '../office/record-packing.use-case.js';
import { PackageStore } from '../ports/package.store.js';
import type { ProvidedFiles } from './provided-files.js';

/** Records both receipts, or the one that is left after a process died between them. */
@UseCase()
export class RecordProvided {
  constructor(
    private readonly transactions: Transactions,
    private readonly packages: PackageStore,
    private readonly extraction: RecordExtraction,
    private readonly packing: RecordPacking,
  ) {}

  async execute(actor: Actor, id: string, files: ProvidedFiles): Promise<Outcome<undefined>> {
    const pack = await this.transactions.read((tx) => this.packages.find(tx, id));
    const { extracted, packed: receipt, passphraseMessage } = files;
    if (pack?.seal?.manifestSha256 === receipt.document.manifestSha256) return ok();
    if (pack?.state !== 'extracted') {
      const recorded = await this.extraction.execute(actor, id, extracted);
      if (!recorded.ok) return recorded;
    }
    const recorded = await this.packing.execute(actor, id, { receipt, passphraseMessage });
    return recorded.ok ? ok() : recorded;
  }
}
