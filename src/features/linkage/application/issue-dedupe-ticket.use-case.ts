import { type Actor, actorText } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { signDocument } from '../../../kernel/job-ticket.js';
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
import { checkLinkable } from './ticketable.js';

/** 重複確認のジョブ票の発行: for the own data of a case, or those of one provider whose package is accepted. */
@UseCase()
export class IssueDedupeTicket {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly packages: Packages,
    private readonly contracts: Contracts,
    private readonly operators: Operators,
    private readonly runs: LinkageRunStore,
    private readonly keyring: Keyring,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

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
      const ticket = this.ticket(found.value, source);
      const { id, issuedAt, sources } = ticket;
      await this.runs.add(tx, { id, caseId, sources, issuedAt, issuedBy: actorText(actor) });
      const subject = { kind: 'case', id: caseId };
      await this.audit.record(tx, { actor, action: 'linkage.ticket', subject, reason: id });
      return ok(await signDocument(this.keyring, ticket));
    });
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

  private ticket({ id, caseNumber, rehearsal }: ExchangeCase, source: string): LinkTicket {
    return {
      kind: 'yuzu.ticket/dedupe',
      id: newId(),
      operator: this.operators.own().code,
      issuedAt: this.clock.now().toISOString(),
      ...{ caseId: id, caseNumber, rehearsal },
      sources: [source],
    };
  }
}
