import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
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
import { LinkageRunStore } from './ports/linkage-run.store.js';
import { issueTicket, type TicketDesk } from './issue-ticket.js';
import { checkLinkable } from './ticketable.js';

/** 重複確認のジョブ票の発行: for the own data of a case, or those of one provider whose package is accepted. */
@UseCase()
export class IssueDedupeTicket {
  private readonly desk: TicketDesk;

  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly packages: Packages,
    private readonly contracts: Contracts,
    operators: Operators,
    runs: LinkageRunStore,
    keyring: Keyring,
    audit: AuditTrail,
    clock: Clock,
  ) {
    this.desk = { operators, runs, keyring, audit, clock };
  }

  /** `source`: operator code. */
  execute(
    actor: Actor,
    caseId: string,
    source: string,
  ): Promise<Outcome<SignedDocument<LinkTicket>>> {
    return this.transactions.run(async (tx) => {
      const found = await this.cases.get(tx, caseId);
      if (!found.ok) return found;
      const allowed = await this.checkSource(tx, found.value, source);
      if (!allowed.ok) return allowed;
      const order = { kind: 'yuzu.ticket/dedupe', sources: [source] } as const;
      return ok(await issueTicket(this.desk, tx, actor, found.value, order));
    });
  }

  private async checkSource(
    tx: Tx,
    exchangeCase: ExchangeCase,
    source: string,
  ): Promise<Outcome<undefined>> {
    const linkable = checkLinkable(exchangeCase);
    if (!linkable.ok || source === this.desk.operators.own().code) return linkable;
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
