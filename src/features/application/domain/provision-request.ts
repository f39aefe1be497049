import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Transitions } from '../../../kernel/transitions.js';
import type { ExchangeCase, ResearchPlan, ReviewResult, SpecificationDraft } from './case.js';
import { applicationErrors } from './errors.js';

/** The recipient's copy goes drafted → sent, the provider's received → in-review; both end alike. */
export type RequestState = 'drafted' | 'sent' | 'received' | 'in-review' | 'accepted' | 'refused';

export type RequestCommand = 'dispatch' | 'open-first-review' | 'accept' | 'refuse';

export const requestTransitions = new Transitions<RequestState, RequestCommand>('提供依頼', {
  drafted: { dispatch: 'sent' },
  sent: { accept: 'accepted', refuse: 'refused' },
  received: { 'open-first-review': 'in-review' },
  'in-review': { accept: 'accepted', refuse: 'refused' },
  accepted: {},
  refused: {},
});

/** 提供依頼 on the common template, with the documents that may be shared and the recipient's review. */
export interface RequestDocument {
  readonly wishedDeliveryOn: string;
  readonly note: string;
  readonly researchPlan: ResearchPlan;
  readonly specificationDraft: SpecificationDraft;
  readonly firstReview: ReviewResult;
}

export interface ProvisionRequest {
  readonly id: string;
  /** Only at the recipient. */
  readonly caseId?: string;
  readonly fiscalYear: number;
  readonly caseNumber: number;
  readonly recipient: string;
  readonly provider: string;
  /** The case's: its packages hold synthetic data only. */
  readonly rehearsal: boolean;
  readonly state: RequestState;
  readonly document: RequestDocument;
  readonly draftedBy?: string;
  readonly answer?: { readonly decidedOn: string; readonly conditions: readonly string[] };
}

/** Gates of every request: the recipient's own first review, and the data user's permission to share. */
export function checkRequestable(found: ExchangeCase): Outcome<ReviewResult> {
  const { firstReview, permissionToShare, caseNumber } = found;
  if (firstReview?.decision !== 'approved' || found.state !== 'first-approved')
    return refuse(applicationErrors.FIRST_REVIEW_MISSING, { case: caseNumber, state: found.state });
  if (!permissionToShare.given)
    return refuse(applicationErrors.PERMISSION_TO_SHARE_MISSING, { case: caseNumber });
  return ok(firstReview);
}
