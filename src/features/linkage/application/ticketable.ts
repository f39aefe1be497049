import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import type { ExchangeCase } from '../../application/index.js';
import { linkageOfficeErrors } from '../domain/office-errors.js';

/** A case is linked again before its second review is opened anew, or before its delivery. */
const LINKABLE: readonly ExchangeCase['state'][] = [
  'first-approved',
  'linked',
  'second-rejected',
  'second-approved',
];

/** Refused unless tickets on the persons of this case may be issued now. */
export const checkLinkable = ({ caseNumber, state }: ExchangeCase): Outcome<undefined> =>
  LINKABLE.includes(state)
    ? ok()
    : refuse(linkageOfficeErrors.LINKAGE_CASE_STATE, { case: caseNumber, state });
