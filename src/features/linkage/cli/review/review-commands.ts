import type { Outcome } from '../../../../kernel/outcome.js';
import type { Keyring } from '../../../../kernel/ports/keyring.js';
import type { CloseReview } from '../../application/review/close-review.use-case.js';
import type { JudgePairs } from '../../application/review/judge-pairs.use-case.js';
import type { PlanReview } from '../../application/review/plan-review.use-case.js';
import type { Terminal } from './judge-loop.js';

/** What the review commands need. */
export interface ReviewCommands {
  readonly plan: PlanReview;
  readonly judge: JudgePairs;
  readonly close: CloseReview;
  /** Opens a key folder. */
  readonly openKeyring: (directory: string) => Promise<Outcome<Keyring>>;
  /** Runs `work` at the reviewer's terminal. */
  readonly atTerminal: (work: (terminal: Terminal) => Promise<void>) => Promise<void>;
}
