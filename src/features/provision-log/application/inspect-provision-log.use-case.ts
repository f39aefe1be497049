import { Keyring } from '../../../kernel/ports/keyring.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { BundleVerification, type BundleReport } from './bundle-verification.js';
import { LogWriter } from './log-writer.js';
import { LogStore, type StoredCheckpoint } from './ports/log.store.js';
import { SignatureCheck } from './ports/signature-check.js';
import { WitnessStore, type ReceivedCheckpoint } from './ports/witness.store.js';

/** What auditors look at inside the gateway. */
@UseCase()
export class InspectProvisionLog {
  constructor(
    private readonly transactions: Transactions,
    private readonly log: LogStore,
    private readonly witnesses: WitnessStore,
    private readonly writer: LogWriter,
    private readonly signatures: SignatureCheck,
    private readonly keyring: Keyring,
  ) {}

  /** Null while nothing is recorded. */
  async checkpoint(): Promise<StoredCheckpoint | null> {
    return (await this.transactions.read((tx) => this.log.newestCheckpoint(tx))) ?? null;
  }

  /** Peers' checkpoints this gateway keeps, those with a problem included. */
  peerCheckpoints(): Promise<ReceivedCheckpoint[]> {
    return this.transactions.read((tx) => this.witnesses.received(tx));
  }

  /** Recomputes every hash from what is stored now, with the very verifier auditors use offline. */
  verify(): Promise<BundleReport> {
    return this.transactions.read(async (tx) => {
      const verification = new BundleVerification(this.signatures);
      for await (const chunk of this.writer.write(tx, false)) verification.feed(Buffer.from(chunk));
      return verification.finish([this.keyring.publicKey()]);
    });
  }
}
