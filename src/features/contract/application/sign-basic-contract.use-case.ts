import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { type OperatorFacts, Operators } from '../../operator/index.js';
import { type BasicContract, checkParties } from '../domain/basic-contract.js';
import { partiesOf } from '../domain/contract-document.js';
import { contractErrors } from '../domain/errors.js';
import { BasicContractBook } from './basic-contract-book.js';
import { given, type GivenSignature } from './contract-message.js';
import { ContractSignatures } from './contract-signatures.js';
import { type BasicContractView, basicView } from './contract-view.js';

/** 基本契約の署名: the drafter's first, which proposes it; then each counterparty's. */
@UseCase()
export class SignBasicContract {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly book: BasicContractBook,
    private readonly signatures: ContractSignatures,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, id: string, title: string): Promise<Outcome<BasicContractView>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.locked(tx, id);
      if (!found.ok) return found;
      const gate = await this.checkGate(tx, found.value);
      if (!gate.ok) return gate;
      const moved = await this.book.move(tx, actor, found.value, 'sign');
      if (!moved.ok) return moved;
      const signature = await this.signatures.sign(tx, actor, found.value, title);
      if (!signature.ok) return signature;
      await this.send(tx, found.value, given(signature.value));
      const settled = await this.book.settle(tx, actor, moved.value);
      if (!settled.ok) return settled;
      return ok(basicView(settled.value, await this.signatures.of(tx, id)));
    });
  }

  /** Every party certified and of one kind, and the period not over. */
  private async checkGate(tx: Tx, { id, document }: BasicContract): Promise<Outcome<undefined>> {
    if (document.endsOn < this.clock.today())
      return refuse(contractErrors.CONTRACT_PERIOD_OVER, { contract: id, endsOn: document.endsOn });
    const operators: OperatorFacts[] = [];
    for (const code of partiesOf(document)) {
      const operator = await this.operators.certified(tx, code);
      if (!operator.ok) return operator;
      operators.push(operator.value);
    }
    return checkParties(document, operators);
  }

  private async send(
    tx: Tx,
    { id, state, document }: BasicContract,
    signature: GivenSignature,
  ): Promise<void> {
    const message =
      state === 'draft'
        ? { type: 'basic-contract.proposed', body: { contract: document, signature } }
        : { type: 'basic-contract.signed', body: { contractId: id, signature } };
    const own = this.operators.own().code;
    for (const to of partiesOf(document).filter((code) => code !== own))
      await this.outbox.send(tx, { to, ...message });
  }
}
