import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { Transactions, type Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { ContractRecord } from '../domain/contract-record.js';
import { ContractTexts, type TextRefusal, type TextSignature } from './contract-texts.js';
import { IndividualChains } from './individual-chains.js';
import {
  type IndividualContractView,
  IndividualContractViews,
} from './individual-contract-view.js';

/** 個別契約の署名 and 不同意: the approver's answer to a text, whoever drafted it. */
@UseCase()
export class AnswerIndividualText {
  constructor(
    private readonly transactions: Transactions,
    private readonly texts: ContractTexts,
    private readonly chains: IndividualChains,
    private readonly views: IndividualContractViews,
  ) {}

  /** The own draft is proposed by it; the other side's signature concludes the text. */
  sign(
    actor: Actor,
    id: string,
    signature: TextSignature,
  ): Promise<Outcome<IndividualContractView>> {
    return this.answer(id, (tx) => this.texts.sign(tx, actor, id, signature));
  }

  refuse(actor: Actor, id: string, refusal: TextRefusal): Promise<Outcome<IndividualContractView>> {
    return this.answer(id, (tx) => this.texts.decline(tx, actor, id, refusal));
  }

  private answer(
    id: string,
    work: (tx: Tx) => Promise<Outcome<ContractRecord>>,
  ): Promise<Outcome<IndividualContractView>> {
    return this.transactions.run(async (tx) => {
      const before = await this.chains.find(tx, id);
      if (!before.ok) return before;
      const record = await work(tx);
      if (!record.ok) return record;
      const known = await this.chains.find(tx, id);
      return known.ok ? ok(await this.views.of(tx, known.value)) : known;
    });
  }
}
