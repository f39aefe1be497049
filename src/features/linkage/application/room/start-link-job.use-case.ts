import type { Person } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Jobs } from '../../../../kernel/ports/jobs.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Cases, type ExchangeCase } from '../../../application/index.js';
import { linkJobErrors } from '../../domain/link-job-errors.js';
import type { LinkJob } from '../../domain/link-job.js';
import type { LinkTicket } from '../../domain/link-ticket.js';
import { type DedupeTicketOrder, IssueDedupeTicket } from '../issue-dedupe-ticket.use-case.js';
import { IssueLinkTicket, type LinkTicketOrder } from '../issue-link-ticket.use-case.js';
import { LinkJobStore } from '../ports/link-job.store.js';
import { LinkRoom } from '../ports/link-room.js';
import { LinkJobInput } from './link-job-input.js';
import { LinkJobBook } from './link-job-book.js';

/** Name of the job that links; its payload is the run's id. */
export const LINK_JOB = 'linkage.link';

/** With a source: 重複確認 of that operator's data. */
type LinkJobOrder = (LinkTicketOrder | DedupeTicketOrder) & {
  /** Job of the case whose persons and keys stay. */
  readonly earlier?: string;
  /** Closed reviews of the case: what they settled holds. */
  readonly reviews?: readonly string[];
};

/** 名寄せの開始, where the gateway stands in the secure room: a ticket is issued, and the job obeys it. */
@UseCase()
export class StartLinkJob {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly linkTickets: IssueLinkTicket,
    private readonly dedupeTickets: IssueDedupeTicket,
    private readonly book: LinkJobBook,
    private readonly store: LinkJobStore,
    private readonly room: LinkRoom,
    private readonly input: LinkJobInput,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  execute(actor: Person, caseId: string, order: LinkJobOrder): Promise<Outcome<LinkJob>> {
    return this.transactions.run(async (tx) => {
      const entered = this.room.entered();
      if (!entered.ok) return entered;
      const found = await this.cases.get(tx, caseId);
      if (!found.ok) return found;
      const ticket = await this.ticket(tx, actor, found.value, order);
      if (!ticket.ok) return ticket;
      const earlier = await this.checkEarlier(tx, found.value, ticket.value, order.earlier);
      if (!earlier.ok) return earlier;
      const { earlier: earlierId, reviews: reviewIds = [] } = order;
      const begun = { ticket: ticket.value, earlierId, reviewIds };
      const input = await this.input.of(tx, found.value, begun);
      return input.ok ? this.start(tx, actor, found.value, begun) : input;
    });
  }

  private ticket(
    tx: Tx,
    actor: Person,
    found: ExchangeCase,
    order: LinkJobOrder,
  ): Promise<Outcome<SignedDocument<LinkTicket>>> {
    return 'source' in order
      ? this.dedupeTickets.issue(tx, actor, found, order)
      : this.linkTickets.issue(tx, actor, found, order);
  }

  private async checkEarlier(
    tx: Tx,
    { id, caseNumber }: ExchangeCase,
    { document: { kind } }: SignedDocument<LinkTicket>,
    job: string | undefined,
  ): Promise<Outcome<undefined>> {
    if (job === undefined) return ok();
    const earlier = await this.store.find(tx, job);
    const isLinked = earlier?.caseId === id && earlier.state === 'linked';
    return isLinked && earlier.ticket.document.kind === kind
      ? ok()
      : refuse(linkJobErrors.LINK_JOB_EARLIER_UNKNOWN, { job, case: caseNumber });
  }

  private async start(
    tx: Tx,
    actor: Person,
    { id: caseId, caseNumber }: ExchangeCase,
    order: Pick<LinkJob, 'ticket' | 'earlierId' | 'reviewIds'>,
  ): Promise<Outcome<LinkJob>> {
    const [id, startedAt] = [newId(), this.clock.now().toISOString()];
    const begun = { state: 'waiting', personId: actor.id, attempts: 0, startedAt } as const;
    const job: LinkJob = { id, caseId, ...order, ...begun };
    if (!(await this.book.add(tx, actor, job)))
      return refuse(linkJobErrors.LINK_JOB_UNDER_WAY, { case: caseNumber });
    await this.jobs.enqueue(tx, { name: LINK_JOB, payload: { runId: id } });
    return ok(job);
  }
}
