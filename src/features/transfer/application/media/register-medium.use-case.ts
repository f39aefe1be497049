import type { Actor } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { Medium } from '../../domain/states/custody.js';
import { transferErrors } from '../../domain/states/errors.js';
import { MediumStore } from '../ports/medium.store.js';
import { mediumView, type MediumView } from './medium-view.js';

/** 可搬記録媒体の登録. */
@UseCase()
export class RegisterMedium {
  constructor(
    private readonly transactions: Transactions,
    private readonly media: MediumStore,
    private readonly audit: AuditTrail,
  ) {}

  execute(actor: Actor, medium: Omit<Medium, 'id'>): Promise<Outcome<MediumView>> {
    return this.transactions.run(async (tx) => {
      const registered = { ...medium, id: newId() };
      const { id, serial } = registered;
      if (!(await this.media.add(tx, registered)))
        return refuse(transferErrors.MEDIUM_EXISTS, { serial });
      const subject = { kind: 'medium', id };
      const action = 'medium.register';
      await this.audit.record(tx, { actor, action, subject, to: 'registered', reason: serial });
      return ok(mediumView(registered, []));
    });
  }
}
