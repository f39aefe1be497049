import type { Clock } from '../../../../kernel/ports/clock.js';
import type { PatientRow } from '../../domain/patient-row.js';
import type { Judgements } from '../../domain/review/judgements.js';
import type { Verdict } from '../../domain/review/verdict.js';

/** One pair as its reviewer sees it: both records, and nothing of what a machine or anybody else thinks. */
export interface PairToJudge {
  readonly id: string;
  readonly left: PatientRow;
  readonly right: PatientRow;
  /** What the two reviewers said; for the adjudicator only. */
  readonly disputed?: readonly Verdict[];
}

/** One person at work on a review. Every judgement is on disk before the next is asked for. */
export class ReviewSession {
  constructor(
    readonly pairs: readonly PairToJudge[],
    private judgements: Judgements,
    private readonly clock: Clock,
    private readonly save: (judgements: Judgements) => Promise<void>,
  ) {}

  verdictOn(id: string): Verdict | undefined {
    return this.judgements.verdicts[id]?.verdict;
  }

  /** Pairs without a verdict yet. */
  get remaining(): number {
    return this.pairs.filter(({ id }) => this.verdictOn(id) === undefined).length;
  }

  /** May be repeated: the last verdict counts until the review goes on. */
  async judge(id: string, verdict: Verdict): Promise<void> {
    const at = this.clock.now().toISOString();
    const verdicts = { ...this.judgements.verdicts, [id]: { verdict, at } };
    this.judgements = { ...this.judgements, verdicts };
    await this.save(this.judgements);
  }
}
