import type { LocalDate } from '../../../kernel/time.js';
import { type ContractDocument, partiesOf } from './contract-document.js';

/**
 * The protocol by which operators, each with a gateway of its own, agree on one text. Every function is
 * pure over what one gateway knows; messages of one party arrive in order, those of several in any.
 *
 * Why two texts of one place can never both be concluded: a party signs a second text only when it
 * knows the first to be dead, and a text is dead only when one of its parties can never sign it: that
 * party declined it, or signed a higher one without it, and parties sign upwards only. The one
 * exception, a proposer replacing its own lapsed text, still leaves every other party bound.
 */
export interface TextFacts {
  readonly sha256: string;
  readonly number: number;
  readonly round: number;
  readonly base: string | null;
  readonly proposedBy: string;
  /** Operator codes of all who must sign. */
  readonly parties: readonly string[];
  readonly acceding: readonly string[];
  readonly answerBy: LocalDate;
  /** A termination agreement: nothing follows it. */
  readonly ends: boolean;
}

/** An operator's signature under a text, or its promise never to sign it. */
export interface Act {
  readonly sha256: string;
  readonly operator: string;
}

/** What one gateway knows of one contract; only proposed texts, no drafts. */
export interface Negotiation {
  readonly own: string;
  readonly texts: readonly TextFacts[];
  readonly signatures: readonly Act[];
  readonly declines: readonly Act[];
}

export function factsOf(document: ContractDocument, sha256: string): TextFacts {
  const { number, round, base, proposedBy, answerBy } = document;
  const acceding = document.kind === 'yuzu.contract/basic' ? document.acceding : [];
  const ends = document.kind === 'yuzu.contract/termination';
  const parties = partiesOf(document);
  return { sha256, number, round, base, proposedBy, parties, acceding, answerBy, ends };
}

const has = (acts: readonly Act[], text: TextFacts, operator: string): boolean =>
  acts.some((act) => act.sha256 === text.sha256 && act.operator === operator);

export const hasSigned = (known: Negotiation, text: TextFacts, operator: string): boolean =>
  has(known.signatures, text, operator);

export const hasDeclined = (known: Negotiation, text: TextFacts, operator: string): boolean =>
  has(known.declines, text, operator);

const isSignedByAll = (known: Negotiation, text: TextFacts): boolean =>
  text.parties.every((party) => hasSigned(known, text, party));

/**
 * The concluded texts, from the first this gateway has; an operator that acceded begins there. Two of
 * one place are signed by all only where a party broke its word: the higher counts, for the others
 * signed that one last.
 */
export function concludedTexts(known: Negotiation): TextFacts[] {
  const chain: TextFacts[] = [];
  const signed = known.texts.filter((text) => isSignedByAll(known, text));
  const inOrder = (a: TextFacts, b: TextFacts) =>
    a.number - b.number || (isHigher(known, a, b) ? -1 : 1);
  for (const text of signed.sort(inOrder))
    if (chain.at(-1)?.number !== text.number && stands(known, text, chain)) chain.push(text);
  return chain;
}

/** True for a text whose base is concluded here, or which needs none. */
export const isPlaced = (known: Negotiation, text: TextFacts): boolean =>
  stands(known, text, concludedTexts(known));

function stands(known: Negotiation, text: TextFacts, chain: readonly TextFacts[]): boolean {
  if (text.base === null) return text.number === 1;
  const base = chain.find(({ sha256 }) => sha256 === text.base);
  if (base) return base.number === text.number - 1 && follows(base, text);
  return chain.length === 0 && isFirstHere(known, text);
}

/** The accession by which this operator joins: it does not know what came before. */
export const isFirstHere = (
  { own, texts }: Pick<Negotiation, 'own' | 'texts'>,
  { acceding, base }: TextFacts,
): boolean => acceding.includes(own) && !texts.some(({ sha256 }) => sha256 === base);

/** Parties may join in an accession and leave in any other text, and keep their order. */
export function follows(base: TextFacts, { parties, acceding }: TextFacts): boolean {
  if (base.ends || parties.length < 2) return false;
  const staying = parties.filter((party) => !acceding.includes(party));
  const kept = base.parties.filter((party) => parties.includes(party));
  if (acceding.length === 0) return same(kept, parties);
  return same(staying, base.parties) && same(parties, [...staying, ...acceding]);
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((party, index) => party === b[index]);

/** Place of the next text of the chain, after all proposals for it that are known. */
export function nextPlace(known: Negotiation): Pick<TextFacts, 'number' | 'round' | 'base'> {
  const last = concludedTexts(known).at(-1);
  const open = openTexts(known);
  const number = last ? last.number + 1 : (open[0]?.number ?? 1);
  const base = last?.sha256 ?? open[0]?.base ?? null;
  return { number, base, round: Math.max(0, ...open.map(({ round }) => round)) + 1 };
}

/** Proposals for the next place, the highest first. */
export function openTexts(known: Negotiation): TextFacts[] {
  const chain = concludedTexts(known);
  const next = (chain.at(-1)?.number ?? 0) + 1;
  const open = known.texts.filter(
    (text) =>
      stands(known, text, chain) &&
      (text.number === next || (chain.length === 0 && text.number > 1)),
  );
  return open.sort((a, b) => (isHigher(known, a, b) ? -1 : 1));
}

/** Order of the texts of one place: later rounds first, within a round by seat of the proposer. */
export function isHigher(known: Negotiation, text: TextFacts, other: TextFacts): boolean {
  if (text.round !== other.round) return text.round > other.round;
  const [a, b] = [seatOf(known, text), seatOf(known, other)];
  return a === b ? text.sha256 > other.sha256 : a < b;
}

function seatOf({ texts }: Negotiation, { base, parties, proposedBy }: TextFacts): number {
  const seats = texts.find(({ sha256 }) => sha256 === base)?.parties ?? parties;
  const seat = seats.indexOf(proposedBy);
  return seat === -1 ? seats.length : seat;
}

const rivalsOf = ({ texts }: Negotiation, text: TextFacts): TextFacts[] =>
  texts.filter(
    ({ number, base, sha256 }) =>
      number === text.number && base === text.base && sha256 !== text.sha256,
  );

/** Texts this operator has signed for the same place. */
export const signedRivals = (known: Negotiation, text: TextFacts): TextFacts[] =>
  rivalsOf(known, text).filter((rival) => hasSigned(known, rival, known.own));

/** True of a party that has declined the text, or signed a higher one without it: it never signs it. */
export const hasForgone = (known: Negotiation, text: TextFacts, party: string): boolean =>
  !hasSigned(known, text, party) &&
  (hasDeclined(known, text, party) ||
    rivalsOf(known, text).some(
      (rival) => hasSigned(known, rival, party) && isHigher(known, rival, text),
    ));

/** True once some party can never sign it any more. */
export const isDead = (known: Negotiation, text: TextFacts): boolean =>
  text.parties.some((party) => hasForgone(known, text, party));

/**
 * What became of a text. `waiting`: the text it changes is not concluded here yet. A signature given in
 * time may still be under way when a text lapses, so `lapsed` is not final; the others but `open` are.
 */
export type TextStatus = 'waiting' | 'open' | 'concluded' | 'declined' | 'superseded' | 'lapsed';

export function statusOf(known: Negotiation, text: TextFacts, today: LocalDate): TextStatus {
  const chain = concludedTexts(known);
  if (chain.some(({ sha256 }) => sha256 === text.sha256)) return 'concluded';
  if (chain.some(({ number }) => number >= text.number)) return 'superseded';
  if (known.declines.some(({ sha256 }) => sha256 === text.sha256)) return 'declined';
  if (isDead(known, text)) return 'superseded';
  if (!stands(known, text, chain)) return 'waiting';
  return today > text.answerBy ? 'lapsed' : 'open';
}
