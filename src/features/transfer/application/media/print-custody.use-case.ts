import { actorText } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Persons } from '../../../identity/index.js';
import { Operators } from '../../../operator/index.js';
import { sealOn } from '../../domain/media/carriage.js';
import { type CustodyEvent, custodyHash } from '../../domain/media/custody-event.js';
import { mediaErrors } from '../../domain/media/media-errors.js';
import type { Medium } from '../../domain/media/medium.js';
import { CustodyPrinter } from '../ports/custody-printer.js';
import { MediumStore } from '../ports/medium.store.js';
import { PackageStore } from '../ports/package.store.js';
import { CustodyBook } from './custody-book.js';

export interface PrintedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const DISPOSALS: readonly string[] = ['erased', 'destroyed'];

/** 媒体ラベルと証明書. */
@UseCase()
export class PrintCustody {
  constructor(
    private readonly transactions: Transactions,
    private readonly media: MediumStore,
    private readonly packages: PackageStore,
    private readonly custody: CustodyBook,
    private readonly persons: Persons,
    private readonly operators: Operators,
    private readonly keyring: Keyring,
    private readonly printer: CustodyPrinter,
  ) {}

  /** Of the seal that is on the medium now; LABEL_NOT_SEALED where there is none. */
  label(mediumId: string): Promise<Outcome<PrintedFile>> {
    return this.ofMedium(mediumId, async (tx, medium) => {
      const { serial } = medium;
      const sealing = sealOn(await this.custody.history(tx, mediumId));
      if (!sealing?.content) return refuse(mediaErrors.LABEL_NOT_SEALED, { serial });
      const { content, sealNumber = '', at: sealedAt, operator: provider } = sealing;
      const { packageId, packageName, sha256 } = content;
      const recipient = (await this.recipientOf(tx, packageId, provider)) ?? '';
      const facts = { packageName, serial, sealNumber, sha256, provider, recipient, sealedAt };
      return named(`${packageName}.label.pdf`, await this.printer.label(facts));
    });
  }

  /** Of an erasure or destruction that this operator recorded. */
  certificate(mediumId: string, eventId: string): Promise<Outcome<PrintedFile>> {
    return this.ofMedium(mediumId, async (tx, { serial }) => {
      const own = this.operators.own();
      const signed = (await this.media.events(tx, mediumId)).find(
        ({ document: { id, kind, operator } }) =>
          id === eventId && DISPOSALS.includes(kind) && operator === own.code,
      );
      if (!signed) return refuse(mediaErrors.CUSTODY_EVENT_UNKNOWN, { serial, event: eventId });
      const { document: event, signature } = signed;
      const printed = await this.printer.certificate({
        ...{ event, signature, operator: own.name },
        eventSha256: custodyHash(event),
        fingerprint: this.keyring.fingerprint(),
        actor: await this.nameOf(tx, event.actor),
        witness: await this.nameOf(tx, event.witness),
      });
      return named(fileNameOf(event), printed);
    });
  }

  private async recipientOf(
    tx: Tx,
    packageId: string,
    provider: string,
  ): Promise<string | undefined> {
    const own = this.operators.own().code;
    return provider === own ? (await this.packages.find(tx, packageId))?.counterpart : own;
  }

  private async nameOf(tx: Tx, actor = ''): Promise<string> {
    const [, id = ''] = actor.split(':');
    return (await this.persons.find(tx, id))?.name ?? actorText({ kind: 'gateway' });
  }

  private ofMedium(
    id: string,
    work: (tx: Tx, medium: Medium) => Promise<Outcome<PrintedFile>>,
  ): Promise<Outcome<PrintedFile>> {
    return this.transactions.read(async (tx) => {
      const medium = await this.media.find(tx, id);
      return medium ? work(tx, medium) : refuse(mediaErrors.MEDIUM_UNKNOWN, { medium: id });
    });
  }
}

const named = (name: string, printed: Outcome<Uint8Array>): Outcome<PrintedFile> =>
  printed.ok ? ok({ name, bytes: printed.value }) : printed;

const fileNameOf = ({ kind, medium: { serial } }: CustodyEvent): string =>
  `${kind}-${serial.replace(/[^\w.-]/g, '_')}.certificate.pdf`;
