import type { EarlierLinkage } from '../link-receipt.js';
import type { ByClass, ModelParameters } from './parameters.js';

/** 名寄せの実施記録. Everything that led to the links, without identifiers; signed as evidence.json. */
export interface LinkEvidence {
  readonly kind: 'yuzu.evidence/link';
  /** Id of the job ticket. */
  readonly ticketId: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly profile: { readonly name: string; readonly version: number; readonly sha256: string };
  /** Version of the table of kanji variants. */
  readonly variants: string;
  readonly seed: number;
  readonly sources: readonly EvidenceSource[];
  /** The linkage whose persons this one kept. */
  readonly earlier?: EarlierLinkage;
  /** SHA-256 of the labels.csv of the reviews the links obey, lower-case hex, the earliest first. */
  readonly labelsSha256?: readonly string[];
  readonly blocking: readonly BlockingEvidence[];
  readonly parameters: ModelParameters;
  /** Patterns of candidate pairs (all that reached the review threshold), best first. */
  readonly patterns: readonly PatternEvidence[];
  readonly thresholds: { readonly link: number; readonly review: number; readonly margin: number };
  readonly results: LinkResults;
  /** SHA-256 of the files of the run, lower-case hex. */
  readonly files: { readonly links: string; readonly review: string };
}

/** What a blocking rule finds. */
export interface BlockingEvidence {
  readonly rule: string;
  /** Pairs the rule finds, whether or not others find them too; from the sample. */
  readonly pairs: number;
  /** Of the candidate pairs, and of those linked, the ones no rule before it finds; earlier versions do not tell. */
  readonly candidates?: number;
  readonly linked?: number;
}

export interface EvidenceSource {
  readonly operator: string;
  readonly records: number;
  /** Records in which the field is known, per field of the profile. */
  readonly known: Readonly<Record<string, number>>;
}

export interface PatternEvidence {
  readonly pattern: number;
  /** Level of every comparison, by name. */
  readonly levels: Readonly<Record<string, string>>;
  /** Candidate pairs of this pattern. */
  readonly pairs: number;
  readonly linked: number;
  /** Pairs of the review band that a lower threshold would link one-to-one; earlier versions do not tell. */
  readonly assignable?: number;
  readonly weight: number;
  /** Posterior of every class; they add up to 1. */
  readonly probability: ByClass;
  /** Deterministic rule or contradiction the pattern satisfies. */
  readonly rule?: string;
}

export interface LinkResults {
  readonly links: number;
  readonly persons: number;
  /** Pairs in the review band, pairs with equally good counterparts, pairs that contradict hard facts. */
  readonly review: number;
  readonly ambiguous: number;
  readonly contradicted: number;
  /** Pairs that would make one of two persons of the earlier linkage. */
  readonly merges: number;
  /** Candidate pairs, and their records, set aside because dozens of records are alike; only where there are any. */
  readonly crowd?: { readonly pairs: number; readonly records: number };
  /** Expected from the probabilities of the links and of the pairs left out, without labels; 0…1. */
  readonly expectedPrecision: number;
  readonly expectedRecall: number;
  /** Close calls by what they are: pairs compared and kept apart, and pairs linked. */
  readonly closeCalls: readonly {
    /** Name in the profile's `closeCalls`. */
    readonly kind: string;
    /** Among the pairs compared; estimated from the sample the model was estimated on. */
    readonly pairs: number;
    readonly linked: number;
  }[];
}
