import type { Actor } from '../../../kernel/actor.js';
import { addDays } from '../../../kernel/money/business-days.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { basicContractTransitions } from '../domain/basic-contract.js';
import type {
  BasicContractDocument,
  Party,
  RunningContracts,
  TerminationAgreementDocument,
} from '../domain/contract-document.js';
import { type ContractRecord, draftOf, negotiationOf, textOf } from '../domain/contract-record.js';
import { contractErrors } from '../domain/errors.js';
import { concludedTexts, openTexts } from '../domain/negotiation.js';
import { DAYS_TO_ANSWER, placeFor } from '../domain/offer.js';
import { hasLeft } from '../domain/standing.js';
import { BasicChains } from './basic-chains.js';
import { type BasicContractView, BasicContractViews } from './basic-contract-view.js';
import { type BasicTerms, ComposeBasicText, type UnwordedBasic } from './compose-basic-text.js';
import { ContractTexts } from './contract-texts.js';
import { BasicContractStore } from './ports/basic-contract.store.js';

interface Offer {
  /** Last day for answering; by default 30 days from today. */
  readonly answerBy?: string;
}

export interface BasicChanges extends Offer, Partial<BasicTerms> {
  /** First day of the changed text; of a first text its `startsOn`. */
  readonly effectiveOn?: string;
}

export interface Accession extends BasicChanges {
  /** Operator codes of those who join. */
  readonly operators: readonly string[];
}

export interface AgreedTermination extends Offer {
  readonly terminatesOn: string;
  readonly runningContracts: RunningContracts;
  readonly reason: string;
}

type Composed = Outcome<BasicContractDocument | TerminationAgreementDocument>;

/** What a new text starts from. */
interface Ground {
  readonly record: ContractRecord;
  /** The concluded text it changes, if any. */
  readonly base: BasicContractDocument | undefined;
  readonly place: Pick<UnwordedBasic, 'number' | 'round' | 'base' | 'proposedBy' | 'answerBy'>;
  /** Operator codes of parties that have left. */
  readonly gone: readonly string[];
}

/** Drafts of further texts: 対案, 変更契約, 加入, 合意解約. */
@UseCase()
export class ChangeBasicContract {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly contracts: BasicContractStore,
    private readonly chains: BasicChains,
    private readonly compose: ComposeBasicText,
    private readonly texts: ContractTexts,
    private readonly views: BasicContractViews,
    private readonly clock: Clock,
  ) {}

  /** Answers the highest open proposal with another of the same kind; before any, revises the own draft. */
  counter(actor: Actor, id: string, changes: BasicChanges): Promise<Outcome<BasicContractView>> {
    return this.draft(actor, id, changes, (_, ground) => {
      const [open] = openTexts(negotiationOf(ground.record, this.operators.own().code));
      const text = open ? textOf(ground.record, open.sha256) : draftOf(ground.record);
      const answered = text?.document;
      if (answered?.kind !== 'yuzu.contract/basic')
        return Promise.resolve(refuse(contractErrors.TEXT_OTHER_KIND, { contract: id }));
      const { change, parties, acceding } = answered;
      return Promise.resolve(this.revise(ground, answered, { change, parties, acceding }, changes));
    });
  }

  amend(actor: Actor, id: string, changes: BasicChanges): Promise<Outcome<BasicContractView>> {
    return this.draft(actor, id, changes, (_, ground) => {
      const { base, gone } = ground;
      if (!base) return Promise.resolve(notConcluded(id));
      const parties = base.parties.filter(({ code }) => !gone.includes(code));
      const change = { change: 'amendment', parties, acceding: [] } as const;
      return Promise.resolve(this.revise(ground, base, change, changes));
    });
  }

  accede(actor: Actor, id: string, accession: Accession): Promise<Outcome<BasicContractView>> {
    return this.draft(actor, id, accession, async (tx, ground) => {
      const { base, gone } = ground;
      if (!base) return notConcluded(id);
      const [left] = gone;
      if (left !== undefined)
        return refuse(contractErrors.PARTY_GONE, { operator: left, contract: id });
      const joining = await this.joining(tx, base, accession.operators);
      if (!joining.ok) return joining;
      const parties = [...base.parties, ...joining.value];
      const acceding = joining.value.map(({ code }) => code);
      return this.revise(ground, base, { change: 'accession', parties, acceding }, accession);
    });
  }

  end(
    actor: Actor,
    id: string,
    { terminatesOn, runningContracts, reason, ...offer }: AgreedTermination,
  ): Promise<Outcome<BasicContractView>> {
    return this.draft(actor, id, offer, (_, { base, place, gone }) => {
      if (!base) return Promise.resolve(notConcluded(id));
      const document = this.compose.termination({
        kind: 'yuzu.contract/termination',
        schemaVersion: 1,
        id,
        ...place,
        tier: 'basic',
        title: base.title,
        operatorKind: base.operatorKind,
        parties: base.parties.filter(({ code }) => !gone.includes(code)),
        terminatesOn,
        runningContracts,
        reason,
      });
      return Promise.resolve(document);
    });
  }

  private draft(
    actor: Actor,
    id: string,
    offer: Offer,
    compose: (tx: Tx, ground: Ground) => Promise<Composed>,
  ): Promise<Outcome<BasicContractView>> {
    return this.transactions.run(async (tx) => {
      const ground = await this.groundFor(tx, id, offer);
      if (!ground.ok) return ground;
      const document = await compose(tx, ground.value);
      if (!document.ok) return document;
      const drafted = await this.texts.draft(tx, actor, document.value);
      return drafted.ok ? ok(await this.views.of(tx, drafted.value)) : drafted;
    });
  }

  private async groundFor(tx: Tx, id: string, { answerBy }: Offer): Promise<Outcome<Ground>> {
    const record = await this.texts.locked(tx, id);
    if (!record.ok) return record;
    const contract = await this.contracts.lock(tx, id);
    if (!contract) return refuse(contractErrors.CONTRACT_UNKNOWN, { contract: id });
    const may = basicContractTransitions.next(contract.state, 'draft');
    if (!may.ok) return may;
    const own = this.operators.own().code;
    const known = negotiationOf(record.value, own);
    const place = placeFor(id, known);
    if (!place.ok) return place;
    const today = this.clock.today();
    const chain = await this.chains.chainOf(tx, record.value);
    const last = concludedTexts(known).at(-1);
    const document = last && textOf(record.value, last.sha256)?.document;
    const base = document?.kind === 'yuzu.contract/basic' ? document : undefined;
    return ok({
      record: record.value,
      base,
      gone: (last?.parties ?? []).filter((code) => hasLeft(chain, code, today)),
      place: {
        ...place.value,
        proposedBy: own,
        answerBy: answerBy ?? addDays(today, DAYS_TO_ANSWER),
      },
    });
  }

  private revise(
    { place }: Ground,
    previous: BasicContractDocument,
    change: Pick<UnwordedBasic, 'change' | 'parties' | 'acceding'>,
    changes: BasicChanges,
  ): Outcome<BasicContractDocument> {
    const isFirst = change.change === 'conclusion';
    const startsOn = (isFirst ? changes.startsOn : undefined) ?? previous.startsOn;
    const { title = previous.title, endsOn = previous.endsOn } = changes;
    const { renewal = previous.renewal } = changes;
    const effectiveOn = isFirst ? startsOn : (changes.effectiveOn ?? this.clock.today());
    return this.compose.revised(
      { ...previous, ...place, ...change, title, startsOn, endsOn, renewal, effectiveOn },
      previous,
      changes,
    );
  }

  private async joining(
    tx: Tx,
    base: BasicContractDocument,
    codes: readonly string[],
  ): Promise<Outcome<Party[]>> {
    const joining: Party[] = [];
    for (const code of codes) {
      if (base.parties.some((party) => party.code === code))
        return refuse(contractErrors.PARTIES_INVALID);
      const operator = await this.operators.certified(tx, code, base.operatorKind);
      if (!operator.ok) return operator;
      joining.push({ code, name: operator.value.name });
    }
    return ok(joining);
  }
}

const notConcluded = (contract: string) =>
  refuse(contractErrors.CONTRACT_NOT_LIVE, {
    contract,
    whyJa: '署名未了',
    whyEn: 'signatures are missing',
  });
