import { actorText, type Actor } from '../../../kernel/actor.js';
import { digestOf } from '../../../kernel/canonical-json.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Definitions } from '../../catalogue/index.js';
import { Operators } from '../../operator/index.js';
import type { IndividualContractDocument, Specification } from '../domain/contract-document.js';
import { feeOf, type Rounding } from '../domain/consumption-tax.js';
import { contractErrors } from '../domain/errors.js';
import {
  checkTerms,
  type EligibleRequest,
  type IndividualContract,
} from '../domain/individual-contract.js';
import { assembleClauses } from '../domain/legal-template.js';
import { individualWording } from '../domain/legal-wording.js';
import { contractedTables } from '../domain/specification.js';
import { type IndividualContractView, individualView } from './contract-view.js';
import { IndividualContractBook } from './individual-contract-book.js';
import { IndividualContractGate } from './individual-contract-gate.js';
import { IndividualContractStore } from './ports/individual-contract.store.js';
import { LegalTemplates } from './ports/legal-templates.js';

type Settled = 'purpose' | 'responsiblePerson' | 'usePeriod' | 'retentionUntil' | 'publication';
type Agreed = Settled | 'deliveryMethod' | 'deliverOn' | 'requestId' | 'basicContractId';

export interface NewIndividualContract extends Pick<IndividualContractDocument, Agreed> {
  /** Whole yen, exclusive of tax. */
  readonly feeYen: number;
  readonly taxRatePercent: number;
  readonly rounding: Rounding;
  readonly specification: Omit<Specification, 'definitionSha256' | 'format'>;
}

type Unworded = Omit<IndividualContractDocument, 'clauses' | 'template'>;

/** 個別契約の起案 at the recipient operator, for an accepted provision request. */
@UseCase()
export class DraftIndividualContract {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly definitions: Definitions,
    private readonly contracts: IndividualContractStore,
    private readonly templates: LegalTemplates,
    private readonly gate: IndividualContractGate,
    private readonly book: IndividualContractBook,
  ) {}

  execute(actor: Actor, command: NewIndividualContract): Promise<Outcome<IndividualContractView>> {
    return this.transactions.run(async (tx) => {
      const document = await this.compose(tx, command);
      if (!document.ok) return document;
      const allowed = await this.gate.check(tx, document.value);
      if (!allowed.ok) return allowed;
      const contract: IndividualContract = {
        id: document.value.id,
        state: 'draft',
        document: document.value,
        sha256: digestOf(document.value),
        draftedBy: actorText(actor),
      };
      const added = await this.book.add(tx, actor, contract);
      return added.ok ? ok(individualView(contract, [])) : added;
    });
  }

  private async compose(
    tx: Tx,
    command: NewIndividualContract,
  ): Promise<Outcome<IndividualContractDocument>> {
    const { requestId: request } = command;
    const eligible = await this.contracts.request(tx, request);
    if (eligible?.recipient !== this.operators.own().code)
      return refuse(contractErrors.REQUEST_NOT_ELIGIBLE, { request });
    const provider = await this.operators.confirmed(tx, eligible.provider);
    if (!provider.ok) return provider;
    const specification = await this.specificationFor(tx, command);
    if (!specification.ok) return specification;
    const { code, name } = provider.value;
    return this.worded(this.unworded(command, eligible, { code, name }, specification.value));
  }

  private async specificationFor(
    tx: Tx,
    { specification }: NewIndividualContract,
  ): Promise<Outcome<Specification>> {
    const { definitionId, definitionVersion, period, diseases } = specification;
    const found = await this.definitions.published(tx, definitionId, definitionVersion);
    if (!found.ok) return found;
    const tables = contractedTables(found.value.definition, specification.tables);
    if (!tables.ok) return tables;
    return ok({
      definitionId,
      definitionVersion,
      definitionSha256: found.value.sha256,
      format: 'csv-utf8',
      tables: tables.value,
      period: { from: period.from, to: period.to },
      diseases,
    });
  }

  private unworded(
    command: NewIndividualContract,
    { requestId, caseNumber }: EligibleRequest,
    provider: { code: string; name: string },
    specification: Specification,
  ): Unworded {
    const { code, name, kind: operatorKind } = this.operators.own();
    const { usePeriod } = command;
    return {
      kind: 'yuzu.contract/individual',
      schemaVersion: 1,
      id: newId(),
      number: 1,
      round: 1,
      base: null,
      proposedBy: code,
      answerBy: usePeriod.from,
      change: 'conclusion',
      rehearsal: false,
      requestId,
      caseNumber,
      basicContractId: command.basicContractId,
      operatorKind,
      recipient: { code, name },
      provider,
      fee: feeOf(command.feeYen, command.taxRatePercent, command.rounding),
      purpose: command.purpose,
      responsiblePerson: command.responsiblePerson,
      usePeriod: { from: usePeriod.from, to: usePeriod.to },
      retentionUntil: command.retentionUntil,
      publication: command.publication,
      deliveryMethod: command.deliveryMethod,
      deliverOn: command.deliverOn,
      specification,
    };
  }

  private worded(base: Unworded): Outcome<IndividualContractDocument> {
    const template = this.templates.individual();
    const { id, version } = template;
    const document = { ...base, template: { id, version }, clauses: [] };
    const terms = checkTerms(document);
    if (!terms.ok) return terms;
    const clauses = assembleClauses(template, individualWording(base));
    return clauses.ok ? ok({ ...document, clauses: clauses.value }) : clauses;
  }
}
