import type { Actor } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { signDocument } from '../../../../kernel/job-ticket.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { ProvideTicket } from '../../../extraction/index.js';
import { Notices } from '../../../notice/index.js';
import { Operators } from '../../../operator/index.js';
import { OptOuts } from '../../../opt-out/index.js';
import { type TransferPackage, UNMADE } from '../../domain/states/package.js';
import { ContractedDefinition, type TicketMatter } from './contracted-definition.js';
import { PackageBook } from './package-book.js';
import { PackageSigners } from './package-signers.js';

/** 提供側のジョブ票の発行. Another ticket makes void what was extracted and packed under the one before. */
@UseCase()
export class IssueProvideTicket {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly contracted: ContractedDefinition,
    private readonly operators: Operators,
    private readonly optOuts: OptOuts,
    private readonly notices: Notices,
    private readonly signers: PackageSigners,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, packageId: string): Promise<Outcome<SignedDocument<ProvideTicket>>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'provided', 'issue-ticket');
      if (!found.ok) return found;
      const matter = await this.contracted.of(tx, found.value, 'provide-ticket');
      if (!matter.ok) return matter;
      const ticket = await this.ticket(tx, found.value, matter.value);
      const { id, issuedAt, optOutListVersion, noticeListVersion } = ticket;
      const moved = await this.book.move(tx, actor, found.value, 'issue-ticket', {
        ...UNMADE,
        ticket: { id, issuedAt, optOutListVersion, noticeListVersion },
        voided: undefined,
        reason: id,
      });
      return moved.ok ? ok(await signDocument(this.keyring, ticket)) : moved;
    });
  }

  private async ticket(
    tx: Tx,
    pack: TransferPackage,
    { contract, definition, counterpart }: TicketMatter,
  ): Promise<ProvideTicket> {
    const { providedOn, caseNumber, contractId, tables, delivery } = pack;
    const { provider, recipient, specification } = contract;
    return {
      kind: 'yuzu.ticket/provide',
      id: newId(),
      operator: this.operators.own().code,
      issuedAt: this.clock.now().toISOString(),
      packageId: pack.id,
      rehearsal: contract.rehearsal,
      name: {
        ...{ providedOn, caseNumber: Number(caseNumber), provider, recipient },
        ...(delivery > 1 && { delivery }),
      },
      signers: await this.signers.forTicket(tx),
      contractId,
      recipientKey: counterpart.publicKey,
      definition,
      tables,
      period: specification.period,
      ...(specification.criteria && { criteria: specification.criteria }),
      optOutListVersion: await this.optOuts.currentVersion(tx),
      noticeListVersion: await this.notices.currentVersion(tx),
    };
  }
}
