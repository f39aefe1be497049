import type { Actor } from '../../../../kernel/actor.js';
import { canonicalJson } from '../../../../kernel/canonical-json.js';
import { newId } from '../../../../kernel/ids.js';
import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Operators } from '../../../operator/index.js';
import { expectedOn, sealOn } from '../../domain/media/carriage.js';
import { continuationOf, inOrder } from '../../domain/media/custody-chain.js';
import type {
  CustodyContent,
  CustodyDetail,
  CustodyEvent,
} from '../../domain/media/custody-event.js';
import type { Medium } from '../../domain/media/medium.js';
import { custodyState, type CustodyKind } from '../../domain/states/custody.js';
import { MediumStore } from '../ports/medium.store.js';
import { PackageStore } from '../ports/package.store.js';
import { DeviationBook } from './deviation-book.js';
import { receiptDeviations } from '../../domain/media/receipt-deviations.js';

/** An event as persons agreed to it. */
export interface AgreedCustody {
  readonly kind: CustodyKind;
  readonly detail: CustodyDetail;
  /** Of a sealing: what goes in. */
  readonly content?: CustodyContent;
  /** Actor texts. */
  readonly actor: string;
  readonly witness?: string;
}

/** The chains of custody: each event signed, chained to those before, and told to the other side. */
@UseCase()
export class CustodyBook {
  constructor(
    private readonly media: MediumStore,
    private readonly packages: PackageStore,
    private readonly deviations: DeviationBook,
    private readonly operators: Operators,
    private readonly keyring: Keyring,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The medium's present chain in order: from the sealing of what it carries, or carried last. */
  async history(tx: Tx, mediumId: string): Promise<CustodyEvent[]> {
    const events = (await this.media.events(tx, mediumId)).map(({ document }) => document);
    const chainId = events.at(-1)?.chainId;
    return inOrder(events.filter((event) => event.chainId === chainId));
  }

  /** Present chains of the media that carried the package, in the order in which they first did. */
  async ofPackage(tx: Tx, packageId: string): Promise<CustodyEvent[][]> {
    const events = await this.media.ofPackage(tx, packageId);
    const ids = new Set(events.map(({ document }) => document.medium.id));
    const histories: CustodyEvent[][] = [];
    for (const id of ids) histories.push(await this.history(tx, id));
    return histories;
  }

  /** Adds to a locked medium. */
  async append(tx: Tx, actor: Actor, medium: Medium, agreed: AgreedCustody): Promise<void> {
    const history = await this.history(tx, medium.id);
    const event = this.eventOf(medium, history, agreed);
    const signature = await this.keyring.sign(canonicalJson(event));
    await this.media.addEvent(tx, { document: event, signature });
    const subject = { kind: 'medium', id: medium.id };
    const [from, to] = [custodyState(history), event.kind];
    await this.audit.record(tx, { actor, action: 'custody.record', subject, from, to });
    await this.tell(tx, actor, { document: event, signature }, history);
  }

  private eventOf(
    medium: Medium,
    history: readonly CustodyEvent[],
    { kind, detail, content: sealedIn, actor, witness }: AgreedCustody,
  ): CustodyEvent {
    const [last] = history;
    const fresh = sealedIn && last?.content?.packageId !== sealedIn.packageId;
    const chain = fresh || !last ? [] : history;
    const content = sealedIn ?? last?.content;
    const operator = this.operators.own().code;
    return {
      yuzu: 'custody/1',
      id: newId(),
      chainId: chain[0]?.chainId ?? newId(),
      medium,
      ...(content && { content }),
      operator,
      ...continuationOf(chain, operator),
      kind,
      ...detail,
      at: this.clock.now().toISOString(),
      actor,
      ...(witness !== undefined && { witness }),
    };
  }

  /** The other side's copy, and what went other than it should. */
  private async tell(
    tx: Tx,
    actor: Actor,
    body: { readonly document: CustodyEvent; readonly signature: string },
    history: readonly CustodyEvent[],
  ): Promise<void> {
    const event = body.document;
    const counterpart = await this.counterpartOf(tx, event);
    if (counterpart === undefined || !event.content) return;
    await this.outbox.send(tx, { to: counterpart, type: 'custody.recorded', body });
    const { packageId } = event.content;
    const expected = { seal: sealOn(history), expectedOn: expectedOn(history) };
    for (const kind of receiptDeviations(event, expected, this.clock.today()))
      await this.deviations.open(tx, actor, { packageId, counterpart, kind });
  }

  /** Operator code of the other side of what is sealed in; undefined where nothing is. */
  async counterpartOf(tx: Tx, { content, medium }: CustodyEvent): Promise<string | undefined> {
    if (!content) return undefined;
    if (medium.owner !== this.operators.own().code) return medium.owner;
    return (await this.packages.find(tx, content.packageId))?.counterpart;
  }
}
