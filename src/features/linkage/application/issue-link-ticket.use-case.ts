import type { Actor } from '../../../kernel/actor.js';
import { messageOf, ok, type Outcome, type Refusal, refuse } from '../../../kernel/outcome.js';
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

type AcceptedProvider = Awaited<ReturnType<Cases['acceptedProviders']>>[number];

export interface LinkTicketOrder {
  /** Providers whose contract has ended, and whose data are left out. */
  readonly withoutProviders?: readonly string[];
  /** Name of a linkage profile. */
  readonly profile?: string;
}

/** 名寄せのジョブ票の発行: once every provider's package is accepted. */
@UseCase()
export class IssueLinkTicket {
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
    order: LinkTicketOrder,
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
    { withoutProviders = [], profile }: LinkTicketOrder,
  ): Promise<Outcome<SignedDocument<LinkTicket>>> {
    const providers = await this.providers(tx, exchangeCase, withoutProviders);
    if (!providers.ok) return providers;
    const sources = [this.operators.own().code, ...providers.value];
    return this.desk.issue(tx, actor, exchangeCase, { kind: 'yuzu.ticket/link', sources, profile });
  }

  private async providers(
    tx: Tx,
    exchangeCase: ExchangeCase,
    without: readonly string[],
  ): Promise<Outcome<string[]>> {
    const linkable = checkLinkable(exchangeCase);
    if (!linkable.ok) return linkable;
    const { id, caseNumber, rehearsal } = exchangeCase;
    const all = await this.cases.acceptedProviders(tx, id);
    const usable = await this.usable(tx, caseNumber, all, without);
    if (!usable.ok) return usable;
    const accepted = usable.value;
    const requestIds = accepted.map(({ requestId }) => requestId);
    const packages = await this.packages.ofRequests(tx, requestIds);
    const complete = checkComplete({ caseNumber, rehearsal }, accepted, packages);
    return complete.ok ? ok(accepted.map(({ provider }) => provider)) : complete;
  }

  /** The providers whose contracts allow linkage; the others only where they are named as left out. */
  private async usable(
    tx: Tx,
    caseNumber: number,
    providers: readonly AcceptedProvider[],
    without: readonly string[],
  ): Promise<Outcome<AcceptedProvider[]>> {
    const live: AcceptedProvider[] = [];
    const unnamed: { provider: string; stop: Refusal }[] = [];
    for (const one of providers) {
      const { provider, requestId } = one;
      const stop = await this.contracts.stopOf(tx, requestId, 'link');
      const isNamed = without.includes(provider);
      if (!stop && isNamed)
        return refuse(linkageOfficeErrors.LINKAGE_PROVIDER_LIVE, { case: caseNumber, provider });
      if (!stop) live.push(one);
      else if (!isNamed) unnamed.push({ provider, stop });
    }
    const [first] = unnamed;
    if (!first) return ok(live);
    return refuse(linkageOfficeErrors.LINKAGE_CONTRACT_ENDED, {
      case: caseNumber,
      providers: unnamed.map(({ provider }) => provider).join(', '),
      reasonJa: messageOf(first.stop, 'ja'),
      reasonEn: messageOf(first.stop, 'en'),
    });
  }
}
