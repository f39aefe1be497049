import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EraseDelivery } from '../../../src/features/transfer/application/delivery/erase-delivery.use-case.js';
import { Config } from '../../../src/platform/config/config.js';
import type { Answer, Office } from '../../support/office.js';
import type { Exchange } from './exchange.js';
import type { Handover } from './handover.js';

/** Ending and content of each file; the hashes of the first two are those of the pack receipt. */
const CONTENT = {
  '.7z': 'archive',
  '.manifest.json': 'manifest',
  '.manifest.json.asc': 'signatures',
  '.sha256': 'checksums',
} as const;
type Ending = keyof typeof CONTENT;
const ENDINGS = Object.keys(CONTENT) as Ending[];

/** A package that goes over the network: its files at both sides, moved by the test in place of the upload. */
export class NetworkHandover {
  private constructor(
    private readonly exchange: Exchange,
    readonly handover: Handover,
  ) {}

  /** Approved, with the packed medium folder copied to where the gateway takes it from. */
  static async approved(exchange: Exchange): Promise<NetworkHandover> {
    const made = new NetworkHandover(exchange, await exchange.plan());
    await made.handover.approve();
    await mkdir(made.outgoing(), { recursive: true });
    for (const ending of ENDINGS) await writeFile(made.outgoing(ending), CONTENT[ending]);
    return made;
  }

  static async dispatched(exchange: Exchange): Promise<NetworkHandover> {
    const made = await NetworkHandover.approved(exchange);
    const { status, text } = await made.dispatch();
    if (status !== 201) throw new Error(text);
    await exchange.offices.deliver();
    return made;
  }

  dispatch(login = 'media-custodian'): Promise<Answer> {
    return this.exchange.aoba.post(login, `${this.handover.path}/network-dispatch`);
  }

  /** The folder, or the file with this ending or name. */
  outgoing(file?: string): string {
    return this.place(this.exchange.aoba, 'outgoing', file);
  }

  incoming(file?: string): string {
    return this.place(this.exchange.minato, 'incoming', file);
  }

  /** What the uploads would bring over. */
  async bring(endings: readonly Ending[] = ENDINGS): Promise<void> {
    await mkdir(this.incoming(), { recursive: true });
    for (const ending of endings) await writeFile(this.incoming(ending), CONTENT[ending]);
  }

  /** What the jobs do at both sides once they are run. */
  async erase(): Promise<void> {
    for (const { app } of [this.exchange.aoba, this.exchange.minato])
      await app.get(EraseDelivery).execute(this.handover.id);
  }

  private place({ app }: Office, folder: string, file?: string): string {
    const { name } = this.handover.planned;
    const inside = file?.startsWith('.') ? `${name}${file}` : file;
    const { dataDir } = app.get(Config).settings;
    return join(dataDir, folder, name, ...(inside === undefined ? [] : [inside]));
  }
}
