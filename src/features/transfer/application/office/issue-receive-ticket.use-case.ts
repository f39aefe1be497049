import type { Actor } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { signDocument } from '../../../../kernel/job-ticket.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Operators } from '../../../operator/index.js';
import type { LabelledMedium } from '../../domain/media/medium-folder.js';
import type { ReceiveTicket } from '../../domain/receive-ticket.js';
import type { ConsignedMedium, PackageSeal, TransferPackage } from '../../domain/states/package.js';
import { ContractedDefinition, type TicketMatter } from './contracted-definition.js';
import { PackageBook } from './package-book.js';

/** 受領側のジョブ票の発行, for `yuzu verify` and `yuzu open`. */
@UseCase()
export class IssueReceiveTicket {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly contracted: ContractedDefinition,
    private readonly operators: Operators,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, packageId: string): Promise<Outcome<SignedDocument<ReceiveTicket>>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'received', 'issue-ticket');
      if (!found.ok) return found;
      const matter = await this.contracted.of(tx, found.value, 'open');
      if (!matter.ok) return matter;
      const { seal } = found.value;
      if (!seal?.approver) throw new Error('A package that was announced has an approved seal.');
      const signed = { ...seal, approver: seal.approver };
      const ticket = this.ticket(found.value, signed, matter.value);
      const { id, issuedAt } = ticket;
      const moved = await this.book.move(tx, actor, found.value, 'issue-ticket', {
        ticket: { id, issuedAt },
        reason: id,
      });
      return moved.ok ? ok(await signDocument(this.keyring, ticket)) : moved;
    });
  }

  private ticket(
    { id: packageId, name, tables, consignment }: TransferPackage,
    { sha256, manifestSha256, preparer, approver }: Required<PackageSeal>,
    { contract, definition, counterpart }: TicketMatter,
  ): ReceiveTicket {
    return {
      kind: 'yuzu.ticket/receive',
      id: newId(),
      operator: this.operators.own().code,
      issuedAt: this.clock.now().toISOString(),
      packageId,
      packageName: name,
      rehearsal: contract.rehearsal,
      sha256,
      manifestSha256,
      ...(consignment?.media && { media: consignment.media.map(labelled) }),
      provider: contract.provider,
      providerKey: counterpart.publicKey,
      preparer,
      approver,
      definition,
      tables,
    };
  }
}

const labelled = ({ serial, volumes }: ConsignedMedium): LabelledMedium => ({ serial, volumes });
