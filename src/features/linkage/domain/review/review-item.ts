import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { Transitions } from '../../../../kernel/transitions.js';
import { reviewErrors } from './review-errors.js';
import type { Verdict } from './verdict.js';

type ItemState = 'open' | 'judged-once' | 'agreed' | 'disputed' | 'settled';
type ItemCommand = 'judge' | 'agree' | 'dispute' | 'settle';

/** 目視確認の状態 of one pair. */
const ITEM_TRANSITIONS = new Transitions<ItemState, ItemCommand>('目視確認', {
  open: { judge: 'judged-once' },
  'judged-once': { agree: 'agreed', dispute: 'disputed' },
  agreed: {},
  disputed: { settle: 'settled' },
  settled: {},
});

/** Who said what, and when. */
export interface Judgement {
  /** Fingerprint of the reviewer's own signing key. */
  readonly reviewer: string;
  readonly verdict: Verdict;
  /** ISO 8601 instant. */
  readonly at: string;
}

export interface ReviewItem {
  readonly state: ItemState;
  /** In the order given; the third settles a dispute. */
  readonly judgements: readonly Judgement[];
}

export const NEW_ITEM: ReviewItem = { state: 'open', judgements: [] };

function commandOf({ state, judgements: [first] }: ReviewItem, verdict: Verdict): ItemCommand {
  if (state === 'open') return 'judge';
  if (state === 'disputed') return 'settle';
  return first?.verdict === verdict ? 'agree' : 'dispute';
}

/** The pair after this judgement. Refused when settled already, or when its reviewer has judged it before. */
export function judge(item: ReviewItem, judgement: Judgement): Outcome<ReviewItem> {
  const { reviewer } = judgement;
  if (item.judgements.some((earlier) => earlier.reviewer === reviewer))
    return refuse(reviewErrors.REVIEW_JUDGED_ALREADY, { reviewer });
  const next = ITEM_TRANSITIONS.next(item.state, commandOf(item, judgement.verdict));
  if (!next.ok) return next;
  return ok({ state: next.value, judgements: [...item.judgements, judgement] });
}

/** What holds of the pair: both reviewers' verdict, or the adjudicator's. Undefined while nobody may rely on it. */
export const verdictOf = ({ state, judgements }: ReviewItem): Verdict | undefined =>
  state === 'agreed' || state === 'settled' ? judgements.at(-1)?.verdict : undefined;
