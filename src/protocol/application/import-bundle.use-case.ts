import type { Person } from '../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../kernel/outcome.js';
import { AuditTrail } from '../../kernel/ports/audit-trail.js';
import { Keyring } from '../../kernel/ports/keyring.js';
import { type Tx, Transactions } from '../../kernel/ports/transactions.js';
import { UseCase } from '../../kernel/use-case.js';
import { type Bundle, readBundle, verifyBundle } from '../bundle/bundle.js';
import { envelopeText } from '../envelope/envelope.js';
import { bundleErrors, transportErrors } from '../errors.js';
import { WireSchemas } from '../schema/wire-schemas.js';
import { type Arrival, EnvelopeReceiver } from './envelope-receiver.js';
import { IncomingChannels } from './ports/incoming-channels.js';
import { OutgoingChannels } from './ports/outgoing-channels.js';
import { OwnCode } from './ports/own-code.js';
import { PeerDirectory } from './ports/peer-directory.js';
import type { QuarantineNotice } from './ports/peer-transport.js';
import { noticeOf } from './receive-envelopes.use-case.js';

export interface ImportedBundle {
  readonly from: string;
  readonly applied: number;
  readonly duplicates: number;
  /** Refused for a reason of business; the sender is told by the next bundle. */
  readonly refused: readonly { readonly sequence: number; readonly code: string }[];
  readonly quarantined: readonly QuarantineNotice[];
  /** An earlier bundle is missing: the sender must export again from this number. */
  readonly missingFrom?: number;
  /** Number of the sender's last envelope applied here. */
  readonly received: number;
  /** Number of our last envelope the sender says to have applied. */
  readonly acknowledged: number;
}

/** バンドルの取り込み: the whole file is verified first, then taken in one transaction. */
@UseCase()
export class ImportBundle {
  constructor(
    private readonly transactions: Transactions,
    private readonly own: OwnCode,
    private readonly keyring: Keyring,
    private readonly schemas: WireSchemas,
    private readonly peers: PeerDirectory,
    private readonly receiver: EnvelopeReceiver,
    private readonly outgoing: OutgoingChannels,
    private readonly incoming: IncomingChannels,
    private readonly audit: AuditTrail,
  ) {}

  async execute(person: Person, text: string): Promise<Outcome<ImportedBundle>> {
    const read = readBundle(text, this.schemas);
    if (!read.ok) return read;
    return this.transactions.run(async (tx) => {
      const verified = await this.verified(tx, read.value);
      if (!verified.ok) return verified;
      const imported = await this.take(tx, read.value);
      await this.audit.record(tx, {
        actor: person,
        action: 'bundle.import',
        subject: { kind: 'channel', id: imported.from },
        reason: `applied ${imported.applied}, received up to ${imported.received}`,
      });
      return ok(imported);
    });
  }

  private async verified(tx: Tx, bundle: Bundle): Promise<Outcome<undefined>> {
    const { from, to } = bundle;
    const own = this.own.code;
    if (to !== own) return refuse(bundleErrors.BUNDLE_WRONG_ADDRESSEE, { from, to, own });
    const peer = await this.peers.find(tx, from);
    if (peer?.status !== 'confirmed')
      return refuse(transportErrors.CHANNEL_UNKNOWN, { peer: from });
    return verifyBundle(this.keyring, bundle, peer.publicKey);
  }

  private async take(tx: Tx, bundle: Bundle): Promise<ImportedBundle> {
    const arrivals: Arrival[] = [];
    for (const envelope of bundle.envelopes)
      arrivals.push(await this.receiver.receive(tx, envelopeText(envelope), 'bundle'));
    // After the envelopes: receiving locks the incoming channel before the outgoing one.
    await this.outgoing.acknowledge(tx, bundle.from, bundle.acknowledged);
    const { sequence } = await this.incoming.position(tx, bundle.from);
    return {
      from: bundle.from,
      ...summaryOf(arrivals),
      received: sequence,
      acknowledged: bundle.acknowledged,
    };
  }
}

function summaryOf(arrivals: readonly Arrival[]) {
  const of = <R extends Arrival['result']>(result: R) =>
    arrivals.filter(
      (arrival): arrival is Extract<Arrival, { result: R }> => arrival.result === result,
    );
  const [gap] = of('gap');
  return {
    applied: of('applied').length,
    duplicates: of('duplicate').length,
    refused: of('refused').map(({ sequence, code }) => ({ sequence, code })),
    quarantined: of('quarantined').map(noticeOf),
    ...(gap && { missingFrom: gap.expected }),
  };
}
