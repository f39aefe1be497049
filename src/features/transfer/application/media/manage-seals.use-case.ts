import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Operators } from '../../../operator/index.js';
import { mediaErrors } from '../../domain/media/media-errors.js';
import type { Seal } from '../../domain/media/seal.js';
import { SealStore } from '../ports/seal.store.js';

/** 封印の台帳: every number is registered before its use, and used once. */
@UseCase()
export class ManageSeals {
  constructor(
    private readonly transactions: Transactions,
    private readonly seals: SealStore,
    private readonly operators: Operators,
    private readonly audit: AuditTrail,
  ) {}

  all(): Promise<Seal[]> {
    return this.transactions.read((tx) => this.seals.all(tx));
  }

  /** All of them or none. */
  register(actor: Actor, numbers: readonly string[]): Promise<Outcome<readonly Seal[]>> {
    return this.transactions.run(async (tx) => {
      const operator = this.operators.own().code;
      const seals = [...new Set(numbers)].map((number): Seal => ({
        number,
        operator,
        state: 'unused',
      }));
      const taken = await this.seals.add(tx, seals);
      if (taken.length > 0)
        return refuse(mediaErrors.SEAL_EXISTS, { numbers: taken.slice(0, 10).join(', ') });
      for (const { number: id } of seals)
        await this.audit.record(tx, { actor, action: 'seal.register', subject: subjectOf(id) });
      return ok(seals);
    });
  }

  /** 廃棄された封印: torn or missing before its use. */
  void(actor: Actor, number: string, reason: string): Promise<Outcome<Seal>> {
    return this.transactions.run(async (tx) => {
      const seal = await this.seals.lock(tx, number);
      if (seal?.state !== 'unused')
        return refuse(mediaErrors.SEAL_NOT_USABLE, {
          number,
          state: seal?.state ?? 'unregistered',
        });
      const voided = { ...seal, state: 'void' } as const;
      await this.seals.save(tx, voided);
      const [action, from, to] = ['seal.void', seal.state, voided.state];
      await this.audit.record(tx, { actor, action, subject: subjectOf(number), from, to, reason });
      return ok(voided);
    });
  }
}

const subjectOf = (id: string) => ({ kind: 'seal', id });
