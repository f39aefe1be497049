import { Transitions } from '../../../kernel/transitions.js';
import type { RuleSet } from './rule-set.js';

/** 変換定義の版. One version of a name is active at a time. */
export type ConversionState = 'draft' | 'active' | 'superseded';
export type ConversionCommand = 'approve' | 'supersede';

export const conversionTransitions = new Transitions<ConversionState, ConversionCommand>(
  '変換定義',
  {
    draft: { approve: 'active' },
    active: { supersede: 'superseded' },
    superseded: {},
  },
);

export interface ConversionVersion {
  readonly id: string;
  readonly state: ConversionState;
  readonly ruleSet: RuleSet;
  /** SHA-256 of the canonical JSON of `ruleSet`. */
  readonly sha256: string;
  /** Actor who stored it. */
  readonly draftedBy: string;
  readonly approvedBy: string | null;
}
