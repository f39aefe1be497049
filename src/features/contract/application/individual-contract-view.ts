import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import type { IndividualContractDocument } from '../domain/contract-document.js';
import { type ContractStep, END_CAUSES, type EndCause, STEPS } from '../domain/contract-steps.js';
import { type Duty, dutiesOf } from '../domain/duties.js';
import { type ContractEnd, type Effect, effectsOf } from '../domain/effects.js';
import type { IndividualContract } from '../domain/individual-contract.js';
import { textOn } from '../domain/standing.js';
import { BasicChains } from './basic-chains.js';
import { type KnownContract, shownTerms } from './individual-chains.js';
import { IndividualStanding } from './individual-standing.js';
import {
  type NegotiationView,
  negotiationView,
  type NoticeView,
  noticeViews,
} from './negotiation-view.js';
import { NoticeStore } from './ports/notice.store.js';

interface EndView extends ContractEnd {
  readonly ja: string;
  readonly en: string;
}

/** What has become of a step, and why. */
interface EffectView extends Effect {
  readonly step: ContractStep;
  readonly stepJa: string;
  readonly stepEn: string;
  readonly cause: EndCause;
}

export interface IndividualContractSummary extends IndividualContract {
  /** The terms that hold; before the conclusion those of the newest text. */
  readonly document: IndividualContractDocument;
  /** SHA-256 of the text that waits for an answer: the own draft, or the highest open proposal. */
  readonly open: string | null;
  /** Empty while nothing has ended it. */
  readonly ends: readonly EndView[];
}

export interface IndividualContractView extends IndividualContractSummary, NegotiationView {
  readonly notices: readonly NoticeView[];
  /** Every step under the ends that hold; empty while there is none. */
  readonly effects: readonly EffectView[];
  /** What each side owes beyond the use of the data; empty before the conclusion. */
  readonly duties: readonly Duty[];
}

@UseCase()
export class IndividualContractViews {
  constructor(
    private readonly operators: Operators,
    private readonly notices: NoticeStore,
    private readonly chains: BasicChains,
    private readonly standing: IndividualStanding,
    private readonly clock: Clock,
  ) {}

  async of(tx: Tx, known: KnownContract): Promise<IndividualContractView> {
    const ends = await this.standing.ends(tx, known);
    const stored = await this.notices.of(tx, known.record.id);
    return {
      ...this.summaryOf(known, ends),
      ...this.negotiation(known),
      notices: noticeViews(stored),
      effects: effectViews(ends),
      duties: await this.duties(tx, known, ends),
    };
  }

  async summary(tx: Tx, known: KnownContract): Promise<IndividualContractSummary> {
    return this.summaryOf(known, await this.standing.ends(tx, known));
  }

  private summaryOf(known: KnownContract, ends: readonly ContractEnd[]): IndividualContractSummary {
    return {
      ...known.contract,
      document: shownTerms(known),
      open: this.negotiation(known).open,
      ends: ends.map((end) => ({ ...end, ...END_CAUSES[end.cause] })),
    };
  }

  private negotiation({ record }: KnownContract): NegotiationView {
    return negotiationView(record, this.operators.own().code, this.clock.today());
  }

  private async duties(
    tx: Tx,
    { terms }: KnownContract,
    ends: readonly ContractEnd[],
  ): Promise<Duty[]> {
    if (!terms) return [];
    const basic = textOn(await this.chains.of(tx, terms.basicContractId), this.clock.today());
    return dutiesOf({ terms, basic: basic?.document ?? { variables: [] }, ends });
  }
}

const effectViews = (ends: readonly ContractEnd[]): EffectView[] =>
  effectsOf(ends).map(({ step, end, effect }) => ({
    step,
    stepJa: STEPS[step].ja,
    stepEn: STEPS[step].en,
    cause: end.cause,
    ...effect,
  }));
