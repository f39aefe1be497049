import { messageOf } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import type { LocalDate } from '../../../kernel/time.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import type { BasicContractState } from '../domain/basic-contract.js';
import { partiesOf, type Party, partyList } from '../domain/contract-document.js';
import type { ContractRecord } from '../domain/contract-record.js';
import {
  type BasicChain,
  type StandingCause,
  standingBetween,
  textOn,
} from '../domain/standing.js';
import { refusalDeadline, termEndOn } from '../domain/terms.js';
import { BasicChains } from './basic-chains.js';
import {
  type NegotiationView,
  negotiationView,
  type NoticeView,
  noticeViews,
} from './negotiation-view.js';
import { BasicContractStore } from './ports/basic-contract.store.js';
import { NoticeStore } from './ports/notice.store.js';

/** Whether the gates towards one counterparty are open today, and if not, why. */
export interface StandingView {
  readonly operator: string;
  readonly inForce: boolean;
  readonly cause: StandingCause | 'certification' | null;
  readonly since: LocalDate | null;
  readonly ja: string;
  readonly en: string;
}

interface TermView {
  readonly endsOn: LocalDate;
  /** Last day on which its renewal can be refused. */
  readonly refusalDeadline: LocalDate;
}

export interface BasicContractSummary {
  readonly id: string;
  readonly state: BasicContractState;
  readonly title: string;
  readonly parties: readonly Party[];
  /** The term that runs today, or the first. */
  readonly term: TermView;
  /** SHA-256 of the text in force today. */
  readonly inForce: string | null;
  /** SHA-256 of the text that waits for an answer: the own draft, or the highest open proposal. */
  readonly open: string | null;
  readonly standing: readonly StandingView[];
}

export interface BasicContractView extends BasicContractSummary, NegotiationView {
  readonly notices: readonly NoticeView[];
}

@UseCase()
export class BasicContractViews {
  constructor(
    private readonly contracts: BasicContractStore,
    private readonly notices: NoticeStore,
    private readonly chains: BasicChains,
    private readonly operators: Operators,
    private readonly clock: Clock,
  ) {}

  async of(tx: Tx, record: ContractRecord): Promise<BasicContractView> {
    const summary = await this.summary(tx, record);
    const notices = noticeViews(await this.notices.of(tx, record.id));
    return { ...summary, ...this.negotiation(record), notices };
  }

  async summary(tx: Tx, record: ContractRecord): Promise<BasicContractSummary> {
    const contract = await this.contracts.find(tx, record.id);
    const chain = await this.chains.chainOf(tx, record);
    const today = this.clock.today();
    const text = textOn(chain, today);
    const shown =
      text?.document ??
      record.texts.findLast(({ document }) => document.kind === 'yuzu.contract/basic')?.document;
    if (!contract || shown?.kind !== 'yuzu.contract/basic')
      throw new Error(`The basic contract ${record.id} has no text.`);
    const endsOn = termEndOn(shown, today);
    return {
      id: record.id,
      state: contract.state,
      title: shown.title,
      parties: partyList(shown),
      term: { endsOn, refusalDeadline: refusalDeadline(shown, endsOn) },
      inForce: text && text.document.effectiveOn <= today ? text.sha256 : null,
      open: this.negotiation(record).open,
      standing: await this.standing(tx, chain, partiesOf(shown)),
    };
  }

  private negotiation(record: ContractRecord): NegotiationView {
    return negotiationView(record, this.operators.own().code, this.clock.today());
  }

  private async standing(
    tx: Tx,
    chain: BasicChain,
    parties: readonly string[],
  ): Promise<StandingView[]> {
    const views: StandingView[] = [];
    for (const operator of parties)
      if (operator !== this.operators.own().code)
        views.push(await this.standingTowards(tx, chain, operator));
    return views;
  }

  private async standingTowards(
    tx: Tx,
    chain: BasicChain,
    operator: string,
  ): Promise<StandingView> {
    const { code: own, kind } = this.operators.own();
    const standing = standingBetween(chain, own, operator, this.clock.today());
    if (!standing.inForce) {
      const { cause, since, whyJa: ja, whyEn: en } = standing;
      return { operator, inForce: false, cause, since, ja, en };
    }
    for (const code of [own, operator]) {
      const certified = await this.operators.certified(tx, code, kind);
      if (certified.ok) continue;
      const [ja, en] = [messageOf(certified, 'ja'), messageOf(certified, 'en')];
      return { operator, inForce: false, cause: 'certification', since: null, ja, en };
    }
    return { operator, inForce: true, cause: null, since: null, ja: '有効', en: 'in force' };
  }
}
