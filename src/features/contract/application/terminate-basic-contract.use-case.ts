import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { partiesOf } from '../domain/contract-document.js';
import { BasicContractBook } from './basic-contract-book.js';
import type { TerminatedMessage } from './contract-message.js';
import { ContractSignatures } from './contract-signatures.js';
import { type BasicContractView, basicView } from './contract-view.js';

/** 基本契約の解除, or the refusal to sign a proposal: stops new work at once at every party. */
@UseCase()
export class TerminateBasicContract {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly book: BasicContractBook,
    private readonly signatures: ContractSignatures,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, id: string, reason: string): Promise<Outcome<BasicContractView>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.locked(tx, id);
      if (!found.ok) return found;
      const own = this.operators.own().code;
      const on = this.clock.today();
      const moved = await this.book.move(tx, actor, found.value, 'terminate', {
        by: own,
        reason,
        on,
      });
      if (!moved.ok) return moved;
      const { document, sha256 } = moved.value;
      const body: TerminatedMessage = { contractId: id, sha256, reason, terminatedOn: on };
      for (const to of partiesOf(document).filter((code) => code !== own))
        await this.outbox.send(tx, { to, type: 'basic-contract.terminated', body });
      return ok(basicView(moved.value, await this.signatures.of(tx, id)));
    });
  }
}
