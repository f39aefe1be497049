import type { Actor } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Operators } from '../../../operator/index.js';
import { mediaErrors } from '../../domain/media/media-errors.js';
import type { Medium } from '../../domain/media/medium.js';
import { MediumStore } from '../ports/medium.store.js';
import { type MediumView, MediumViews } from './medium-view.js';

/** 可搬記録媒体の登録. A peer's medium is never registered: it comes with its chain of custody. */
@UseCase()
export class RegisterMedium {
  constructor(
    private readonly transactions: Transactions,
    private readonly media: MediumStore,
    private readonly views: MediumViews,
    private readonly operators: Operators,
    private readonly audit: AuditTrail,
  ) {}

  execute(actor: Actor, medium: Omit<Medium, 'id' | 'owner'>): Promise<Outcome<MediumView>> {
    return this.transactions.run(async (tx) => {
      const registered = { ...medium, id: newId(), owner: this.operators.own().code };
      const { id, serial } = registered;
      if (!(await this.media.add(tx, registered)))
        return refuse(mediaErrors.MEDIUM_EXISTS, { serial });
      const subject = { kind: 'medium', id };
      const action = 'medium.register';
      await this.audit.record(tx, { actor, action, subject, to: 'registered', reason: serial });
      return ok(await this.views.of(tx, registered));
    });
  }
}
