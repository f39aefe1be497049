import type { LocalDate } from '../../../kernel/time.js';
import { Transitions } from '../../../kernel/transitions.js';

export const REVIEW_KINDS = ['first', 'second'] as const;
/** 1回目審査, 2回目審査（提供前審査）. */
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export const SUBJECT_KINDS = ['case', 'provision-request'] as const;
/** What the committee judges: an own case, or another operator's request to provide. */
export interface ReviewSubject {
  readonly kind: (typeof SUBJECT_KINDS)[number];
  readonly id: string;
}

export const CHOICES = ['approve', 'reject', 'abstain'] as const;
export type Choice = (typeof CHOICES)[number];

export const DECISIONS = ['approved', 'rejected'] as const;
export type Decision = (typeof DECISIONS)[number];

export type ReviewState = 'pending' | Decision;
export type ReviewCommand = 'declare' | 'vote' | 'approve' | 'reject';

/** `pending`: waits for the committee. What is decided stays; another opinion is another review. */
export const reviewTransitions = new Transitions<ReviewState, ReviewCommand>('審査', {
  pending: { declare: 'pending', vote: 'pending', approve: 'approved', reject: 'rejected' },
  approved: {},
  rejected: {},
});

export interface Member {
  readonly id: string;
  readonly name: string;
}

/** 利益相反の申告. The note stays at this operator: COI documents are never shared. */
export interface ConflictDeclaration {
  readonly member: Member;
  readonly conflict: boolean;
  readonly note?: string;
  /** ISO 8601 instant. */
  readonly declaredAt: string;
}

export interface Vote {
  readonly member: Member;
  readonly vote: Choice;
  readonly rationale: string;
  /** ISO 8601 instant. */
  readonly castAt: string;
}

export interface Ruling {
  readonly decision: Decision;
  readonly decidedOn: LocalDate;
  readonly decidedBy: Member;
  readonly conditions: readonly string[];
  /** 議事録. Stays at this operator. */
  readonly minutes: string;
}

export interface Review {
  readonly id: string;
  readonly kind: ReviewKind;
  readonly subject: ReviewSubject;
  readonly state: ReviewState;
  readonly openedOn: LocalDate;
  readonly dueOn: LocalDate;
  /** The latest of each member. */
  readonly declarations: readonly ConflictDeclaration[];
  readonly votes: readonly Vote[];
  readonly ruling?: Ruling;
}
