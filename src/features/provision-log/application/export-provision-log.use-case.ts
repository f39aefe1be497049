import type { Person } from '../../../kernel/actor.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { LogWriter } from './log-writer.js';

/** 監査用の書出し, checked offline with `yuzu records verify`. */
@UseCase()
export class ExportProvisionLog {
  constructor(
    private readonly transactions: Transactions,
    private readonly writer: LogWriter,
    private readonly audit: AuditTrail,
  ) {}

  /** Hands the file to `sink` in chunks, each awaited. The export itself goes on record first. */
  async execute(
    actor: Person,
    withPersons: boolean,
    sink: (chunk: string) => Promise<void>,
  ): Promise<Outcome<undefined>> {
    const noted = await this.note(actor, withPersons);
    if (!noted.ok) return noted;
    await this.transactions.read(async (tx) => {
      for await (const chunk of this.writer.write(tx, withPersons)) await sink(chunk);
    });
    return ok();
  }

  private note(actor: Person, withPersons: boolean): Promise<Outcome<undefined>> {
    return this.transactions.run(async (tx) => {
      await this.audit.record(tx, {
        actor,
        action: 'provision-log.export',
        subject: { kind: 'provision-log', id: 'own' },
        reason: withPersons ? 'with persons' : 'without persons',
      });
      return ok();
    });
  }
}
