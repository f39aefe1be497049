import type { Actor } from '../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Definitions } from '../../catalogue/index.js';
import { Operators } from '../../operator/index.js';
import { checkConsistent, checkOfDefinition } from '../domain/check-holdings.js';
import { coarsen } from '../domain/coarsen.js';
import { holdingsErrors } from '../domain/errors.js';
import type { Holdings } from '../domain/holdings.js';
import { type HoldingsSummary, summaryOf } from './holdings-view.js';
import { CoarseningRules } from './ports/coarsening-rules.js';
import { type DefinitionName, HoldingsStore } from './ports/holdings.store.js';

/** 保有期間・件数の公表: the secure room's counts, kept exactly here and told coarser to every peer. */
@UseCase()
export class PublishHoldings {
  constructor(
    private readonly transactions: Transactions,
    private readonly definitions: Definitions,
    private readonly operators: Operators,
    private readonly store: HoldingsStore,
    private readonly rules: CoarseningRules,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, holdings: Holdings): Promise<Outcome<HoldingsSummary>> {
    const today = this.clock.today();
    if (holdings.asOf > today)
      return refuse(holdingsErrors.HOLDINGS_AHEAD, { given: holdings.asOf, today });
    const sound = checkConsistent(holdings);
    if (!sound.ok) return sound;
    return this.transactions.run(async (tx) => {
      const replaces = await this.mayReplace(tx, holdings);
      if (!replaces.ok) return replaces;
      await this.store.replace(tx, { operator: this.operators.own().code, holdings });
      return ok(await this.tell(tx, actor, holdings));
    });
  }

  /** The counts that stand, sent again: to peers that were confirmed since. */
  again(actor: Actor, name: DefinitionName): Promise<Outcome<HoldingsSummary>> {
    return this.transactions.run(async (tx) => {
      const operator = this.operators.own().code;
      const holdings = await this.store.find(tx, operator, name);
      if (holdings) return ok(await this.tell(tx, actor, holdings));
      return refuse(holdingsErrors.HOLDINGS_UNKNOWN, {
        operator,
        definition: name.id,
        version: name.version,
      });
    });
  }

  private async mayReplace(tx: Tx, holdings: Holdings): Promise<Outcome<undefined>> {
    const { id, version, sha256 } = holdings.definition;
    const published = await this.definitions.published(tx, id, version);
    if (!published.ok) return published;
    if (published.value.sha256 !== sha256)
      return refuse(holdingsErrors.HOLDINGS_OTHER_DEFINITION, { definition: id, version });
    const known = await this.store.find(tx, this.operators.own().code, { id, version });
    if (known && known.asOf > holdings.asOf)
      return refuse(holdingsErrors.HOLDINGS_OLDER, { known: known.asOf, given: holdings.asOf });
    return checkOfDefinition(holdings, published.value.definition);
  }

  private async tell(tx: Tx, actor: Actor, holdings: Holdings): Promise<HoldingsSummary> {
    const body = coarsen(holdings, this.rules.peers);
    const peers = (await this.operators.confirmedPeers(tx)).map(({ code }) => code);
    for (const to of peers) await this.outbox.send(tx, { to, type: 'holdings.published', body });
    const { id, version } = holdings.definition;
    await this.audit.record(tx, {
      actor,
      action: 'holdings.publish',
      subject: { kind: 'holdings', id: `${id} v${version}` },
      reason: holdings.asOf,
    });
    return summaryOf(this.operators.own().code, holdings, peers);
  }
}
