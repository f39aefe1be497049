import { actorText, type Person } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { FieldCipher } from '../../../kernel/ports/field-cipher.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
import { Transactions, type Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { readHandoverRecords } from '../../transfer/index.js';
import { provisionLogErrors } from '../domain/errors.js';
import { checkHandoverLines, type HandoverLine } from '../domain/handover-line.js';
import type { HandoverEntry } from '../domain/log-entry.js';
import { checkAgainstPackage, handoverEntry } from '../domain/record-handover.js';
import { recordPerson } from '../domain/record-person.js';
import { digestRoot } from '../domain/reconciliation.js';
import { completeByForm } from '../domain/record-form.js';
import { CheckpointExchange } from './checkpoint-exchange.js';
import { LogAppender, type OpenLog } from './log-appender.js';
import { HandoverPackages, type HandoverPackage } from './ports/handover-packages.js';
import { RecordStore } from './ports/record.store.js';
import { ProvisionLogSettings } from './provision-log-settings.js';
import { Reconciler } from './reconciler.js';

const BATCH = 2_000;

export interface ImportedRecords {
  handoverId: string;
  packageId: string;
  packageName: string;
  direction: HandoverEntry['direction'];
  persons: number;
  rows: HandoverEntry['rows'];
  digestRoot: string;
  retainUntil: string;
  /** True if these very records were there before; nothing was added. */
  alreadyRecorded: boolean;
}

/** 提供記録・受領記録の作成: from the encrypted file that packing or opening left in the office folder. */
@UseCase()
export class ImportHandoverRecords {
  constructor(
    private readonly transactions: Transactions,
    private readonly packages: HandoverPackages,
    private readonly records: RecordStore,
    private readonly appender: LogAppender,
    private readonly cipher: FieldCipher,
    private readonly keyring: Keyring,
    private readonly settings: ProvisionLogSettings,
    private readonly exchange: CheckpointExchange,
    private readonly reconciler: Reconciler,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** `armored`: one or more OpenPGP messages, signed by and encrypted to this operator's own key. */
  async execute(
    person: Person,
    packageId: string,
    armored: string,
  ): Promise<Outcome<ImportedRecords>> {
    const records = await this.open(armored);
    if (!records.ok) return records;
    return this.transactions.run((tx) => this.record(tx, person, packageId, records.value));
  }

  private async open(armored: string): Promise<Outcome<unknown[]>> {
    const records: unknown[] = [];
    for await (const message of readHandoverRecords(armored, this.keyring)) {
      if (!message.ok) return message;
      for (const record of message.value) records.push(record);
    }
    return ok(records);
  }

  private async record(tx: Tx, person: Person, packageId: string, records: unknown[]) {
    const handed = await this.packages.find(tx, packageId);
    if (!handed) return refuse(provisionLogErrors.PACKAGE_UNKNOWN, { packageId });
    const { rehearsal, packageName: name } = handed;
    if (rehearsal) return refuse(provisionLogErrors.REHEARSAL_NOT_RECORDED, { packageName: name });
    const lines = checkHandoverLines(records, handed.packageName);
    if (!lines.ok) return lines;
    const root = digestRoot(lines.value.map(({ digest }) => digest));
    const belongs = this.checks(handed, lines.value, root);
    if (!belongs.ok) return belongs;
    const log = await this.appender.open(tx);
    if (!log.ok) return log;
    const known = await this.records.handoverOf(tx, packageId);
    if (known?.digestRoot === root) return ok(viewOf(known, true));
    const { packageName } = handed;
    if (known) return refuse(provisionLogErrors.HANDOVER_ALREADY_RECORDED, { packageName });
    const entry = handoverEntry(handed, root, this.settings.form, {
      id: newId(),
      sequence: log.value.next,
      recordedAt: this.clock.now().toISOString(),
      recordedBy: actorText(person),
    });
    await this.write(tx, log.value, entry, lines.value);
    return this.announce(tx, person, entry);
  }

  private checks(handed: HandoverPackage, lines: HandoverLine[], root: string) {
    const { direction, counterpart, acquisition = '' } = handed;
    const { name, address, representative } = counterpart;
    const facts = { name, address, representative, acquisition };
    const complete = completeByForm(this.settings.form, direction, facts);
    return complete.ok ? checkAgainstPackage(handed, lines, root) : complete;
  }

  /** In batches, so that the gateway answers others between them. */
  private async write(tx: Tx, log: OpenLog, entry: HandoverEntry, lines: HandoverLine[]) {
    log.add(entry);
    await this.records.addHandover(tx, entry);
    for (let from = 0; from < lines.length; from += BATCH) {
      const persons = lines.slice(from, from + BATCH).map((line) => {
        const stored = recordPerson(line, entry, log.next, this.cipher);
        log.add(stored.entry);
        return stored;
      });
      await this.records.addPersons(tx, persons);
      await this.appender.flush(tx, log);
    }
    await this.appender.close(tx, log);
  }

  private async announce(tx: Tx, actor: Person, entry: HandoverEntry) {
    await this.audit.record(tx, {
      actor,
      action: 'provision-record.import',
      subject: { kind: 'package', id: entry.packageId },
      to: entry.direction,
      reason: `${entry.persons} persons`,
    });
    await this.exchange.send(tx, entry.counterpart.code ?? '');
    const settled = await this.reconciler.settleAwaited(tx, entry);
    return settled.ok ? ok(viewOf(entry, false)) : settled;
  }
}

const viewOf = (entry: HandoverEntry, alreadyRecorded: boolean): ImportedRecords => ({
  handoverId: entry.id,
  packageId: entry.packageId,
  packageName: entry.packageName,
  direction: entry.direction,
  persons: entry.persons,
  rows: entry.rows,
  digestRoot: entry.digestRoot,
  retainUntil: entry.retainUntil,
  alreadyRecorded,
});
