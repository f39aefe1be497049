import type { LocalDate } from '../../../kernel/time.js';
import type { ContractedTable, SourceKind } from '../../catalogue/index.js';
import type { OperatorKind } from '../../operator/index.js';
import type { ExtractionCriteria } from './extraction-criteria.js';
import type { MoneyTerms } from './money-terms.js';

/** 基本契約 and 個別契約. */
export type Tier = 'basic' | 'individual';

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

/**
 * 契約文書. One text of a contract. What every party signs is the canonical JSON (RFC 8785) of it; its
 * SHA-256 names it. A contract is the chain of its concluded texts.
 */
export interface ContractText {
  readonly schemaVersion: 1;
  /** Of the contract: the same in all its texts. */
  readonly id: string;
  /** Place in the chain: 1 concludes the contract, each further one changes or ends it. */
  readonly number: number;
  /** 1 for the first proposal of this place; each counter-proposal counts on. */
  readonly round: number;
  /** SHA-256 of the concluded text that this one changes; null for number 1. */
  readonly base: string | null;
  /** Operator code of the party that proposes this text and signs it first. */
  readonly proposedBy: string;
  /** 承諾期間. Last day on which it may be signed (Civil Code, art. 523). */
  readonly answerBy: LocalDate;
  readonly operatorKind: OperatorKind;
  readonly template: TemplateName;
  readonly clauses: readonly Clause[];
}

/** Values agreed for the clauses, e.g. `paymentDays`. */
interface SettledVariable {
  readonly name: string;
  readonly value: string;
}

/** 基本契約. An amendment or accession is the full text as it reads after the change. */
export interface BasicContractDocument extends ContractText {
  readonly kind: 'yuzu.contract/basic';
  readonly change: 'conclusion' | 'amendment' | 'accession';
  readonly title: string;
  /** In the order of the first text; who accedes comes last. */
  readonly parties: readonly Party[];
  /** Operator codes that become parties by this text; empty unless it is an accession. */
  readonly acceding: readonly string[];
  /** First and last day of the first term. */
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** First day on which this text holds; of number 1 the same as `startsOn`. */
  readonly effectiveOn: LocalDate;
  /** 自動更新: by so many years again and again, unless refused so many months before the end. */
  readonly renewal: Renewal;
  readonly variables: readonly SettledVariable[];
}

export interface Renewal {
  readonly years: number;
  readonly noticeMonths: number;
}

export const DELIVERY_METHODS = ['media', 'network', 'on-site'] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

/** 仕様書. Attachment of an individual contract: what data, in which form. */
export interface Specification {
  readonly definitionId: string;
  readonly definitionVersion: number;
  /** SHA-256 of the published definition's canonical JSON. */
  readonly definitionSha256: string;
  /** データの種類: the sources of the tables, each once, in their order. */
  readonly kinds: readonly SourceKind[];
  readonly format: 'csv-utf8';
  readonly tables: readonly ContractedTable[];
  /** Target period of dated tables, both days inclusive. */
  readonly period: DateRange;
  /** Target diseases in words; empty: not limited. */
  readonly diseases: readonly string[];
  /** Whom the data are of, as the extraction applies it; left out where nobody is limited. */
  readonly criteria?: ExtractionCriteria;
}

/** 契約の担当責任者 of either side: office and name, or the office alone. */
interface PersonsInCharge {
  readonly recipient: string;
  readonly provider: string;
}

/** 個別契約. Signed as its canonical JSON by recipient and provider. */
export interface IndividualContractDocument extends ContractText, MoneyTerms {
  readonly kind: 'yuzu.contract/individual';
  readonly change: 'conclusion' | 'amendment';
  readonly requestId: string;
  readonly caseNumber: string;
  readonly basicContractId: string;
  readonly recipient: Party;
  readonly provider: Party;
  readonly purpose: string;
  /** 利活用者における利用の責任者. */
  readonly responsiblePerson: string;
  readonly personsInCharge: PersonsInCharge;
  readonly usePeriod: DateRange;
  readonly retentionUntil: LocalDate;
  /** 対外発表. */
  readonly publication: string;
  readonly deliveryMethod: DeliveryMethod;
  readonly deliverOn: LocalDate;
  readonly specification: Specification;
  /** Of synthetic data only, for a rehearsal of the exchange. */
  readonly rehearsal: boolean;
}

/** What becomes of what was contracted and is not yet carried out. */
export const RUNNING_CONTRACTS = ['continue', 'stop'] as const;
export type RunningContracts = (typeof RUNNING_CONTRACTS)[number];

/** 合意解約. Ends a contract of either tier for all its parties; the last text of its chain. */
export interface TerminationAgreementDocument extends ContractText {
  readonly kind: 'yuzu.contract/termination';
  readonly tier: Tier;
  readonly title: string;
  readonly parties: readonly Party[];
  /** Last day on which the contract is in force. */
  readonly terminatesOn: LocalDate;
  readonly runningContracts: RunningContracts;
  readonly reason: string;
}

export type ContractDocument =
  BasicContractDocument | IndividualContractDocument | TerminationAgreementDocument;

export const NOTICES = ['renewal-refused', 'terminated-for-cause'] as const;
export type NoticeName = (typeof NOTICES)[number];

/**
 * 通知. One-sided and signed by the giver's approver over its canonical JSON. It counts from the day it
 * was given, so that a gateway it reaches late computes the same standing.
 */
export interface ContractNotice {
  readonly kind: 'yuzu.contract/notice';
  readonly schemaVersion: 1;
  readonly id: string;
  readonly contractId: string;
  readonly tier: Tier;
  /** SHA-256 of the text in force at the giver: the one whose deadline or clause it relies on. */
  readonly text: string;
  readonly notice: NoticeName;
  /** Operator code of the giver. */
  readonly by: string;
  /** Operator code of the party in breach; only for `terminated-for-cause`. */
  readonly against?: string;
  /** Of a refusal the last day of the term; of a termination the first day without contract. */
  readonly effectiveOn: LocalDate;
  readonly givenOn: LocalDate;
  readonly reason: string;
}

export const tierOf = (document: ContractDocument): Tier => {
  if (document.kind === 'yuzu.contract/termination') return document.tier;
  return document.kind === 'yuzu.contract/basic' ? 'basic' : 'individual';
};

/** All parties, in the order of the signature sheet. */
export const partyList = (document: ContractDocument): readonly Party[] =>
  document.kind === 'yuzu.contract/individual'
    ? [document.recipient, document.provider]
    : document.parties;

/** Operator codes of all parties. */
export const partiesOf = (document: ContractDocument): string[] =>
  partyList(document).map(({ code }) => code);
