import { actorText, type Actor } from '../../../kernel/actor.js';
import { digestOf } from '../../../kernel/canonical-json.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { type OperatorFacts, Operators } from '../../operator/index.js';
import { type BasicContract, checkParties } from '../domain/basic-contract.js';
import type { BasicContractDocument, Clause } from '../domain/contract-document.js';
import { checkDates } from '../domain/dates.js';
import { contractErrors } from '../domain/errors.js';
import { assembleClauses, settledVariables, type Variables } from '../domain/legal-template.js';
import { basicWording } from '../domain/legal-wording.js';
import { BasicContractBook } from './basic-contract-book.js';
import { type BasicContractView, basicView } from './contract-view.js';
import { LegalTemplates } from './ports/legal-templates.js';

export interface NewBasicContract {
  /** Operator codes of the other parties. */
  readonly counterparties: readonly string[];
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  /** Values for the template's variables; its defaults hold otherwise. */
  readonly variables?: Variables;
  /** Negotiated clauses in place of the template's. */
  readonly clauses?: readonly Clause[];
}

type Unworded = Omit<BasicContractDocument, 'clauses' | 'variables' | 'template'>;

/** 基本契約の起案. */
@UseCase()
export class DraftBasicContract {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly templates: LegalTemplates,
    private readonly book: BasicContractBook,
  ) {}

  execute(actor: Actor, command: NewBasicContract): Promise<Outcome<BasicContractView>> {
    return this.transactions.run(async (tx) => {
      const document = await this.compose(tx, command);
      if (!document.ok) return document;
      const contract: BasicContract = {
        id: document.value.id,
        state: 'draft',
        document: document.value,
        sha256: digestOf(document.value),
        draftedBy: actorText(actor),
        termination: null,
      };
      const added = await this.book.add(tx, actor, contract);
      return added.ok ? ok(basicView(contract, [])) : added;
    });
  }

  private async compose(
    tx: Tx,
    command: NewBasicContract,
  ): Promise<Outcome<BasicContractDocument>> {
    const { title, startsOn, endsOn } = command;
    const dates = checkDates('startsOn', startsOn, endsOn);
    if (!dates.ok) return dates;
    const operators = await this.partiesFor(tx, command.counterparties);
    if (!operators.ok) return operators;
    const document = this.worded(command, {
      kind: 'yuzu.contract/basic',
      schemaVersion: 1,
      id: newId(),
      number: 1,
      round: 1,
      base: null,
      proposedBy: this.operators.own().code,
      answerBy: endsOn,
      change: 'conclusion',
      acceding: [],
      effectiveOn: startsOn,
      renewal: { years: 1, noticeMonths: 3 },
      title,
      operatorKind: this.operators.own().kind,
      parties: operators.value.map(({ code, name }) => ({ code, name })),
      startsOn,
      endsOn,
    });
    if (!document.ok) return document;
    const parties = checkParties(document.value, operators.value);
    return parties.ok ? document : parties;
  }

  /** This operator first; each of the others certified today. */
  private async partiesFor(
    tx: Tx,
    counterparties: readonly string[],
  ): Promise<Outcome<OperatorFacts[]>> {
    const own = this.operators.own().code;
    if (counterparties.includes(own)) return refuse(contractErrors.PARTIES_INVALID);
    const parties: OperatorFacts[] = [];
    for (const code of [own, ...counterparties]) {
      const operator = await this.operators.certified(tx, code);
      if (!operator.ok) return operator;
      parties.push(operator.value);
    }
    return ok(parties);
  }

  private worded(command: NewBasicContract, base: Unworded): Outcome<BasicContractDocument> {
    const template = this.templates.basic();
    const settled = settledVariables(template, command.variables ?? {});
    if (!settled.ok) return settled;
    const words = { ...settled.value, ...basicWording(base) };
    const clauses = command.clauses ? ok(command.clauses) : assembleClauses(template, words);
    if (!clauses.ok) return clauses;
    return ok({
      ...base,
      template: { id: template.id, version: template.version },
      variables: Object.entries(settled.value).map(([name, value]) => ({ name, value })),
      clauses: clauses.value.map(({ id, heading, text }) => ({ id, heading, text })),
    });
  }
}
