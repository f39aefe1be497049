import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { checkConsistent } from '../domain/check-holdings.js';
import { holdingsErrors } from '../domain/errors.js';
import type { Holdings } from '../domain/holdings.js';
import { HoldingsStore } from './ports/holdings.store.js';

/**
 * What a peer holds. Kept also where the version is not known here yet: the definition comes on another
 * channel, from its proposer, and may be late.
 */
@UseCase()
export class ReceiveHoldings {
  constructor(
    private readonly store: HoldingsStore,
    private readonly audit: AuditTrail,
  ) {}

  async execute(tx: Tx, from: string, holdings: Holdings): Promise<Outcome<undefined>> {
    const sound = checkConsistent(holdings);
    if (!sound.ok) return sound;
    const known = await this.store.find(tx, from, holdings.definition);
    if (known && known.asOf > holdings.asOf)
      return refuse(holdingsErrors.HOLDINGS_OLDER, { known: known.asOf, given: holdings.asOf });
    await this.store.replace(tx, { operator: from, holdings });
    const { id, version } = holdings.definition;
    await this.audit.record(tx, {
      actor: { kind: 'peer', operator: from },
      action: 'holdings.published',
      subject: { kind: 'holdings', id: `${id} v${version}` },
      reason: holdings.asOf,
    });
    return ok();
  }
}
