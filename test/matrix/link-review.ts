import type { ReviewTicket } from '../../src/features/linkage/domain/review/review-ticket.js';
import { newId } from '../../src/kernel/ids.js';
import type { SignedDocument } from '../../src/kernel/signed-document.js';
import { Transitions } from '../../src/kernel/transitions.js';
import { registerCase } from '../transfer-office/support/case-to-link.js';
import type { Exchange } from '../transfer-office/support/exchange.js';
import { LinkageReviews, reviewReceiptOf } from '../transfer-office/support/linkage-reviews.js';
import type { ProcessMatrix } from './process-matrix.js';

type State = 'unlinked' | 'linked' | 'ordered' | 'reviewed';
type Command = 'issue-ticket' | 'record-receipt';

/** The gateway stores no state of it: it follows from the linkage, the newest ticket and its receipt. */
const transitions = new Transitions<State, Command>('名寄せの目視確認', {
  unlinked: {},
  linked: { 'issue-ticket': 'ordered' },
  ordered: { 'issue-ticket': 'ordered', 'record-receipt': 'reviewed' },
  reviewed: { 'issue-ticket': 'ordered' },
});

interface Subject {
  readonly caseId: string;
  /** Of the review; of none, of nobody's. */
  readonly ticketId: string;
}

class ReviewCases {
  constructor(
    private readonly exchange: Exchange,
    private readonly reviews: LinkageReviews,
    private readonly persons: readonly string[],
  ) {}

  async unlinked(): Promise<Subject> {
    return { caseId: await registerCase(this.exchange.minato), ticketId: newId() };
  }

  async linked(): Promise<Subject> {
    const subject = await this.unlinked();
    await this.reviews.linked(subject.caseId);
    return subject;
  }

  async ordered(): Promise<Subject> {
    const { caseId } = await this.linked();
    const { body } = await this.reviews.ticket(caseId);
    return { caseId, ticketId: (body as SignedDocument<ReviewTicket>).document.id };
  }

  async reviewed(): Promise<Subject> {
    const subject = await this.ordered();
    const { status, text } = await this.record(subject);
    if (status !== 201) throw new Error(text);
    return subject;
  }

  async record(subject: Subject, role?: string) {
    const receipt = await this.reviews.own(reviewReceiptOf(subject, this.persons));
    return this.reviews.submit(subject.caseId, receipt, role);
  }
}

/** At the recipient; what a person judges of a pair is said in the secure room, by key and not by role. */
export async function linkReviewMatrix(
  exchange: Exchange,
): Promise<ProcessMatrix<State, Command, Subject>> {
  const reviews = new LinkageReviews(exchange);
  const cases = new ReviewCases(exchange, reviews, await reviews.hire());
  return {
    transitions,
    reach: {
      unlinked: () => cases.unlinked(),
      linked: () => cases.linked(),
      ordered: () => cases.ordered(),
      reviewed: () => cases.reviewed(),
    },
    commands: {
      'issue-ticket': {
        permission: 'linkage.ticket',
        call: (role, { caseId }) => reviews.ticket(caseId, undefined, role),
      },
      'record-receipt': {
        permission: 'linkage.record',
        call: (role, subject) => cases.record(subject, role),
      },
    },
    automatic: {},
  };
}
