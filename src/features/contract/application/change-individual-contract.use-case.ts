import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import type {
  ContractDocument,
  IndividualContractDocument,
  RunningContracts,
} from '../domain/contract-document.js';
import { draftOf, negotiationOf, textOf } from '../domain/contract-record.js';
import { contractErrors } from '../domain/errors.js';
import { individualContractTransitions } from '../domain/individual-contract.js';
import { individualErrors } from '../domain/individual-errors.js';
import { type Negotiation, openTexts } from '../domain/negotiation.js';
import { placeFor } from '../domain/offer.js';
import { type ChainPlace, ComposeIndividualText } from './compose-individual-text.js';
import { ContractTexts } from './contract-texts.js';
import { IndividualChains, type KnownContract } from './individual-chains.js';
import {
  type IndividualContractView,
  IndividualContractViews,
} from './individual-contract-view.js';
import { type IndividualTerms, termsOfDocument } from './individual-terms.js';
import { IndividualContractStore } from './ports/individual-contract.store.js';

export type IndividualChanges = Partial<IndividualTerms>;

export interface AgreedIndividualEnd {
  readonly terminatesOn: string;
  /** Whether what was provided by then may still be used. */
  readonly runningContracts: RunningContracts;
  readonly reason: string;
  readonly answerBy?: string;
}

interface Ground {
  readonly known: KnownContract;
  readonly negotiation: Negotiation;
  readonly place: ChainPlace;
}

/** Drafts of further texts of an individual contract: 対案, 変更契約, 合意解約, by either side. */
@UseCase()
export class ChangeIndividualContract {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly contracts: IndividualContractStore,
    private readonly chains: IndividualChains,
    private readonly compose: ComposeIndividualText,
    private readonly texts: ContractTexts,
    private readonly views: IndividualContractViews,
  ) {}

  /**
   * Answers the open proposal with another, or revises the own draft before any: what is not said anew
   * stays as it was.
   */
  counter(
    actor: Actor,
    id: string,
    changes: IndividualChanges,
  ): Promise<Outcome<IndividualContractView>> {
    return this.draft(actor, id, (tx, ground) => {
      const [open] = openTexts(ground.negotiation);
      const { record } = ground.known;
      const answered = (open ? textOf(record, open.sha256) : draftOf(record))?.document;
      return answered?.kind === 'yuzu.contract/individual'
        ? this.revised(tx, ground, answered, changes)
        : Promise.resolve(refuse(individualErrors.NOTHING_PROPOSED, { contract: id }));
    });
  }

  amend(
    actor: Actor,
    id: string,
    changes: IndividualChanges,
  ): Promise<Outcome<IndividualContractView>> {
    return this.draft(actor, id, (tx, ground) =>
      ground.known.terms
        ? this.revised(tx, ground, ground.known.terms, changes)
        : Promise.resolve(notConcluded(id)),
    );
  }

  end(
    actor: Actor,
    id: string,
    asked: AgreedIndividualEnd,
  ): Promise<Outcome<IndividualContractView>> {
    return this.draft(actor, id, (_, { known, place }) =>
      Promise.resolve(
        known.terms ? this.compose.ending(place, known.terms, asked) : notConcluded(id),
      ),
    );
  }

  private draft(
    actor: Actor,
    id: string,
    compose: (tx: Tx, ground: Ground) => Promise<Outcome<ContractDocument>>,
  ): Promise<Outcome<IndividualContractView>> {
    return this.transactions.run(async (tx) => {
      const ground = await this.ground(tx, id);
      if (!ground.ok) return ground;
      const document = await compose(tx, ground.value);
      if (!document.ok) return document;
      const drafted = await this.texts.draft(tx, actor, document.value);
      if (!drafted.ok) return drafted;
      const known = await this.chains.find(tx, id);
      return known.ok ? ok(await this.views.of(tx, known.value)) : known;
    });
  }

  private async ground(tx: Tx, id: string): Promise<Outcome<Ground>> {
    const locked = await this.texts.locked(tx, id);
    const known = locked.ok ? await this.chains.find(tx, id) : locked;
    if (!known.ok) return known;
    const may = individualContractTransitions.next(known.value.contract.state, 'draft');
    if (!may.ok) return may;
    const negotiation = negotiationOf(known.value.record, this.operators.own().code);
    const place = placeFor(id, negotiation);
    if (!place.ok) return place;
    return ok({ known: known.value, negotiation, place: { id, ...place.value } });
  }

  private async revised(
    tx: Tx,
    { place }: Ground,
    before: IndividualContractDocument,
    changes: IndividualChanges,
  ): Promise<Outcome<IndividualContractDocument>> {
    const { requestId: request } = before;
    const eligible = await this.contracts.request(tx, request);
    if (!eligible) return refuse(contractErrors.REQUEST_NOT_ELIGIBLE, { request });
    return this.compose.terms(tx, place, eligible, { ...termsOfDocument(before), ...changes });
  }
}

const notConcluded = (contract: string): Outcome<never> =>
  refuse(individualErrors.NOT_CONCLUDED_YET, { contract });
