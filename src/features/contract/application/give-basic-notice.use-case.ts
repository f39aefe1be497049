import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import type { LocalDate } from '../../../kernel/time.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { basicContractTransitions } from '../domain/basic-contract.js';
import { checkNotice } from '../domain/basic-notice.js';
import type { ContractNotice, NoticeName } from '../domain/contract-document.js';
import { contractErrors } from '../domain/errors.js';
import { type BasicChain, textOn } from '../domain/standing.js';
import { termEndOn } from '../domain/terms.js';
import { BasicChains } from './basic-chains.js';
import { type BasicContractView, BasicContractViews } from './basic-contract-view.js';
import { ContractNotices } from './contract-notices.js';
import { ContractTexts } from './contract-texts.js';
import { BasicContractStore } from './ports/basic-contract.store.js';

export interface NewNotice {
  readonly notice: NoticeName;
  /** Operator code of the party in breach. */
  readonly against?: string;
  /** By default the end of the present term, or today. */
  readonly effectiveOn?: LocalDate;
  /** No personal data: it is sent to every party. */
  readonly reason: string;
  readonly title: string;
}

/** 更新拒絶 and 解除 of a basic contract. */
@UseCase()
export class GiveBasicNotice {
  constructor(
    private readonly transactions: Transactions,
    private readonly operators: Operators,
    private readonly contracts: BasicContractStore,
    private readonly chains: BasicChains,
    private readonly texts: ContractTexts,
    private readonly notices: ContractNotices,
    private readonly views: BasicContractViews,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, id: string, command: NewNotice): Promise<Outcome<BasicContractView>> {
    return this.transactions.run(async (tx) => {
      const record = await this.texts.locked(tx, id);
      if (!record.ok) return record;
      const contract = await this.contracts.lock(tx, id);
      if (!contract) return refuse(contractErrors.CONTRACT_UNKNOWN, { contract: id });
      const may = basicContractTransitions.next(contract.state, 'give-notice');
      if (!may.ok) return may;
      const chain = await this.chains.chainOf(tx, record.value);
      const given = await this.give(tx, actor, chain, command);
      return given.ok ? ok(await this.views.of(tx, record.value)) : given;
    });
  }

  private async give(
    tx: Tx,
    actor: Actor,
    chain: BasicChain,
    { notice: name, against, effectiveOn, reason, title }: NewNotice,
  ): Promise<Outcome<unknown>> {
    const today = this.clock.today();
    const text = textOn(chain, today);
    if (!text) return refuse(contractErrors.CONTRACT_UNKNOWN, { contract: chain.id });
    const usual = name === 'renewal-refused' ? termEndOn(text.document, today) : today;
    const notice: ContractNotice = {
      kind: 'yuzu.contract/notice',
      schemaVersion: 1,
      id: newId(),
      contractId: chain.id,
      tier: 'basic',
      text: text.sha256,
      notice: name,
      by: this.operators.own().code,
      ...(name === 'terminated-for-cause' && against !== undefined && { against }),
      effectiveOn: effectiveOn ?? usual,
      givenOn: today,
      reason,
    };
    const checked = checkNotice(chain, text.document, notice);
    return checked.ok ? this.notices.give(tx, actor, notice, title) : checked;
  }
}
