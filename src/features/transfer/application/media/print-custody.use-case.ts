import { actorText } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Persons } from '../../../identity/index.js';
import { Operators } from '../../../operator/index.js';
import { sealOn } from '../../domain/media/carriage.js';
import { type CustodyEvent, custodyHash } from '../../domain/media/custody-event.js';
import { type LabelPart, labelPart } from '../../domain/media/label-part.js';
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

  /** Of the seal that is on the medium now. LABEL_NOT_SEALED, LABEL_MEDIA_INCOMPLETE. */
  label(mediumId: string): Promise<Outcome<PrintedFile>> {
    return this.ofMedium(mediumId, async (tx, medium) => {
      const { serial } = medium;
      const sealing = sealOn(await this.custody.history(tx, mediumId));
      if (!sealing?.content) return refuse(mediaErrors.LABEL_NOT_SEALED, { serial });
      const { content, sealNumber = '', at: sealedAt, operator: provider } = sealing;
      const { packageId, packageName, sha256 } = content;
      const pack = await this.packages.find(tx, packageId);
      const histories = await this.custody.ofPackage(tx, packageId);
      const part = labelPart(sealing, histories, pack?.seal?.volumes);
      if (!part.ok) return part;
      const own = this.operators.own().code;
      const recipient = provider === own ? (pack?.counterpart ?? '') : own;
      const printed = await this.printer.label({
        ...{ packageName, serial, sealNumber, sha256, part: part.value },
        ...{ provider, recipient, sealedAt },
      });
      return named(labelFile(packageName, part.value), printed);
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

/** Of several media each has a label of its own. */
const labelFile = (packageName: string, { number, of }: LabelPart): string =>
  `${packageName}.label${of > 1 ? `-${number}` : ''}.pdf`;

const fileNameOf = ({ kind, medium: { serial } }: CustodyEvent): string =>
  `${kind}-${serial.replace(/[^\w.-]/g, '_')}.certificate.pdf`;
