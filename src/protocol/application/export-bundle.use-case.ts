import type { Person } from '../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../kernel/outcome.js';
import { AuditTrail } from '../../kernel/ports/audit-trail.js';
import { Clock } from '../../kernel/ports/clock.js';
import { Keyring } from '../../kernel/ports/keyring.js';
import { type Tx, Transactions } from '../../kernel/ports/transactions.js';
import { UseCase } from '../../kernel/use-case.js';
import { type BundleContent, bundleText, sealBundle } from '../bundle/bundle.js';
import type { Envelope } from '../envelope/envelope.js';
import { transportErrors } from '../errors.js';
import { LIMITS } from '../limits.js';
import { IncomingChannels } from './ports/incoming-channels.js';
import { OutgoingChannels } from './ports/outgoing-channels.js';
import { OwnCode } from './ports/own-code.js';
import { PeerDirectory } from './ports/peer-directory.js';

export interface ExportedBundle {
  /** e.g. `AOBA_MINATO_20261121T093000Z.bundle.json`. */
  readonly fileName: string;
  /** Content of the file, byte for byte. */
  readonly bundle: string;
  readonly envelopes: number;
  /** Number of the peer's last envelope that was applied here: the file tells the peer so. */
  readonly acknowledged: number;
}

/** バンドルの書き出し: all the peer has not acknowledged, and the acknowledgement of its own. */
@UseCase()
export class ExportBundle {
  constructor(
    private readonly transactions: Transactions,
    private readonly own: OwnCode,
    private readonly keyring: Keyring,
    private readonly peers: PeerDirectory,
    private readonly outgoing: OutgoingChannels,
    private readonly incoming: IncomingChannels,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  execute(person: Person, peer: string): Promise<Outcome<ExportedBundle>> {
    return this.transactions.run(async (tx) => {
      const found = await this.peers.find(tx, peer);
      if (found?.status !== 'confirmed') return refuse(transportErrors.CHANNEL_UNKNOWN, { peer });
      const content = await this.content(tx, peer);
      await this.audit.record(tx, {
        actor: person,
        action: 'bundle.export',
        subject: { kind: 'channel', id: peer },
        reason: `envelopes ${content.envelopes.length}, acknowledged ${content.acknowledged}`,
      });
      return ok({
        fileName: fileName(content),
        bundle: bundleText(await sealBundle(this.keyring, content)),
        envelopes: content.envelopes.length,
        acknowledged: content.acknowledged,
      });
    });
  }

  private async content(tx: Tx, peer: string): Promise<BundleContent> {
    const { sequence } = await this.incoming.position(tx, peer);
    const { acknowledged } = await this.outgoing.position(tx, peer);
    const rows = await this.outgoing.from(tx, peer, acknowledged + 1, LIMITS.bundle / 2);
    return {
      yuzu: 'bundle/1',
      from: this.own.code,
      to: peer,
      createdAt: this.clock.now().toISOString(),
      acknowledged: sequence,
      envelopes: rows.map(({ text }) => JSON.parse(text) as Envelope),
    };
  }
}

const fileName = ({ from, to, createdAt }: BundleContent): string =>
  `${from}_${to}_${createdAt.replace(/\.\d+/, '').replace(/[-:]/g, '')}.bundle.json`;
