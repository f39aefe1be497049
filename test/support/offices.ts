import { PeerStore } from '../../src/features/operator/application/ports/peer.store.js';
import type { OperatorKind, Peer } from '../../src/features/operator/index.js';
import { ok, unwrap } from '../../src/kernel/outcome.js';
import { type Letter, Office, type OfficeParts, TestClock } from './office.js';

type Features = Pick<OfficeParts, 'modules' | 'idOf' | 'settings' | 'keepsJobs'> & {
  /** Anonymised where not told otherwise. */
  readonly kinds?: Readonly<Partial<Record<string, OperatorKind>>>;
};

/** For `deliver`: all but these operators get their letters, who are offline. */
export const butNotTo =
  (...codes: string[]) =>
  ({ to }: Letter): boolean =>
    !codes.includes(to);

/** The peer as another operator's gateway knows it, confirmed. */
export const asPeer = ({ code, keyring }: Office, kind: OperatorKind = 'anonymised'): Peer => ({
  code,
  name: `事業者${code}`,
  kind,
  address: '東京都架空区1-1-1',
  representative: '代表 太郎',
  publicKey: keyring.publicKey(),
  fingerprint: keyring.fingerprint(),
  status: 'confirmed',
  certification: { number: '1', validFrom: '2024-04-01' },
  transport: { kind: 'bundle' },
  registeredBy: 'person:admin',
});

/** Several operators with the wire between them in memory. */
export class Offices {
  readonly clock = new TestClock();
  readonly letters: Letter[] = [];
  readonly all: Office[] = [];

  /** Operators who do not know each other yet. */
  static async strangers(features: Features, codes: readonly string[]): Promise<Offices> {
    const offices = new Offices();
    const { clock, letters } = offices;
    const { kinds = {}, ...parts } = features;
    for (const code of codes) {
      const kind = kinds[code] ?? 'anonymised';
      offices.all.push(await Office.open({ ...parts, code, kind, clock, letters }));
    }
    return offices;
  }

  /** Operators each of whom has confirmed all others. */
  static async open(features: Features, codes: readonly string[]): Promise<Offices> {
    const offices = await Offices.strangers(features, codes);
    for (const { code } of offices.all)
      for (const other of offices.all)
        if (other.code !== code)
          await offices.savePeer(code, asPeer(other, features.kinds?.[other.code]));
    return offices;
  }

  of(code: string): Office {
    const office = this.all.find((one) => one.code === code);
    if (!office) throw new Error(`No office ${code}`);
    return office;
  }

  /** Delivers what is under way, and what that sets off, until nothing is; refusals are kept. */
  async deliver(select: (letter: Letter) => boolean = () => true): Promise<void> {
    for (;;) {
      const index = this.letters.findIndex(select);
      const [letter] = index < 0 ? [] : this.letters.splice(index, 1);
      if (!letter) return;
      await this.receive(letter);
    }
  }

  /** Brings a letter again, or one nobody sent. */
  async receive(letter: Letter): Promise<void> {
    await this.of(letter.to).receive(letter);
  }

  async changePeer(at: string, code: string, change: Partial<Peer>): Promise<void> {
    const { app, transactions } = this.of(at);
    const peer = await transactions.read((tx) => app.get(PeerStore).find(tx, code));
    if (peer) await this.savePeer(at, { ...peer, ...change });
  }

  async close(): Promise<void> {
    for (const office of this.all) await office.close();
  }

  private async savePeer(at: string, peer: Peer): Promise<void> {
    const { app, transactions } = this.of(at);
    const saved = await transactions.run(async (tx) => {
      await app.get(PeerStore).save(tx, peer);
      return ok();
    });
    unwrap(saved);
  }
}
