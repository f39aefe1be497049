import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Transactions, type Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { ContractRecord } from '../domain/contract-record.js';
import { contractErrors } from '../domain/errors.js';
import { type BasicContractView, BasicContractViews } from './basic-contract-view.js';
import { ContractTexts, type TextRefusal, type TextSignature } from './contract-texts.js';
import { BasicContractStore } from './ports/basic-contract.store.js';

/** 基本契約の署名 and 不同意: the approver's answer to a text, whoever drafted it. */
@UseCase()
export class AnswerBasicText {
  constructor(
    private readonly transactions: Transactions,
    private readonly contracts: BasicContractStore,
    private readonly texts: ContractTexts,
    private readonly views: BasicContractViews,
  ) {}

  /** The own draft is proposed by it; the last party's signature concludes the text. */
  sign(actor: Actor, id: string, signature: TextSignature): Promise<Outcome<BasicContractView>> {
    return this.answer(id, (tx) => this.texts.sign(tx, actor, id, signature));
  }

  refuse(actor: Actor, id: string, refusal: TextRefusal): Promise<Outcome<BasicContractView>> {
    return this.answer(id, (tx) => this.texts.decline(tx, actor, id, refusal));
  }

  private answer(
    id: string,
    work: (tx: Tx) => Promise<Outcome<ContractRecord>>,
  ): Promise<Outcome<BasicContractView>> {
    return this.transactions.run(async (tx) => {
      if (!(await this.contracts.find(tx, id)))
        return refuse(contractErrors.CONTRACT_UNKNOWN, { contract: id });
      const record = await work(tx);
      return record.ok ? ok(await this.views.of(tx, record.value)) : record;
    });
  }
}
