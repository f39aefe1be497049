import { actorText, type Actor } from '../../../kernel/actor.js';
import { digestOf } from '../../../kernel/canonical-json.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import type { IndividualContractDocument } from '../domain/contract-document.js';
import { contractErrors } from '../domain/errors.js';
import type { IndividualContract } from '../domain/individual-contract.js';
import { ComposeIndividualText } from './compose-individual-text.js';
import { type IndividualContractView, individualView } from './contract-view.js';
import { IndividualContractBook } from './individual-contract-book.js';
import { IndividualContractGate } from './individual-contract-gate.js';
import type { IndividualTerms } from './individual-terms.js';
import { IndividualContractStore } from './ports/individual-contract.store.js';

export interface NewIndividualContract extends IndividualTerms {
  readonly requestId: string;
}

/** 個別契約の起案 at the recipient operator, for an accepted provision request. */
@UseCase()
export class DraftIndividualContract {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly contracts: IndividualContractStore,
    private readonly texts: ComposeIndividualText,
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
    { requestId: request, ...terms }: NewIndividualContract,
  ): Promise<Outcome<IndividualContractDocument>> {
    const own = this.operators.own().code;
    const eligible = await this.contracts.request(tx, request);
    if (eligible?.recipient !== own)
      return refuse(contractErrors.REQUEST_NOT_ELIGIBLE, { request });
    const place = { id: newId(), number: 1, round: 1, base: null };
    return this.texts.compose(tx, place, eligible, terms);
  }
}
