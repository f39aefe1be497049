import { canonicalJson, sha256Hex } from '../../../../kernel/canonical-json.js';
import { pairKey, type RecordRef } from '../record-ref.js';
import type { Verdict } from './verdict.js';

/** Two records somebody is to judge. */
export interface ReviewCandidate {
  readonly left: RecordRef;
  readonly right: RecordRef;
  /** Why: a reason of review.csv, or `linked` for accepted links that are checked. */
  readonly stratum: string;
}

export const LINKED_STRATUM = 'linked';
/** Settled before, of records that are in no source any more: nobody can judge them. */
export const GONE_STRATUM = 'gone';

export interface PlannedPair extends ReviewCandidate {
  /** e.g. `0001`; stands for the pair wherever identifiers must not. */
  readonly id: string;
}

export interface Stratum {
  readonly stratum: string;
  readonly pairs: number;
  /** Of these, how many are judged. */
  readonly drawn: number;
}

/** How many pairs of each stratum are judged: a number, or all. */
export interface SampleSize {
  readonly open: number | 'all';
  readonly linked: number | 'all';
}

/** 目視確認の計画. Holds patient ids: it stays in the secure room, signed by the operator. */
export interface ReviewPlan {
  readonly kind: 'yuzu.review-plan';
  readonly ticketId: string;
  readonly caseId: string;
  readonly caseNumber: number;
  readonly rehearsal: boolean;
  readonly linksSha256: string;
  /** SHA-256 of the review.csv the open pairs were drawn from, lower-case hex. */
  readonly reviewSha256: string;
  readonly plannedAt: string;
  readonly strata: readonly Stratum[];
  readonly pairs: readonly PlannedPair[];
  /** Fingerprints of the signing keys of the two who judge blind, and of the third who settles disputes. */
  readonly reviewers: readonly [string, string];
  readonly adjudicator: string;
}

/** SHA-256 of the plan, lower-case hex: judgements name it, so that they are of these pairs and no others. */
export const planHash = (plan: ReviewPlan): string => sha256Hex(canonicalJson(plan));

/** What the two said of a pair they disagree about: given to the adjudicator. */
export interface Dispute {
  readonly pair: string;
  readonly verdicts: readonly Verdict[];
}

/** 裁定の対象, signed by the operator. */
export interface Disputes {
  readonly kind: 'yuzu.review-disputes';
  readonly ticketId: string;
  /** `planHash` of the plan whose pairs are disputed. */
  readonly planSha256: string;
  /** SHA-256 of both reviewers' encrypted judgements: neither may change once the disputes are known. */
  readonly judgementsSha256: readonly [string, string];
  readonly disputes: readonly Dispute[];
}

/** In an order nobody chose: by hash, so that the same seed draws the same pairs from any order of the input. */
function shuffled<T>(items: readonly T[], seed: string, keyOf: (item: T) => string): T[] {
  const ranked = items.map((item) => ({ item, rank: sha256Hex(`${seed}\n${keyOf(item)}`) }));
  return ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ item }) => item);
}

/** The pairs one reviewer sees, each reviewer in another order, so that fatigue does not meet the same pairs. */
export const inOrderOf = (pairs: readonly PlannedPair[], reviewer: string): PlannedPair[] =>
  shuffled(pairs, reviewer, ({ id }) => id);

function byStratum(candidates: readonly ReviewCandidate[]): [string, ReviewCandidate[]][] {
  const strata = new Map<string, ReviewCandidate[]>();
  for (const candidate of candidates) {
    const known = strata.get(candidate.stratum);
    if (known) known.push(candidate);
    else strata.set(candidate.stratum, [candidate]);
  }
  return [...strata].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Draws from each stratum by the seed (the ticket's id: whoever plans cannot choose the pairs). */
export function drawPairs(
  candidates: readonly ReviewCandidate[],
  seed: string,
  size: SampleSize,
): Pick<ReviewPlan, 'strata' | 'pairs'> {
  const drawn = byStratum(candidates).map(([stratum, all]) => {
    const wanted = stratum === LINKED_STRATUM ? size.linked : size.open;
    const inChance = shuffled(all, seed, ({ left, right }) => pairKey(left, right));
    return { stratum, all, chosen: wanted === 'all' ? inChance : inChance.slice(0, wanted) };
  });
  const strata = drawn.map(({ stratum, all, chosen }) => ({
    stratum,
    pairs: all.length,
    drawn: chosen.length,
  }));
  const pairs = drawn.flatMap(({ chosen }) => chosen);
  return {
    strata,
    pairs: pairs.map((pair, i) => ({ ...pair, id: String(i + 1).padStart(4, '0') })),
  };
}
