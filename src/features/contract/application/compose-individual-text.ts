import { addDays } from '../../../kernel/money/business-days.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Definitions } from '../../catalogue/index.js';
import { Operators } from '../../operator/index.js';
import type {
  ContractText,
  IndividualContractDocument,
  Specification,
  TerminationAgreementDocument,
} from '../domain/contract-document.js';
import { checkCriteria } from '../domain/check-criteria.js';
import { criteriaOf } from '../domain/extraction-criteria.js';
import { checkTerms, type EligibleRequest } from '../domain/individual-contract.js';
import { assembleClauses } from '../domain/legal-template.js';
import { individualWording } from '../domain/legal-wording.js';
import { DAYS_TO_ANSWER } from '../domain/offer.js';
import { contractedTables, kindsOf } from '../domain/specification.js';
import { ComposeBasicText } from './compose-basic-text.js';
import type { IndividualTerms } from './individual-terms.js';
import { MoneyOfTerms } from './money-of-terms.js';
import { LegalTemplates } from './ports/legal-templates.js';

/** Where a text stands in the chain of its contract. */
export type ChainPlace = Pick<ContractText, 'id' | 'number' | 'round' | 'base'>;

type AgreedEnd = Pick<
  TerminationAgreementDocument,
  'terminatesOn' | 'runningContracts' | 'reason'
> & { readonly answerBy?: string };

type Unworded = Omit<IndividualContractDocument, 'clauses' | 'template'>;

const IN_CHARGE = '個別契約担当責任者';

/** 個別契約書 in full, from what staff settle: amounts reckoned, items checked, clauses worded. */
@UseCase()
export class ComposeIndividualText {
  constructor(
    private readonly operators: Operators,
    private readonly definitions: Definitions,
    private readonly templates: LegalTemplates,
    private readonly money: MoneyOfTerms,
    private readonly endings: ComposeBasicText,
    private readonly clock: Clock,
  ) {}

  async terms(
    tx: Tx,
    place: ChainPlace,
    request: EligibleRequest,
    terms: IndividualTerms,
  ): Promise<Outcome<IndividualContractDocument>> {
    const parties = await this.parties(tx, request);
    if (!parties.ok) return parties;
    const specification = await this.specification(tx, terms);
    if (!specification.ok) return specification;
    const money = await this.money.of(tx, request.requestId, terms);
    if (!money.ok) return money;
    return this.worded({
      ...fixed(place, request, terms),
      ...this.offer(terms),
      ...parties.value,
      ...money.value,
      specification: specification.value,
    });
  }

  /** 合意解約書 of an individual contract. */
  ending(
    place: ChainPlace,
    { operatorKind, recipient, provider }: IndividualContractDocument,
    { answerBy, ...agreed }: AgreedEnd,
  ): Outcome<TerminationAgreementDocument> {
    return this.endings.termination({
      kind: 'yuzu.contract/termination',
      schemaVersion: 1,
      ...place,
      ...this.offer({ answerBy }),
      tier: 'individual',
      title: this.templates.individual().titleJa,
      operatorKind,
      parties: [recipient, provider],
      terminatesOn: agreed.terminatesOn,
      runningContracts: agreed.runningContracts,
      reason: agreed.reason,
    });
  }

  private offer({ answerBy }: { readonly answerBy?: string }) {
    return {
      proposedBy: this.operators.own().code,
      answerBy: answerBy ?? addDays(this.clock.today(), DAYS_TO_ANSWER),
    };
  }

  private async parties(
    tx: Tx,
    request: EligibleRequest,
  ): Promise<Outcome<Pick<Unworded, 'recipient' | 'provider' | 'operatorKind'>>> {
    const { code, name, kind: operatorKind } = this.operators.own();
    const isRecipient = request.recipient === code;
    const peer = await this.operators.confirmed(
      tx,
      isRecipient ? request.provider : request.recipient,
    );
    if (!peer.ok) return peer;
    const [own, other] = [
      { code, name },
      { code: peer.value.code, name: peer.value.name },
    ];
    const [recipient, provider] = isRecipient ? [own, other] : [other, own];
    return ok({ recipient, provider, operatorKind });
  }

  private async specification(
    tx: Tx,
    { specification }: IndividualTerms,
  ): Promise<Outcome<Specification>> {
    const { definitionId, definitionVersion, period, diseases, criteria } = specification;
    const found = await this.definitions.published(tx, definitionId, definitionVersion);
    if (!found.ok) return found;
    const { definition, sha256: definitionSha256 } = found.value;
    const tables = contractedTables(definition, specification.tables);
    if (!tables.ok) return tables;
    const checked = checkCriteria(definition, criteria);
    if (!checked.ok) return checked;
    return ok({
      ...{ definitionId, definitionVersion, definitionSha256 },
      kinds: kindsOf(definition, tables.value),
      format: 'csv-utf8',
      tables: tables.value,
      period: { from: period.from, to: period.to },
      diseases,
      ...(criteria && { criteria: criteriaOf(criteria) }),
    });
  }

  private worded(unworded: Unworded): Outcome<IndividualContractDocument> {
    const template = this.templates.individual();
    const { id, version } = template;
    const document = { ...unworded, template: { id, version }, clauses: [] };
    const terms = checkTerms(document);
    if (!terms.ok) return terms;
    const clauses = assembleClauses(template, individualWording(unworded));
    return clauses.ok ? ok({ ...document, clauses: clauses.value }) : clauses;
  }
}

function fixed(place: ChainPlace, request: EligibleRequest, terms: IndividualTerms) {
  const { requestId, caseNumber, rehearsal } = request;
  const { usePeriod, personsInCharge } = terms;
  return {
    kind: 'yuzu.contract/individual' as const,
    schemaVersion: 1 as const,
    ...place,
    change: place.number === 1 ? ('conclusion' as const) : ('amendment' as const),
    ...{ requestId, caseNumber, rehearsal },
    basicContractId: terms.basicContractId,
    purpose: terms.purpose,
    responsiblePerson: terms.responsiblePerson,
    personsInCharge: {
      recipient: personsInCharge?.recipient ?? IN_CHARGE,
      provider: personsInCharge?.provider ?? IN_CHARGE,
    },
    usePeriod: { from: usePeriod.from, to: usePeriod.to },
    retentionUntil: terms.retentionUntil,
    publication: terms.publication,
    deliveryMethod: terms.deliveryMethod,
    deliverOn: terms.deliverOn,
  };
}
