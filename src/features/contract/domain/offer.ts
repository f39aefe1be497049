import { type Outcome, ok, refuse } from '../../../kernel/outcome.js';
import type { Renewal } from './contract-document.js';
import { contractErrors } from './errors.js';
import { type Negotiation, nextPlace } from './negotiation.js';

/** 承諾期間 where the proposer names none, in days. */
export const DAYS_TO_ANSWER = 30;

/** As the clause library has it. */
export const defaultRenewal: Renewal = { years: 1, noticeMonths: 3 };

/** As the message schemas have it. */
const MOST_ROUNDS = 1000;

/** Place of the next text; refused where the parties have proposed more than can be told. */
export function placeFor(
  contract: string,
  known: Negotiation,
): Outcome<ReturnType<typeof nextPlace>> {
  const place = nextPlace(known);
  if (place.round <= MOST_ROUNDS && place.number <= MOST_ROUNDS) return ok(place);
  return refuse(contractErrors.TEXT_ROUNDS_EXHAUSTED, { contract, limit: MOST_ROUNDS });
}
