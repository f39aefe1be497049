export type { LinkTicket } from './domain/link-ticket.js';
export type { LinkReceipt } from './domain/link-receipt.js';
export { LinkPersons } from './application/link-persons.use-case.js';
export { CloseReview } from './application/review/close-review.use-case.js';
export { JudgePairs } from './application/review/judge-pairs.use-case.js';
export { PlanReview } from './application/review/plan-review.use-case.js';
export { EvaluateLinks } from './application/quality/evaluate-links.use-case.js';
export { ExplainRecords } from './application/quality/explain-records.use-case.js';
export { ExplainPair } from './application/quality/explain-pair.use-case.js';
