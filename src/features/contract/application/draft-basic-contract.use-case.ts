import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { addDays } from '../../../kernel/money/business-days.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { type OperatorFacts, Operators } from '../../operator/index.js';
import { checkShape } from '../domain/basic-contract.js';
import type { BasicContractDocument } from '../domain/contract-document.js';
import { contractErrors } from '../domain/errors.js';
import { DAYS_TO_ANSWER, defaultRenewal } from '../domain/offer.js';
import { type BasicContractView, BasicContractViews } from './basic-contract-view.js';
import { type BasicTerms, ComposeBasicText } from './compose-basic-text.js';
import { ContractTexts } from './contract-texts.js';

type Optional = 'renewal' | 'variables' | 'clauses';

export interface NewBasicContract
  extends Omit<BasicTerms, Optional>, Pick<Partial<BasicTerms>, Optional> {
  /** Operator codes of the other parties. */
  readonly counterparties: readonly string[];
  readonly answerBy?: string;
}

/** 基本契約の起案. */
@UseCase()
export class DraftBasicContract {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly compose: ComposeBasicText,
    private readonly texts: ContractTexts,
    private readonly views: BasicContractViews,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, command: NewBasicContract): Promise<Outcome<BasicContractView>> {
    return this.transactions.run(async (tx) => {
      const parties = await this.partiesFor(tx, command.counterparties);
      if (!parties.ok) return parties;
      const document = this.document(command, parties.value);
      if (!document.ok) return document;
      const drafted = await this.texts.draft(tx, actor, document.value);
      return drafted.ok ? ok(await this.views.of(tx, drafted.value)) : drafted;
    });
  }

  private document(
    command: NewBasicContract,
    parties: readonly OperatorFacts[],
  ): Outcome<BasicContractDocument> {
    const { title, startsOn, endsOn } = command;
    const own = this.operators.own();
    const document = this.compose.newText(
      {
        kind: 'yuzu.contract/basic',
        schemaVersion: 1,
        id: newId(),
        number: 1,
        round: 1,
        base: null,
        proposedBy: own.code,
        answerBy: command.answerBy ?? addDays(this.clock.today(), DAYS_TO_ANSWER),
        change: 'conclusion',
        title,
        operatorKind: own.kind,
        parties: parties.map(({ code, name }) => ({ code, name })),
        acceding: [],
        startsOn,
        endsOn,
        effectiveOn: startsOn,
        renewal: command.renewal ?? defaultRenewal,
      },
      command,
    );
    if (!document.ok) return document;
    const shape = checkShape(document.value);
    return shape.ok ? document : shape;
  }

  /** This operator first; each of the others certified today. */
  private async partiesFor(
    tx: Tx,
    counterparties: readonly string[],
  ): Promise<Outcome<OperatorFacts[]>> {
    const { code: own, kind } = this.operators.own();
    if (counterparties.includes(own)) return refuse(contractErrors.PARTIES_INVALID);
    const parties: OperatorFacts[] = [];
    for (const code of [own, ...counterparties]) {
      const operator = await this.operators.certified(tx, code, kind);
      if (!operator.ok) return operator;
      parties.push(operator.value);
    }
    return ok(parties);
  }
}
