import { addDays } from '../../../kernel/money/business-days.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { type BasicContractDocument, type ContractNotice, partiesOf } from './contract-document.js';
import { contractErrors } from './errors.js';
import { type BasicChain, standingBetween } from './standing.js';
import { isTermEnd, refusalDeadline, termEndOn } from './terms.js';

/** May this notice be given today under the text in force? */
export function checkNotice(
  chain: BasicChain,
  text: BasicContractDocument,
  notice: ContractNotice,
): Outcome<undefined> {
  const parties = partiesOf(text);
  const { by, contractId: contract } = notice;
  if (!parties.includes(by))
    return refuse(contractErrors.CONTRACT_NOT_OF_PARTY, { operator: by, contract });
  const may =
    notice.notice === 'renewal-refused'
      ? checkRefusal(text, notice)
      : checkForCause(chain, parties, text, notice);
  return may.ok ? checkFirst(chain, notice) : may;
}

function checkRefusal(
  text: BasicContractDocument,
  { effectiveOn, givenOn }: ContractNotice,
): Outcome<undefined> {
  const termEnd = termEndOn(text, givenOn);
  if (effectiveOn < givenOn || !isTermEnd(text, effectiveOn))
    return refuse(contractErrors.NOTICE_DATE_INVALID, { effectiveOn, termEnd });
  const deadline = refusalDeadline(text, effectiveOn);
  if (givenOn <= deadline) return ok();
  const nextEnd = termEndOn(text, addDays(effectiveOn, 1));
  return refuse(contractErrors.NOTICE_TOO_LATE, { termEnd: effectiveOn, deadline, nextEnd });
}

/** Against a party with which the contract is not over yet. */
function checkForCause(
  chain: BasicChain,
  parties: readonly string[],
  text: BasicContractDocument,
  { by, against, effectiveOn, givenOn, contractId: contract }: ContractNotice,
): Outcome<undefined> {
  if (against === undefined || against === by || !parties.includes(against))
    return refuse(contractErrors.PARTIES_INVALID);
  if (effectiveOn < givenOn) {
    const termEnd = termEndOn(text, givenOn);
    return refuse(contractErrors.NOTICE_DATE_INVALID, { effectiveOn, termEnd });
  }
  const standing = standingBetween(chain, by, against, givenOn);
  if (standing.inForce || standing.cause === 'expired' || standing.cause === 'not-begun')
    return ok();
  const { whyJa, whyEn } = standing;
  return refuse(contractErrors.CONTRACT_NOT_LIVE, { contract, whyJa, whyEn });
}

function checkFirst({ notices }: BasicChain, notice: ContractNotice): Outcome<undefined> {
  const { contractId: contract, effectiveOn } = notice;
  const before = notices.find(
    (given) =>
      given.notice === notice.notice &&
      given.by === notice.by &&
      given.against === notice.against &&
      (given.effectiveOn === effectiveOn || notice.notice === 'terminated-for-cause'),
  );
  if (!before) return ok();
  return refuse(contractErrors.NOTICE_GIVEN_ALREADY, { contract, givenOn: before.givenOn });
}
