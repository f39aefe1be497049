import type { Actor } from '../../../kernel/actor.js';
import { digestOf } from '../../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { contractErrors } from '../domain/errors.js';
import type { IndividualContract } from '../domain/individual-contract.js';
import type { ProposedIndividualMessage, SignedMessage } from './contract-message.js';
import { ContractSignatures } from './contract-signatures.js';
import { IndividualContractBook } from './individual-contract-book.js';
import { IndividualContractGate } from './individual-contract-gate.js';

const peer = (operator: string): Actor => ({ kind: 'peer', operator });

/** What the other party tells of individual contracts; runs within the transaction of the message. */
@UseCase()
export class ReceiveIndividualContract {
  constructor(
    private readonly operators: Operators,
    private readonly gate: IndividualContractGate,
    private readonly book: IndividualContractBook,
    private readonly signatures: ContractSignatures,
  ) {}

  /** At the provider. */
  async proposed(
    tx: Tx,
    from: string,
    { contract: document, signature }: ProposedIndividualMessage,
  ): Promise<Outcome<undefined>> {
    const { id, recipient, provider } = document;
    if (recipient.code !== from || provider.code !== this.operators.own().code)
      return refuse(contractErrors.CONTRACT_NOT_OF_PARTY, { operator: from, contract: id });
    const allowed = await this.gate.check(tx, document);
    if (!allowed.ok) return allowed;
    const contract: IndividualContract = {
      id,
      state: 'proposed',
      document,
      sha256: digestOf(document),
      draftedBy: null,
    };
    const added = await this.book.add(tx, peer(from), contract);
    return added.ok ? this.signatures.accept(tx, contract, from, signature) : added;
  }

  /**
   * At the recipient. The gates are not asked again: the provider's signature was given while they
   * were open there, and refusing it here would leave two truths. What they close is new work.
   */
  async signed(
    tx: Tx,
    from: string,
    { contractId, signature }: SignedMessage,
  ): Promise<Outcome<undefined>> {
    const found = await this.book.locked(tx, contractId);
    if (!found.ok) return found;
    const accepted = await this.signatures.accept(tx, found.value, from, signature);
    if (!accepted.ok) return accepted;
    const moved = await this.book.move(tx, peer(from), found.value, 'sign');
    const settled = moved.ok ? await this.book.settle(tx, peer(from), moved.value) : moved;
    return settled.ok ? ok() : settled;
  }
}
