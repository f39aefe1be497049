import { type Actor, actorText } from '../../../../kernel/actor.js';
import { sha256Hex } from '../../../../kernel/canonical-json.js';
import { openOwnDocument } from '../../../../kernel/job-ticket.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { PackReceipt } from '../../domain/package-receipts.js';
import { transferErrors } from '../../domain/states/errors.js';
import { checkShape, findingCounts, readPacking } from '../../domain/states/receipts.js';
import { PackageBook } from './package-book.js';
import { PackageSigners } from './package-signers.js';
import { packageView, type PackageView } from './package-view.js';

const KIND = 'yuzu.receipt/pack';

export interface RecordedPacking {
  readonly receipt: SignedDocument<PackReceipt>;
  /** Armored. */
  readonly passphraseMessage: string;
}

/** 封緘のジョブ受領票の登録: the seal, and the passphrase in a form this gateway cannot read. */
@UseCase()
export class RecordPacking {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly keyring: Keyring,
    private readonly signers: PackageSigners,
  ) {}

  async execute(
    actor: Actor,
    packageId: string,
    { receipt: signed, passphraseMessage }: RecordedPacking,
  ): Promise<Outcome<PackageView>> {
    const shape = checkShape(signed.document, KIND);
    if (!shape.ok) return shape;
    const receipt = await openOwnDocument(this.keyring, signed, KIND);
    if (!receipt.ok) return receipt;
    const { packageName } = receipt.value;
    // A message that opens here was not meant for the recipient alone: it must not be kept.
    const readable = await this.keyring.decrypt(passphraseMessage, this.keyring.publicKey());
    if (readable.ok)
      return refuse(transferErrors.PASSPHRASE_MESSAGE_WRONG, { package: packageName });
    return this.transactions.run((tx) =>
      this.record(tx, actor, packageId, receipt.value, passphraseMessage),
    );
  }

  private async record(
    tx: Tx,
    actor: Actor,
    packageId: string,
    receipt: PackReceipt,
    passphraseMessage: string,
  ): Promise<Outcome<PackageView>> {
    const found = await this.book.ready(tx, packageId, 'provided', 'record-packing');
    if (!found.ok) return found;
    const seal = readPacking(found.value, receipt, sha256Hex(passphraseMessage));
    if (!seal.ok) return seal;
    const preparer = await this.signers.preparer(tx, receipt.signers.preparer);
    if (!preparer.ok) return preparer;
    const moved = await this.book.move(tx, actor, found.value, 'record-packing', {
      seal: { ...seal.value, preparer: preparer.value },
      findings: findingCounts(receipt),
      sealedBy: actorText(actor),
      passphraseMessage,
      reason: seal.value.sha256,
    });
    return moved.ok ? ok(packageView(moved.value)) : moved;
  }
}
