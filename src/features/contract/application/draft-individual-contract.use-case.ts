import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { contractErrors } from '../domain/errors.js';
import { ComposeIndividualText } from './compose-individual-text.js';
import { ContractTexts } from './contract-texts.js';
import { IndividualChains } from './individual-chains.js';
import {
  type IndividualContractView,
  IndividualContractViews,
} from './individual-contract-view.js';
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
    private readonly compose: ComposeIndividualText,
    private readonly texts: ContractTexts,
    private readonly chains: IndividualChains,
    private readonly views: IndividualContractViews,
  ) {}

  execute(
    actor: Actor,
    { requestId: request, ...terms }: NewIndividualContract,
  ): Promise<Outcome<IndividualContractView>> {
    return this.transactions.run(async (tx) => {
      const eligible = await this.contracts.request(tx, request);
      if (eligible?.recipient !== this.operators.own().code)
        return refuse(contractErrors.REQUEST_NOT_ELIGIBLE, { request });
      const place = { id: newId(), number: 1, round: 1, base: null };
      const document = await this.compose.terms(tx, place, eligible, terms);
      if (!document.ok) return document;
      const drafted = await this.texts.draft(tx, actor, document.value);
      if (!drafted.ok) return drafted;
      const known = await this.chains.find(tx, place.id);
      return known.ok ? ok(await this.views.of(tx, known.value)) : known;
    });
  }
}
