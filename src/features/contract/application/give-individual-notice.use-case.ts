import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Transactions, type Tx } from '../../../kernel/ports/transactions.js';
import type { LocalDate } from '../../../kernel/time.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import type { ContractNotice } from '../domain/contract-document.js';
import { contractErrors } from '../domain/errors.js';
import { individualContractTransitions } from '../domain/individual-contract.js';
import { individualErrors } from '../domain/individual-errors.js';
import { ContractNotices } from './contract-notices.js';
import { ContractTexts } from './contract-texts.js';
import { IndividualChains, type KnownContract } from './individual-chains.js';
import {
  type IndividualContractView,
  IndividualContractViews,
} from './individual-contract-view.js';

export interface IndividualNotice {
  /** First day without contract; absent: today. */
  readonly effectiveOn?: LocalDate;
  /** No personal data: it is sent to the other side. */
  readonly reason: string;
  readonly title: string;
}

/** 個別契約の解除 against the other side: it ends this contract alone. */
@UseCase()
export class GiveIndividualNotice {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly texts: ContractTexts,
    private readonly chains: IndividualChains,
    private readonly notices: ContractNotices,
    private readonly views: IndividualContractViews,
    private readonly clock: Clock,
  ) {}

  execute(
    actor: Actor,
    id: string,
    command: IndividualNotice,
  ): Promise<Outcome<IndividualContractView>> {
    return this.transactions.run(async (tx) => {
      const locked = await this.texts.locked(tx, id);
      const before = locked.ok ? await this.chains.find(tx, id) : locked;
      if (!before.ok) return before;
      const notice = this.noticeFor(before.value, command);
      if (!notice.ok) return notice;
      const given = await this.notices.give(tx, actor, notice.value, command.title);
      return given.ok ? this.view(tx, id) : given;
    });
  }

  private noticeFor(
    { contract, chain, terms }: KnownContract,
    { effectiveOn, reason }: IndividualNotice,
  ): Outcome<ContractNotice> {
    const { id: contractId } = contract;
    if (!terms) return refuse(individualErrors.NOT_CONCLUDED_YET, { contract: contractId });
    const may = individualContractTransitions.next(contract.state, 'give-notice');
    if (!may.ok) return may;
    const by = this.operators.own().code;
    const today = this.clock.today();
    const day = effectiveOn ?? today;
    if (day < today) return refuse(individualErrors.END_DATE_INVALID, { date: day, today });
    const before = chain.notices.find((given) => given.by === by);
    if (before)
      return refuse(contractErrors.NOTICE_GIVEN_ALREADY, {
        contract: contractId,
        givenOn: before.givenOn,
      });
    const { recipient, provider } = terms;
    const against = recipient.code === by ? provider.code : recipient.code;
    return ok({
      kind: 'yuzu.contract/notice',
      schemaVersion: 1,
      id: newId(),
      contractId,
      tier: 'individual',
      text: chain.texts.at(-1)?.sha256 ?? '',
      notice: 'terminated-for-cause',
      ...{ by, against, effectiveOn: day, givenOn: today, reason },
    });
  }

  private async view(tx: Tx, id: string): Promise<Outcome<IndividualContractView>> {
    const known = await this.chains.find(tx, id);
    return known.ok ? ok(await this.views.of(tx, known.value)) : known;
  }
}
