import { allocate } from '../../../kernel/money/allocation.js';
import { isFee } from '../../../kernel/money/billed-amount.js';
import { DECIMAL } from '../../../kernel/money/decimal.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { EligibleRequest } from './individual-contract.js';
import { individualErrors } from './individual-errors.js';

export interface AskedShare {
  readonly requestId: string;
  /** 配分割合, a decimal as `DECIMAL` writes it: percent, number of records, points. */
  readonly weight: string;
}

export interface FeeShare extends AskedShare {
  readonly provider: string;
  /** Exclusive of tax. */
  readonly feeYen: number;
}

/**
 * 料金配分 of a case over its providers. Kept at the recipient alone: a provider learns nothing but its
 * own share, which stands in its own contract.
 */
export interface FeeAllocation {
  readonly id: string;
  readonly caseNumber: string;
  readonly totalYen: number;
  readonly shares: readonly FeeShare[];
  /** Actor. */
  readonly decidedBy: string;
  /** ISO 8601 instant. */
  readonly decidedAt: string;
}

/** The shares of a total; `requests` are the accepted ones of this operator among those asked for. */
export function feeShares(
  totalYen: number,
  asked: readonly AskedShare[],
  requests: readonly EligibleRequest[],
): Outcome<{ caseNumber: string; shares: FeeShare[] }> {
  const first = requests[0];
  const providers = asked.map(
    ({ requestId }) => requests.find((request) => request.requestId === requestId)?.provider,
  );
  const weights = asked.map(({ weight }) => weight);
  const oneCase = requests.every(({ caseNumber }) => caseNumber === first?.caseNumber);
  if (!first || !oneCase || !isFee(totalYen) || !areWeights(weights) || hasTwice(asked))
    return refuse(individualErrors.FEE_SHARES_INVALID);
  const amounts = allocate(totalYen, weights);
  const shares = asked.flatMap(({ requestId, weight }, index) => {
    const [provider, feeYen] = [providers[index], amounts[index]];
    return provider === undefined || feeYen === undefined
      ? []
      : [{ requestId, weight, provider, feeYen }];
  });
  if (shares.length !== asked.length) return refuse(individualErrors.FEE_SHARES_INVALID);
  return ok({ caseNumber: first.caseNumber, shares });
}

const areWeights = (weights: readonly string[]): boolean =>
  weights.every((weight) => DECIMAL.test(weight)) && weights.some((weight) => weight !== '0');

const hasTwice = (asked: readonly AskedShare[]): boolean =>
  new Set(asked.map(({ requestId }) => requestId)).size !== asked.length;
