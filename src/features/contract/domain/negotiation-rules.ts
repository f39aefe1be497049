import { type ErrorDefinition, ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { LocalDate } from '../../../kernel/time.js';
import { contractErrors } from './errors.js';
import {
  concludedTexts,
  hasDeclined,
  hasForgone,
  hasSigned,
  isDead,
  isHigher,
  isPlaced,
  type Negotiation,
  openTexts,
  signedRivals,
  type TextFacts,
} from './negotiation.js';

type Check = readonly [refused: boolean, error: ErrorDefinition];

function firstRefusal(text: TextFacts, checks: readonly Check[]): Outcome<undefined> {
  const refused = checks.find(([applies]) => applies);
  if (!refused) return ok();
  const { sha256, answerBy } = text;
  return refuse(refused[1], { text: sha256.slice(0, 12), answerBy });
}

/** May this operator sign the proposal of another party? */
export function checkSign(
  known: Negotiation,
  text: TextFacts,
  today: LocalDate,
): Outcome<undefined> {
  const { own } = known;
  const signed = signedRivals(known, text);
  return firstRefusal(text, [
    [!text.parties.includes(own), contractErrors.TEXT_NOT_OF_PARTY],
    [hasSigned(known, text, own), contractErrors.TEXT_SIGNED_ALREADY],
    [hasDeclined(known, text, own), contractErrors.TEXT_DECLINED_ALREADY],
    [!isPlaced(known, text), contractErrors.TEXT_WAITING],
    [isOutrun(known, text), contractErrors.TEXT_SUPERSEDED],
    [isDead(known, text), contractErrors.TEXT_SUPERSEDED],
    [signed.some((other) => !isDead(known, other)), contractErrors.TEXT_STILL_BINDING],
    [today > text.answerBy, contractErrors.TEXT_LAPSED],
    [awaitsNewcomers(known, text), contractErrors.ACCESSION_UNSIGNED],
  ]);
}

/** Another text has been concluded in its place. */
const isOutrun = (known: Negotiation, text: TextFacts): boolean =>
  concludedTexts(known).some(({ number }) => number >= text.number);

/**
 * Who joins signs before the other parties do: a newcomer that never answers leaves them, apart from
 * the proposer, free to decline and to go on without it.
 */
const awaitsNewcomers = (known: Negotiation, text: TextFacts): boolean =>
  !text.acceding.includes(known.own) &&
  text.acceding.some((newcomer) => !hasSigned(known, text, newcomer));

/**
 * May this operator propose the text? It comes after every proposal known for the place, and no offer
 * of this operator that others could still accept in time stands in its way (Civil Code, art. 523).
 */
export function checkPropose(
  known: Negotiation,
  text: TextFacts,
  today: LocalDate,
): Outcome<undefined> {
  const binding = signedRivals(known, text).filter(
    (other) => !isDead(known, other) && today <= other.answerBy,
  );
  return firstRefusal(text, [
    [!text.parties.includes(known.own), contractErrors.TEXT_NOT_OF_PARTY],
    [text.proposedBy !== known.own, contractErrors.TEXT_NOT_OF_PARTY],
    [
      text.acceding.includes(known.own) && openTexts(known).length === 0,
      contractErrors.TEXT_WAITING,
    ],
    [!isPlaced(known, text), contractErrors.TEXT_WAITING],
    [isOutrun(known, text), contractErrors.TEXT_SUPERSEDED],
    [
      openTexts(known).some((other) => isHigher(known, other, text)),
      contractErrors.TEXT_SUPERSEDED,
    ],
    [binding.length > 0, contractErrors.TEXT_STILL_BINDING],
    [today > text.answerBy, contractErrors.TEXT_LAPSED],
  ]);
}

/** May this operator promise never to sign the text? */
export function checkDecline(known: Negotiation, text: TextFacts): Outcome<undefined> {
  const { own } = known;
  return firstRefusal(text, [
    [!text.parties.includes(own), contractErrors.TEXT_NOT_OF_PARTY],
    [hasSigned(known, text, own), contractErrors.TEXT_SIGNED_ALREADY],
    [hasDeclined(known, text, own), contractErrors.TEXT_DECLINED_ALREADY],
    [isOutrun(known, text), contractErrors.TEXT_SUPERSEDED],
  ]);
}

/** May another party sign the text? Not once it has promised never to. */
export const checkPeerSigns = (
  known: Negotiation,
  text: TextFacts,
  party: string,
): Outcome<undefined> =>
  firstRefusal(text, [
    [
      hasDeclined(known, text, party) && !hasSigned(known, text, party),
      contractErrors.TEXT_DECLINED_ALREADY,
    ],
    [hasForgone(known, text, party), contractErrors.TEXT_SUPERSEDED],
  ]);
