import type { LocalDate } from '../../../kernel/time.js';

/** 認定: anonymised (Act, art. 9) or pseudonymised (art. 33) information maker. */
export const OPERATOR_KINDS = ['anonymised', 'pseudonymised'] as const;
export type OperatorKind = (typeof OPERATOR_KINDS)[number];

/** A certification as configured for this operator, or as given on paper when a peer is registered. */
export interface Certification {
  readonly number: string;
  readonly validFrom: LocalDate;
  /** Last day; open-ended when absent. */
  readonly validTo?: LocalDate;
}

export const CERTIFICATION_CHANGES = [
  'granted',
  'renewed',
  'suspended',
  'resumed',
  'revoked',
  'expired',
] as const;
export type CertificationChange = (typeof CERTIFICATION_CHANGES)[number];

/**
 * How this gateway knows: from the configuration or the registration of the peer, from the operator's
 * own gateway, or from a public notice (公示) that our approver recorded.
 */
export type CertificationSource = 'registration' | 'own-notice' | 'public-notice';

/** One event of a certification's history. Events are added, never changed. */
export interface CertificationEvent {
  /** Given by the gateway where it was recorded; an event heard twice is one event. */
  readonly id: string;
  readonly operator: string;
  readonly kind: OperatorKind;
  readonly change: CertificationChange;
  /** Of a grant, and of a renewal under a new number. */
  readonly number?: string;
  /** First day on which the change counts; of an expiry the first day without certification. */
  readonly effectiveOn: LocalDate;
  /** Last day of what is granted, renewed or suspended; open-ended when absent. */
  readonly until?: LocalDate;
  readonly source: CertificationSource;
  /** Where it can be read, e.g. 官報 number or address of the public notice. */
  readonly reference?: string;
  /** Actor as in the audit trail. */
  readonly recordedBy: string;
  /** ISO 8601 instant by the clock of the gateway where it was recorded. */
  readonly recordedAt: string;
}
