import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { DomainEvents } from '../../../kernel/ports/domain-events.js';
import { FieldCipher } from '../../../kernel/ports/field-cipher.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { optOutErrors } from '../domain/errors.js';
import type { OptOutEntry } from '../domain/opt-out-list.js';
import { checkNamesSomebody, requestText } from '../domain/stop-request.js';
import { OptOutStore, type StoredRequest } from './ports/opt-out.store.js';

export interface StopRequest {
  readonly entry: OptOutEntry;
  readonly receivedOn: string;
  readonly via: 'person' | 'institution';
}

export interface StopRequestView {
  readonly id: string;
  readonly receivedOn: string;
  readonly via: string;
  readonly listVersion: number;
  /** True when the same request was on the list before. */
  readonly known: boolean;
}

/** 提供停止の求めの登録. The person is sealed at rest; trail and answer carry the request's id alone. */
@UseCase()
export class RegisterStopRequest {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: OptOutStore,
    private readonly cipher: FieldCipher,
    private readonly audit: AuditTrail,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, request: StopRequest): Promise<Outcome<StopRequestView>> {
    const named = checkNamesSomebody(request.entry);
    if (!named.ok) return named;
    const { receivedOn } = request;
    if (receivedOn > this.clock.today())
      return refuse(optOutErrors.OPT_OUT_RECEIVED_IN_FUTURE, { receivedOn });
    const requestIndex = this.cipher.blindIndex(requestText(request.entry));
    return this.transactions.run(async (tx) => {
      const version = await this.store.lockVersion(tx);
      const known = await this.store.byIndex(tx, requestIndex);
      if (known) return ok(viewOf(known, true));
      const listVersion = version + 1;
      const added = await this.add(tx, actor, request, requestIndex, listVersion);
      const told = await this.events.publish(tx, { name: 'opt-out.registered', listVersion });
      return told.ok ? ok(viewOf(added, false)) : told;
    });
  }

  private async add(
    tx: Tx,
    actor: Actor,
    { entry, receivedOn, via }: StopRequest,
    requestIndex: string,
    listVersion: number,
  ): Promise<StoredRequest> {
    const sealedEntry = this.cipher.seal(JSON.stringify(entry));
    const stored = { id: newId(), requestIndex, sealedEntry, receivedOn, via, listVersion };
    await this.store.add(tx, stored);
    const subject = { kind: 'stop-request', id: stored.id };
    await this.audit.record(tx, { actor, action: 'opt-out.register', subject });
    return stored;
  }
}

const viewOf = (stored: StoredRequest, known: boolean): StopRequestView => {
  const { id, receivedOn, via, listVersion } = stored;
  return { id, receivedOn, via, listVersion, known };
};
