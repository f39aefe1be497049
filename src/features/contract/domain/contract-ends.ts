import type { LocalDate } from '../../../kernel/time.js';
import { addDays } from '../../../kernel/money/business-days.js';
import type { CertificationStanding } from '../../operator/index.js';
import type {
  ContractNotice,
  IndividualContractDocument,
  TerminationAgreementDocument,
} from './contract-document.js';
import type { StoredText } from './contract-record.js';
import type { ContractEnd } from './effects.js';
import type { Standing } from './standing.js';

/** What stands of one individual contract: its concluded texts in order, and every notice given. */
export interface IndividualChain {
  readonly texts: readonly StoredText[];
  readonly notices: readonly ContractNotice[];
}

/** The terms that hold: those of the last concluded text, whatever ended the contract after it. */
export const termsIn = ({
  texts,
}: Pick<IndividualChain, 'texts'>): IndividualContractDocument | undefined =>
  texts
    .map(({ document }) => document)
    .findLast((document) => document.kind === 'yuzu.contract/individual');

/**
 * How an individual contract has come to its end by a day. Derived from texts and notices alone: both
 * sides answer alike once they know the same, whenever it reached them.
 */
export function individualEnds(chain: IndividualChain, on: LocalDate): ContractEnd[] {
  return [...causeEnds(chain, on), ...agreedEnds(chain, on), ...useEnds(chain, on)];
}

const causeEnds = ({ texts, notices }: IndividualChain, on: LocalDate): ContractEnd[] =>
  notices
    .filter((notice) => notice.notice === 'terminated-for-cause' && isGiven(texts, notice, on))
    .sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn))
    .slice(0, 1)
    .map(({ against = null, effectiveOn }) => ({
      cause: 'individual-for-cause',
      operator: against,
      on: effectiveOn,
    }));

/** Between the two parties, of a text that both signed, and not counting back before it was given. */
function isGiven(
  texts: readonly StoredText[],
  { by, against, givenOn, effectiveOn }: ContractNotice,
  on: LocalDate,
): boolean {
  const terms = termsIn({ texts });
  const parties = terms ? [terms.recipient.code, terms.provider.code] : [];
  const between = by !== against && [by, against ?? ''].every((code) => parties.includes(code));
  return between && givenOn <= effectiveOn && effectiveOn <= on;
}

function agreedEnds({ texts }: IndividualChain, on: LocalDate): ContractEnd[] {
  const agreement = texts
    .map(({ document }) => document)
    .find((document): document is TerminationAgreementDocument => document.kind === TERMINATION);
  if (!agreement || on <= agreement.terminatesOn) return [];
  const cause = `individual-agreed-${agreement.runningContracts}` as const;
  return [{ cause, operator: null, on: addDays(agreement.terminatesOn, 1) }];
}

const TERMINATION = 'yuzu.contract/termination';

function useEnds(chain: IndividualChain, on: LocalDate): ContractEnd[] {
  const end = termsIn(chain)?.usePeriod.to;
  if (end === undefined || on <= end) return [];
  return [{ cause: 'use-period-over', operator: null, on: addDays(end, 1) }];
}

const BASIC_CAUSES = {
  expired: 'expired',
  // Who left by an amendment left as one who refused the renewal.
  'not-party': 'expired',
  'agreed-continue': 'agreed-continue',
  'agreed-stop': 'agreed-stop',
  'for-cause': 'for-cause',
} as const;

/** How the basic contract has come to its end between two parties. */
export function basicEnds(standing: Standing): ContractEnd[] {
  if (standing.inForce || !(standing.cause in BASIC_CAUSES)) return [];
  const cause = BASIC_CAUSES[standing.cause as keyof typeof BASIC_CAUSES];
  return [{ cause, operator: null, on: standing.since }];
}

/** What the certification of one of the two ends. */
export function certificationEnds(
  operator: string,
  { status }: CertificationStanding,
): ContractEnd[] {
  if (status === 'live') return [];
  const cause = status === 'suspended' ? 'certification-suspended' : 'certification-lost';
  return [{ cause, operator, on: null }];
}
