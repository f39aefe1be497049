import { createHash } from 'node:crypto';
import { Clock } from '../../../kernel/ports/clock.js';
import { FieldCipher } from '../../../kernel/ports/field-cipher.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import {
  BUNDLE_FORM,
  checkpointLine,
  endLine,
  entryLine,
  headerLine,
  LEAVES_PER_LINE,
  leavesLine,
  sealLine,
  sealText,
  witnessLine,
  type BundleHeader,
} from '../domain/bundle-format.js';
import { originOf } from '../domain/checkpoint.js';
import type { SaltedPerson } from '../domain/person-key.js';
import { LogStore } from './ports/log.store.js';
import { RecordStore } from './ports/record.store.js';
import { WitnessStore } from './ports/witness.store.js';

const PAGE = 2_000;

/** Writes the whole log as the NDJSON described in bundle-format.ts, page by page. */
@UseCase()
export class LogWriter {
  constructor(
    private readonly log: LogStore,
    private readonly records: RecordStore,
    private readonly witnesses: WitnessStore,
    private readonly cipher: FieldCipher,
    private readonly keyring: Keyring,
    private readonly operators: Operators,
    private readonly clock: Clock,
  ) {}

  /** Chunks of whole lines; what is stored is written as it is, whether it still holds or not. */
  async *write(tx: Tx, withPersons: boolean): AsyncGenerator<string> {
    const bytes = createHash('sha256');
    for await (const chunk of this.content(tx, withPersons)) {
      bytes.update(chunk);
      yield chunk;
    }
    const sha256 = bytes.copy().digest('hex');
    const { origin } = this.own();
    const signature = await this.keyring.sign(sealText(origin, sha256));
    const seal = sealLine({ sha256, signature });
    yield seal;
    yield endLine(bytes.update(seal).digest('hex'));
  }

  private own() {
    const { code: operator } = this.operators.own();
    return { operator, origin: originOf(operator) };
  }

  private async *content(tx: Tx, withPersons: boolean): AsyncGenerator<string> {
    const checkpoint = await this.log.newestCheckpoint(tx);
    const size = checkpoint?.size ?? 0;
    yield headerLine(this.header(size, withPersons));
    for (let from = 0; from < size; from += PAGE)
      yield await this.entries(tx, from, Math.min(from + PAGE, size), withPersons);
    for (let from = 0; from < size; from += LEAVES_PER_LINE)
      yield leavesLine(
        from,
        await this.log.leaves(tx, from, Math.min(from + LEAVES_PER_LINE, size)),
      );
    if (checkpoint)
      yield checkpointLine({ text: checkpoint.text, signature: checkpoint.signature });
    for (const witness of await this.witnesses.witnesses(tx)) yield witnessLine(witness);
  }

  private header(size: number, withPersons: boolean): BundleHeader {
    return {
      yuzu: BUNDLE_FORM,
      ...this.own(),
      size,
      withPersons,
      exportedAt: this.clock.now().toISOString(),
      fingerprint: this.keyring.fingerprint(),
      publicKey: this.keyring.publicKey(),
    };
  }

  private async entries(tx: Tx, from: number, to: number, withPersons: boolean): Promise<string> {
    const page = await this.records.page(tx, from, to);
    const lines = page.map(({ entry, sealed }) =>
      entryLine(entry, withPersons && sealed !== undefined ? this.person(sealed) : undefined),
    );
    return lines.join('');
  }

  /** Undefined where the sealed text was damaged: the entry's hash tells of that already. */
  private person(sealed: string): SaltedPerson | undefined {
    try {
      return JSON.parse(this.cipher.open(sealed)) as SaltedPerson;
    } catch {
      return undefined;
    }
  }
}
