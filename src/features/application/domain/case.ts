import { Transitions } from '../../../kernel/transitions.js';
import type { ContractedTable } from '../../catalogue/index.js';

export type CaseState =
  | 'registered'
  | 'in-first-review'
  | 'first-approved'
  | 'first-rejected'
  | 'linked'
  | 'in-second-review'
  | 'second-approved'
  | 'second-rejected'
  | 'delivered';

export type CaseCommand =
  | 'open-first-review'
  | 'approve-first'
  | 'reject-first'
  | 'record-linkage'
  | 'open-second-review'
  | 'approve-second'
  | 'reject-second'
  | 'record-delivery';

/**
 * 案件 at the recipient, from application to delivery. It is linked again, and reviewed again, where a
 * provider's data may not be used any more.
 */
export const caseTransitions = new Transitions<CaseState, CaseCommand>('案件', {
  registered: { 'open-first-review': 'in-first-review' },
  'in-first-review': { 'approve-first': 'first-approved', 'reject-first': 'first-rejected' },
  'first-approved': { 'record-linkage': 'linked' },
  'first-rejected': {},
  linked: { 'record-linkage': 'linked', 'open-second-review': 'in-second-review' },
  'in-second-review': { 'approve-second': 'second-approved', 'reject-second': 'second-rejected' },
  'second-approved': { 'record-linkage': 'linked', 'record-delivery': 'delivered' },
  'second-rejected': { 'record-linkage': 'linked', 'open-second-review': 'in-second-review' },
  delivered: {},
});

interface Period {
  readonly from: string;
  readonly to: string;
}

/** 研究計画: the part of an application that operators may share (mission: "what may be shared"). */
export interface ResearchPlan {
  readonly title: string;
  readonly applicant: string;
  readonly institutions: readonly string[];
  readonly purpose: string;
  readonly method: string;
  readonly schedule: string;
  readonly usePeriod: Period;
  readonly publication: string;
  readonly ethics: string;
}

/** 仕様書案: which tables and items, of which period and diseases. */
export interface SpecificationDraft {
  readonly definitionId: string;
  readonly definitionVersion: number;
  readonly tables: readonly ContractedTable[];
  readonly period: Period;
  readonly diseases: readonly string[];
  readonly note?: string;
}

export interface ReviewResult {
  readonly decision: 'approved' | 'rejected';
  readonly decidedOn: string;
  readonly conditions: readonly string[];
}

export interface ExchangeCase {
  readonly id: string;
  readonly fiscalYear: number;
  /** 案件通番: runs within the fiscal year, from 1. */
  readonly caseNumber: number;
  readonly state: CaseState;
  /** リハーサル: synthetic data only, from registration to the end; never changed. */
  readonly rehearsal: boolean;
  /** 利活用者; its address stands in the record of the delivery. */
  readonly dataUser: {
    readonly organisation: string;
    readonly address: string;
    readonly representative: string;
  };
  readonly researchPlan: ResearchPlan;
  readonly specificationDraft: SpecificationDraft;
  /** The data user's recorded permission to share the documents with providers. */
  readonly permissionToShare: { readonly given: boolean; readonly recordedOn: string };
  /** Operator codes of the providers whose data were linked last. */
  readonly linkedProviders?: string[];
  readonly firstReview?: ReviewResult;
  readonly secondReview?: ReviewResult;
}
