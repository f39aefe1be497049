import type { Person } from '../../../kernel/actor.js';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { FieldCipher } from '../../../kernel/ports/field-cipher.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { isLocalDate } from '../../../kernel/time.js';
import { UseCase } from '../../../kernel/use-case.js';
import { provisionLogErrors } from '../domain/errors.js';
import type { HandoverEntry } from '../domain/log-entry.js';
import { identityKey, localKey, type SaltedPerson } from '../domain/person-key.js';
import type { LookupHashes } from '../domain/record-person.js';
import { RecordStore, type FoundRecord } from './ports/record.store.js';

/** Either institution code with patient id, or kana name with birth date. */
export interface PersonQuery {
  readonly institutionCode?: string | undefined;
  readonly patientId?: string | undefined;
  readonly nameKana?: string | undefined;
  readonly birthDate?: string | undefined;
}

/** One hand-over of one person: what an institution is told. */
export interface ProvisionAnswer {
  readonly sequence: number;
  readonly institutionCode: string;
  readonly patientId: string;
  readonly direction: HandoverEntry['direction'];
  readonly counterpart: HandoverEntry['counterpart'];
  readonly handedOverOn: string;
  readonly packageName: string;
  readonly caseNumber: string;
  readonly contractId: string;
  readonly tables: readonly {
    readonly table: string;
    readonly rows: number;
    readonly items: readonly string[];
  }[];
  readonly retainUntil: string;
}

/** 照会への回答: "what of ours, of which person, was handed to whom, when, which items". */
@UseCase()
export class SearchProvisionRecords {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: RecordStore,
    private readonly cipher: FieldCipher,
    private readonly audit: AuditTrail,
  ) {}

  /** The answer is read outside the command's transaction, which would keep it for repeated requests. */
  async execute(actor: Person, query: PersonQuery): Promise<Outcome<ProvisionAnswer[]>> {
    const lookup = this.lookupOf(query);
    if (!lookup) return refuse(provisionLogErrors.SEARCH_INCOMPLETE);
    const found = await this.transactions.read((tx) => this.records.find(tx, lookup));
    const noted = await this.note(actor, lookup, found.length);
    return noted.ok ? ok(found.map((record) => this.answer(record))) : noted;
  }

  /** The keyed hash tells an auditor which searches were for the same person, and nothing else. */
  private note(
    actor: Person,
    { local, identity }: Partial<LookupHashes>,
    count: number,
  ): Promise<Outcome<undefined>> {
    const subject = { kind: 'person-hash', id: local ?? identity ?? '' };
    const reason = `${count} records`;
    return this.transactions.run(async (tx) => {
      await this.audit.record(tx, { actor, action: 'provision-record.read', subject, reason });
      return ok();
    });
  }

  private lookupOf(query: PersonQuery): Partial<LookupHashes> | undefined {
    const { institutionCode, patientId, nameKana, birthDate } = query;
    if (institutionCode && patientId)
      return { local: this.cipher.blindIndex(localKey(institutionCode, patientId)) };
    if (nameKana && birthDate && isLocalDate(birthDate))
      return { identity: this.cipher.blindIndex(identityKey(nameKana, birthDate)) };
    return undefined;
  }

  private answer({ entry, handover, sealed }: FoundRecord): ProvisionAnswer {
    const person = JSON.parse(this.cipher.open(sealed)) as SaltedPerson;
    const items = new Map(handover.items.map((table) => [table.table, table.items]));
    return {
      sequence: entry.sequence,
      institutionCode: person.institutionCode,
      patientId: person.patientId,
      direction: handover.direction,
      counterpart: handover.counterpart,
      handedOverOn: handover.handedOverOn,
      packageName: handover.packageName,
      caseNumber: handover.caseNumber,
      contractId: handover.contractId,
      tables: entry.tables.map((table) => ({ ...table, items: items.get(table.table) ?? [] })),
      retainUntil: entry.retainUntil,
    };
  }
}
