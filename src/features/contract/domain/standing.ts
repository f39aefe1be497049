import { addDays } from '../../../kernel/money/business-days.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { LocalDate } from '../../../kernel/time.js';
import {
  type BasicContractDocument,
  type ContractDocument,
  type ContractNotice,
  partiesOf,
} from './contract-document.js';
import type { StoredText } from './contract-record.js';
import { notLive } from './liveness.js';
import { isTermEnd, refusalDeadline } from './terms.js';

/** What stands of one basic contract: its concluded texts in order, and every notice given. */
export interface BasicChain {
  readonly id: string;
  readonly texts: readonly StoredText[];
  readonly notices: readonly ContractNotice[];
}

export type StandingCause =
  | 'unsigned'
  | 'not-begun'
  | 'not-party'
  | 'expired'
  | 'agreed-continue'
  | 'agreed-stop'
  | 'for-cause';

/** 効力. Whether a contract is in force between two parties on a day; if not, why, in words. */
export type Standing =
  | { readonly inForce: true; readonly sha256: string; readonly document: BasicContractDocument }
  | {
      readonly inForce: false;
      readonly cause: StandingCause;
      /** First day on which it was no longer in force, for a contract that was. */
      readonly since: LocalDate | null;
      readonly whyJa: string;
      readonly whyEn: string;
    };

type Ended = Extract<Standing, { inForce: false }>;

const ended = (
  cause: StandingCause,
  since: LocalDate | null,
  whyJa: string,
  whyEn: string,
): Ended => ({ inForce: false, cause, since, whyJa, whyEn });

const isBasic = (text: StoredText): text is StoredText<BasicContractDocument> =>
  text.document.kind === 'yuzu.contract/basic';

/**
 * Derived from what was agreed and notified, never stored: two gateways that know the same texts and
 * notices answer alike for every day, whenever these arrived.
 */
export function standingBetween(chain: BasicChain, a: string, b: string, on: LocalDate): Standing {
  const basics = chain.texts.filter(isBasic);
  const text = textOn(chain, on);
  if (!text || text.document.effectiveOn > on) return notBegun(text);
  return (
    endedForCause(chain, [a, b], on) ??
    endedByAgreement(chain, on) ??
    notOfParty(basics, text.document, [a, b]) ??
    endedByRefusal(chain, text.document, [a, b], on) ?? { inForce: true, ...textNamed(text) }
  );
}

/** The text in force on a day; before the first takes effect, that one. */
export function textOn(
  { texts }: BasicChain,
  on: LocalDate,
): StoredText<BasicContractDocument> | undefined {
  const basics = texts.filter(isBasic);
  return basics.findLast(({ document }) => document.effectiveOn <= on) ?? basics[0];
}

const textNamed = ({ sha256, document }: StoredText<BasicContractDocument>) => ({
  sha256,
  document,
});

function notBegun(first: StoredText<BasicContractDocument> | undefined): Ended {
  if (!first) return ended('unsigned', null, '署名未了', 'signatures are missing');
  const { effectiveOn } = first.document;
  return ended('not-begun', null, `${effectiveOn} 発効`, `in force from ${effectiveOn}`);
}

function notOfParty(
  basics: readonly StoredText<BasicContractDocument>[],
  document: BasicContractDocument,
  pair: readonly string[],
): Ended | undefined {
  const parties = partiesOf(document);
  const other = pair.find((code) => !parties.includes(code));
  if (other === undefined) return undefined;
  const joining = basics.find((text) => text.document.acceding.includes(other))?.document;
  if (joining && joining.effectiveOn > document.effectiveOn) {
    const day = joining.effectiveOn;
    return ended('not-begun', null, `${other}の加入は${day}から`, `${other} accedes on ${day}`);
  }
  const { effectiveOn } = document;
  const wasParty = basics.some((text) => partiesOf(text.document).includes(other));
  const since = wasParty ? effectiveOn : null;
  return ended('not-party', since, `${other}は当事者でない`, `${other} is not a party`);
}

function endedForCause(
  { notices }: BasicChain,
  pair: readonly string[],
  on: LocalDate,
): Ended | undefined {
  const notice = notices
    .filter(
      (n) =>
        n.notice === 'terminated-for-cause' &&
        n.effectiveOn <= on &&
        n.effectiveOn >= n.givenOn &&
        [n.by, n.against].every((code) => code !== undefined && pair.includes(code)),
    )
    .sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn))[0];
  if (!notice) return undefined;
  const { by, effectiveOn: day } = notice;
  return ended('for-cause', day, `${day} ${by}による解除`, `terminated by ${by} on ${day}`);
}

function endedByAgreement({ texts }: BasicChain, on: LocalDate): Ended | undefined {
  const document: ContractDocument | undefined = texts.at(-1)?.document;
  if (document?.kind !== 'yuzu.contract/termination' || on <= document.terminatesOn)
    return undefined;
  const { terminatesOn: day, runningContracts } = document;
  const cause = runningContracts === 'stop' ? 'agreed-stop' : 'agreed-continue';
  return ended(cause, addDays(day, 1), `${day} 合意解約`, `ended by agreement on ${day}`);
}

/** Who refused leaves at the end of the term; the others go on while two remain. */
function endedByRefusal(
  chain: BasicChain,
  document: BasicContractDocument,
  pair: readonly string[],
  on: LocalDate,
): Ended | undefined {
  const refusal = chain.notices
    .filter((n) => n.effectiveOn < on && pair.includes(n.by) && refusesRenewal(chain, document, n))
    .sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn))[0];
  if (!refusal) return undefined;
  const { by, effectiveOn: day } = refusal;
  const whyJa = `${day} 満了（${by}の更新拒絶）`;
  return ended('expired', addDays(day, 1), whyJa, `ended ${day}, renewal refused by ${by}`);
}

/**
 * Given in time by the text it names, of a term that also the text in force has: a later text with
 * another term, to which its giver agreed as well, sets the refusal aside. An operator that acceded
 * since then does not have the text and takes the notice as the others, who have it, passed it on.
 */
function refusesRenewal(
  { texts }: BasicChain,
  inForce: BasicContractDocument,
  { notice, text: sha256, by, effectiveOn, givenOn }: ContractNotice,
): boolean {
  if (notice !== 'renewal-refused' || !isTermEnd(inForce, effectiveOn)) return false;
  const text = texts.find((each) => each.sha256 === sha256)?.document;
  if (!text) return (texts[0]?.document.number ?? 1) > 1;
  return (
    text.kind === 'yuzu.contract/basic' &&
    partiesOf(text).includes(by) &&
    isTermEnd(text, effectiveOn) &&
    givenOn <= refusalDeadline(text, effectiveOn)
  );
}

/** The same as an outcome: CONTRACT_NOT_LIVE says why. */
export function checkStanding(contract: string, standing: Standing): Outcome<{ id: string }> {
  return standing.inForce
    ? ok({ id: contract })
    : notLive(contract, standing.whyJa, standing.whyEn);
}

/** True for a party between which and any other the contract is over. */
export function hasLeft(chain: BasicChain, party: string, on: LocalDate): boolean {
  const document = chain.texts.filter(isBasic).at(-1)?.document;
  if (!document) return false;
  const others = partiesOf(document).filter((code) => code !== party);
  return others.every((other) => {
    const standing = standingBetween(chain, party, other, on);
    return !standing.inForce && ['expired', 'for-cause'].includes(standing.cause);
  });
}
