import type { Person } from '../../../kernel/actor.js';
import { fiscalYearOf } from '../../../kernel/fiscal-year.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Definitions } from '../../catalogue/index.js';
import type { ExchangeCase } from '../domain/case.js';
import { CaseStore } from './ports/case.store.js';

export type NewCase = Pick<
  ExchangeCase,
  'dataUser' | 'researchPlan' | 'specificationDraft' | 'permissionToShare'
> & {
  /** Default: a real case. */
  readonly rehearsal?: boolean;
};

/** 利用申請の受付: opens a case with the next number of the fiscal year. */
@UseCase()
export class RegisterCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: CaseStore,
    private readonly definitions: Definitions,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  execute(actor: Person, application: NewCase): Promise<Outcome<ExchangeCase>> {
    return this.transactions.run(async (tx) => {
      const { definitionId, definitionVersion } = application.specificationDraft;
      const published = await this.definitions.published(tx, definitionId, definitionVersion);
      if (!published.ok) return published;
      const fiscalYear = fiscalYearOf(this.clock.today());
      const caseNumber = await this.cases.nextNumber(tx, fiscalYear);
      const registered = {
        ...application,
        rehearsal: application.rehearsal ?? false,
        id: newId(),
        fiscalYear,
        caseNumber,
        state: 'registered' as const,
      };
      await this.cases.save(tx, registered);
      const subject = { kind: 'case', id: registered.id };
      await this.audit.record(tx, {
        actor,
        action: 'case.register',
        subject,
        to: 'registered',
        reason: registered.rehearsal ? 'rehearsal' : undefined,
      });
      return ok(registered);
    });
  }
}
