import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { partiesOf } from '../domain/contract-document.js';
import type { IndividualContract } from '../domain/individual-contract.js';
import { given, type GivenSignature } from './contract-message.js';
import { ContractSignatures } from './contract-signatures.js';
import { type IndividualContractView, individualView } from './contract-view.js';
import { IndividualContractBook } from './individual-contract-book.js';
import { IndividualContractGate } from './individual-contract-gate.js';

/** 個別契約の署名: the recipient's first, which proposes it; then the provider's, which concludes it. */
@UseCase()
export class SignIndividualContract {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly gate: IndividualContractGate,
    private readonly book: IndividualContractBook,
    private readonly signatures: ContractSignatures,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, id: string, title: string): Promise<Outcome<IndividualContractView>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.locked(tx, id);
      if (!found.ok) return found;
      const allowed = await this.gate.check(tx, found.value.document);
      if (!allowed.ok) return allowed;
      const moved = await this.book.move(tx, actor, found.value, 'sign');
      if (!moved.ok) return moved;
      const signature = await this.signatures.sign(tx, actor, found.value, title);
      if (!signature.ok) return signature;
      await this.send(tx, found.value, given(signature.value));
      const settled = await this.book.settle(tx, actor, moved.value);
      if (!settled.ok) return settled;
      return ok(individualView(settled.value, await this.signatures.of(tx, id)));
    });
  }

  private async send(
    tx: Tx,
    { id, state, document }: IndividualContract,
    signature: GivenSignature,
  ): Promise<void> {
    const message =
      state === 'draft'
        ? { type: 'individual-contract.proposed', body: { contract: document, signature } }
        : { type: 'individual-contract.signed', body: { contractId: id, signature } };
    const own = this.operators.own().code;
    for (const to of partiesOf(document).filter((code) => code !== own))
      await this.outbox.send(tx, { to, ...message });
  }
}
