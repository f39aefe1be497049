import type { Actor } from '../../../kernel/actor.js';
import { digestOf } from '../../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { type OperatorFacts, Operators } from '../../operator/index.js';
import { type BasicContract, checkParties } from '../domain/basic-contract.js';
import { type BasicContractDocument, partiesOf } from '../domain/contract-document.js';
import { checkDates } from '../domain/dates.js';
import { contractErrors } from '../domain/errors.js';
import { BasicContractBook } from './basic-contract-book.js';
import type { ProposedBasicMessage, SignedMessage, TerminatedMessage } from './contract-message.js';
import { ContractSignatures } from './contract-signatures.js';
import { BasicContractStore } from './ports/basic-contract.store.js';

const peer = (operator: string): Actor => ({ kind: 'peer', operator });

/** What the other parties tell of basic contracts; runs within the transaction of the message. */
@UseCase()
export class ReceiveBasicContract {
  constructor(
    private readonly operators: Operators,
    private readonly contracts: BasicContractStore,
    private readonly book: BasicContractBook,
    private readonly signatures: ContractSignatures,
  ) {}

  async proposed(tx: Tx, from: string, message: ProposedBasicMessage): Promise<Outcome<undefined>> {
    const document = message.contract;
    const checked = await this.checkProposal(tx, from, document);
    if (!checked.ok) return checked;
    const contract: BasicContract = {
      id: document.id,
      state: 'proposed',
      document,
      sha256: digestOf(document),
      draftedBy: null,
      termination: null,
    };
    const added = await this.book.add(tx, peer(from), contract);
    if (!added.ok) return added;
    const accepted = await this.signatures.accept(tx, contract, from, message.signature);
    if (!accepted.ok) return accepted;
    await this.signatures.acceptHeld(tx, contract);
    return ok();
  }

  async signed(tx: Tx, from: string, message: SignedMessage): Promise<Outcome<undefined>> {
    const { contractId, signature } = message;
    const contract = await this.contracts.lock(tx, contractId);
    if (!contract) {
      await this.signatures.hold(tx, contractId, from, signature);
      return ok();
    }
    const accepted = await this.signatures.accept(tx, contract, from, signature);
    if (!accepted.ok) return accepted;
    const moved = await this.book.move(tx, peer(from), contract, 'sign');
    const settled = moved.ok ? await this.book.settle(tx, peer(from), moved.value) : moved;
    return settled.ok ? ok() : settled;
  }

  async terminated(tx: Tx, from: string, message: TerminatedMessage): Promise<Outcome<undefined>> {
    const { contractId, sha256, reason, terminatedOn: on } = message;
    const found = await this.book.locked(tx, contractId);
    if (!found.ok) return found;
    if (!partiesOf(found.value.document).includes(from))
      return refuse(contractErrors.CONTRACT_NOT_OF_PARTY, { operator: from, contract: contractId });
    if (found.value.sha256 !== sha256)
      return refuse(contractErrors.CONTRACT_ALTERED, { contract: contractId });
    // Two parties may terminate at once; the first reason stands on each side.
    if (found.value.state === 'terminated') return ok();
    const moved = await this.book.move(tx, peer(from), found.value, 'terminate', {
      by: from,
      reason,
      on,
    });
    return moved.ok ? ok() : moved;
  }

  /** Drafted by the sender, this operator among the parties, all of them confirmed and of one kind. */
  private async checkProposal(
    tx: Tx,
    from: string,
    document: BasicContractDocument,
  ): Promise<Outcome<undefined>> {
    const own = this.operators.own();
    const parties = partiesOf(document);
    if (document.proposedBy !== from || !parties.includes(own.code))
      return refuse(contractErrors.CONTRACT_NOT_OF_PARTY, {
        operator: from,
        contract: document.id,
      });
    const dates = checkDates('startsOn', document.startsOn, document.endsOn);
    if (!dates.ok) return dates;
    const operators: OperatorFacts[] = [own];
    for (const code of parties.filter((other) => other !== own.code)) {
      const operator = await this.operators.confirmed(tx, code);
      if (!operator.ok) return operator;
      operators.push(operator.value);
    }
    return checkParties(document, operators);
  }
}
