import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { type ContractRecord, negotiationOf, textOf } from '../domain/contract-record.js';
import { concludedTexts } from '../domain/negotiation.js';
import type { BasicChain } from '../domain/standing.js';
import { NoticeStore } from './ports/notice.store.js';
import { TextStore } from './ports/text.store.js';

/** What stands of a basic contract, put together for `standingBetween`. */
@UseCase()
export class BasicChains {
  constructor(
    private readonly texts: TextStore,
    private readonly notices: NoticeStore,
    private readonly operators: Operators,
  ) {}

  async of(tx: Tx, contractId: string): Promise<BasicChain> {
    return this.chainOf(tx, await this.texts.of(tx, contractId));
  }

  async chainOf(tx: Tx, record: ContractRecord): Promise<BasicChain> {
    const stored = await this.notices.of(tx, record.id);
    const concluded = concludedTexts(negotiationOf(record, this.operators.own().code));
    return {
      id: record.id,
      texts: concluded.flatMap(({ sha256 }) => textOf(record, sha256) ?? []),
      notices: stored.map(({ notice }) => notice),
    };
  }
}
