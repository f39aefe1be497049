import type { Clock } from '../../../../kernel/ports/clock.js';
import type { Judgements } from '../../domain/review/judgements.js';
import type { Verdict } from '../../domain/review/verdict.js';
import type { PairToJudge } from './judge-pairs.use-case.js';

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
