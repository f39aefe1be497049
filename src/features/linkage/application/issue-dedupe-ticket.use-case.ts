import type { Actor } from '../../../kernel/actor.js';
import { type Outcome, refuse } from '../../../kernel/outcome.js';
import { Transactions, type Tx } from '../../../kernel/ports/transactions.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Cases, type ExchangeCase } from '../../application/index.js';
import { Contracts } from '../../contract/index.js';
import { Operators } from '../../operator/index.js';
import { Packages } from '../../transfer/index.js';
import type { LinkTicket } from '../domain/link-ticket.js';
import { checkComplete } from '../domain/linkage-run.js';
import { linkageOfficeErrors } from '../domain/office-errors.js';
import { TicketDesk } from './ticket-desk.js';
import { checkLinkable } from './ticketable.js';

export interface DedupeTicketOrder {
  /** Operator code. */
  readonly source: string;
  /** Name of a linkage profile. */
  readonly profile?: string;
}

/** 重複確認のジョブ票の発行: for the own data of a case, or those of one provider whose package is accepted. */
@UseCase()
export class IssueDedupeTicket {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly packages: Packages,
    private readonly contracts: Contracts,
    private readonly operators: Operators,
    private readonly desk: TicketDesk,
  ) {}

  execute(
    actor: Actor,
    caseId: string,
    order: DedupeTicketOrder,
  ): Promise<Outcome<SignedDocument<LinkTicket>>> {
    return this.transactions.run(async (tx) => {
      const found = await this.cases.get(tx, caseId);
      return found.ok ? this.issue(tx, actor, found.value, order) : found;
    });
  }

  /** Within a transaction, for a case just read in it. */
  async issue(
    tx: Tx,
    actor: Actor,
    exchangeCase: ExchangeCase,
    { source, profile }: DedupeTicketOrder,
  ): Promise<Outcome<SignedDocument<LinkTicket>>> {
    const allowed = await this.checkSource(tx, exchangeCase, source);
    if (!allowed.ok) return allowed;
    const order = { kind: 'yuzu.ticket/dedupe', sources: [source], profile } as const;
    return this.desk.issue(tx, actor, exchangeCase, order);
  }

  private async checkSource(
    tx: Tx,
    exchangeCase: ExchangeCase,
    source: string,
  ): Promise<Outcome<undefined>> {
    const linkable = checkLinkable(exchangeCase);
    if (!linkable.ok || source === this.operators.own().code) return linkable;
    const { id, caseNumber, rehearsal } = exchangeCase;
    const providers = await this.cases.acceptedProviders(tx, id);
    const provider = providers.find((one) => one.provider === source);
    if (!provider)
      return refuse(linkageOfficeErrors.DEDUPE_SOURCE_UNKNOWN, { case: caseNumber, source });
    const stop = await this.contracts.stopOf(tx, provider.requestId, 'link');
    if (stop) return stop;
    const packages = await this.packages.ofRequests(tx, [provider.requestId]);
    return checkComplete({ caseNumber, rehearsal }, [provider], packages);
  }
}
