import type { LocalDate } from '../../../kernel/time.js';
import type { ContractedTable } from '../../catalogue/index.js';
import type { OperatorKind } from '../../operator/index.js';
import type { Fee } from './consumption-tax.js';

export interface Party {
  /** Operator code, e.g. `MINATO`. */
  readonly code: string;
  readonly name: string;
}

/** 条項. One clause as signed: every variable is filled in. */
export interface Clause {
  readonly id: string;
  /** e.g. `第3条（用語の定義）`. */
  readonly heading: string;
  readonly text: string;
}

interface DateRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Where the clauses come from in contracts/legal. */
export interface TemplateName {
  readonly id: string;
  readonly version: number;
}

interface ContractDocumentBase {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly operatorKind: OperatorKind;
  readonly template: TemplateName;
  readonly clauses: readonly Clause[];
}

/** 基本契約. What every party signs is the canonical JSON (RFC 8785) of this document. */
export interface BasicContractDocument extends ContractDocumentBase {
  readonly kind: 'yuzu.contract/basic';
  readonly title: string;
  /** The drafter first. */
  readonly parties: readonly Party[];
  /** First and last day in force. */
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** Values agreed for the clauses, e.g. `paymentDays`. */
  readonly variables: readonly { readonly name: string; readonly value: string }[];
}

export const DELIVERY_METHODS = ['media', 'network', 'on-site'] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

/** 仕様書. Attachment of an individual contract: what data, in which form. */
export interface Specification {
  readonly definitionId: string;
  readonly definitionVersion: number;
  /** SHA-256 of the published definition's canonical JSON. */
  readonly definitionSha256: string;
  readonly format: 'csv-utf8';
  readonly tables: readonly ContractedTable[];
  /** Target period of dated tables, both days inclusive. */
  readonly period: DateRange;
  /** Target diseases in words; empty: not limited. */
  readonly diseases: readonly string[];
}

/** 個別契約. Signed as its canonical JSON by recipient and provider. */
export interface IndividualContractDocument extends ContractDocumentBase {
  readonly kind: 'yuzu.contract/individual';
  readonly requestId: string;
  readonly caseNumber: string;
  readonly basicContractId: string;
  readonly recipient: Party;
  readonly provider: Party;
  readonly fee: Fee;
  readonly purpose: string;
  readonly responsiblePerson: string;
  readonly usePeriod: DateRange;
  readonly retentionUntil: LocalDate;
  /** 対外発表. */
  readonly publication: string;
  readonly deliveryMethod: DeliveryMethod;
  readonly deliverOn: LocalDate;
  readonly specification: Specification;
}

export type ContractDocument = BasicContractDocument | IndividualContractDocument;

/** Operator codes of all parties, the drafter first. */
export const partiesOf = (document: ContractDocument): string[] =>
  document.kind === 'yuzu.contract/basic'
    ? document.parties.map(({ code }) => code)
    : [document.recipient.code, document.provider.code];

/** Who drafts and signs first. */
export const drafterOf = (document: ContractDocument): string =>
  document.kind === 'yuzu.contract/basic'
    ? (document.parties[0]?.code ?? '')
    : document.recipient.code;
