import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { agreementOf, type Agreement } from './agreement.js';
import { judge, NEW_ITEM, type Judgement, type ReviewItem } from './review-item.js';
import { reviewErrors } from './review-errors.js';
import { planHash, type Dispute, type PlannedPair, type ReviewPlan } from './review-plan.js';
import { isVerdict, type Verdict } from './verdict.js';

/** What one reviewer said, signed with their own key and encrypted: nobody reads it before both are done. */
export interface Judgements {
  readonly kind: 'yuzu.review-judgements';
  readonly ticketId: string;
  /** `planHash` of the plan the reviewer saw: an id as `0001` names a pair of that plan alone. */
  readonly planSha256: string;
  readonly reviewer: string;
  /** By id of the pair. */
  readonly verdicts: Readonly<Record<string, { readonly verdict: Verdict; readonly at: string }>>;
}

export interface JudgedPair extends PlannedPair, ReviewItem {}

/** The three judgements of a review; the adjudicator's only once there were disputes. */
export interface Submitted {
  readonly first: Judgements;
  readonly second: Judgements;
  readonly adjudicator?: Judgements;
}

const isOfShape = (entry: object | undefined): boolean =>
  entry !== undefined &&
  'verdict' in entry &&
  isVerdict(entry.verdict) &&
  'at' in entry &&
  typeof entry.at === 'string';

/** Refused unless this reviewer judged all of these pairs, and no others, of this very plan. */
export function checkJudgements(
  { ticketId, planSha256, reviewer, verdicts }: Judgements,
  plan: ReviewPlan,
  expected: readonly string[],
): Outcome<undefined> {
  const isForeign =
    ticketId !== plan.ticketId ||
    planSha256 !== planHash(plan) ||
    Object.keys(verdicts).some((id) => !expected.includes(id));
  if (isForeign) return refuse(reviewErrors.REVIEW_JUDGEMENTS_FOREIGN, { reviewer });
  const missing = expected.filter((id) => !isOfShape(verdicts[id])).length;
  if (missing === 0) return ok();
  return refuse(reviewErrors.REVIEW_UNFINISHED, { reviewer, missing, pairs: expected.length });
}

function judgementIn({ reviewer, verdicts }: Judgements, id: string): Judgement[] {
  const entry = verdicts[id];
  return entry ? [{ reviewer, verdict: entry.verdict, at: entry.at }] : [];
}

/** Every planned pair with its judgements. */
export function judgePairs(plan: ReviewPlan, submitted: Submitted): Outcome<JudgedPair[]> {
  const { first, second, adjudicator } = submitted;
  const judged: JudgedPair[] = [];
  for (const pair of plan.pairs) {
    let item = NEW_ITEM;
    for (const one of [first, second, ...(adjudicator ? [adjudicator] : [])])
      for (const judgement of judgementIn(one, pair.id)) {
        const next = judge(item, judgement);
        if (!next.ok) return next;
        item = next.value;
      }
    judged.push({ ...pair, ...item });
  }
  return ok(judged);
}

/** What waits for the adjudicator. */
export const disputesOf = (judged: readonly JudgedPair[]): Dispute[] =>
  judged
    .filter(({ state }) => state === 'disputed')
    .map(({ id, judgements }) => ({
      pair: id,
      verdicts: judgements.map(({ verdict }) => verdict),
    }));

/** Of the two who judged blind. */
export const agreementIn = (judged: readonly JudgedPair[]): Agreement =>
  agreementOf(
    judged.flatMap(({ judgements: [first, second] }) =>
      first && second ? [[first.verdict, second.verdict] as const] : [],
    ),
  );
