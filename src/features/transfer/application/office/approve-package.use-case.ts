import { type Actor, actorText } from '../../../../kernel/actor.js';
import { canonicalJson } from '../../../../kernel/canonical-json.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Contracts } from '../../../contract/index.js';
import type { SigningKey } from '../../../identity/index.js';
import type { ApprovalReceipt } from '../../domain/package-receipts.js';
import { checkApprover } from '../../domain/states/gates.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { checkShape, readApproval } from '../../domain/states/receipts.js';
import { PackageBook } from './package-book.js';
import { PackageSigners } from './package-signers.js';
import { packageView, type PackageView } from './package-view.js';

/** 責任者の承認: nothing is sealed into a medium without the approver's own signature. */
@UseCase()
export class ApprovePackage {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly contracts: Contracts,
    private readonly signers: PackageSigners,
    private readonly keyring: Keyring,
  ) {}

  async execute(
    actor: Actor,
    packageId: string,
    signed: SignedDocument<ApprovalReceipt>,
  ): Promise<Outcome<PackageView>> {
    const shape = checkShape(signed.document, 'yuzu.receipt/approve');
    if (!shape.ok) return shape;
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'provided', 'approve');
      if (!found.ok) return found;
      const pack = found.value;
      const other = checkApprover(pack, actorText(actor));
      if (!other.ok) return other;
      const live = await this.contracts.mayProceed(tx, pack.contractId, 'approve');
      if (!live.ok) return live;
      const approver = await this.approverOf(tx, actor, pack, signed);
      if (!approver.ok) return approver;
      const seal = pack.seal && { ...pack.seal, approver: approver.value };
      const reason = `${pack.seal?.sha256 ?? ''} ${approver.value.fingerprint}`;
      const moved = await this.book.move(tx, actor, pack, 'approve', { seal, reason });
      return moved.ok ? ok(packageView(moved.value)) : moved;
    });
  }

  /** The key of the person who acts, if it signed a receipt of this very package. */
  private async approverOf(
    tx: Tx,
    actor: Actor,
    pack: TransferPackage,
    { document, signature }: SignedDocument<ApprovalReceipt>,
  ): Promise<Outcome<SigningKey>> {
    const read = readApproval(pack, document);
    if (!read.ok) return read;
    const { preparer } = document;
    const key = await this.signers.approver(tx, actor, read.value.approver, preparer);
    if (!key.ok) return key;
    const text = canonicalJson(document);
    const holds = await this.keyring.verify(text, signature, key.value.publicKey);
    return holds.ok ? key : holds;
  }
}
