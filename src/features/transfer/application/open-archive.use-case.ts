import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { openOwnDocument, signDocument } from '../../../kernel/job-ticket.js';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { UseCase } from '../../../kernel/use-case.js';
import {
  checkWall,
  MARKER_FILE,
  markerText,
  TableScanner,
  type CheckReport,
  type Severities,
} from '../../extraction/index.js';
import { wrongRules } from '../domain/content-rules.js';
import type { HandoverDigest } from '../domain/handover-record.js';
import type { PackageManifest } from '../domain/manifest.js';
import type { MediumFolder } from '../domain/media/medium-folder.js';
import { openingFailure } from '../domain/opening-failure.js';
import { archiveErrors, packageErrors } from '../domain/package-errors.js';
import { summaryOf, type OpenReceipt } from '../domain/package-receipts.js';
import type { ReceiveTicket } from '../domain/receive-ticket.js';
import { plainBytes, wrongDensity } from '../domain/plain-size.js';
import { isPassphrase } from '../domain/passphrase.js';
import { requireConforming } from './conformance.js';
import { writeFailure } from './failed-opening.js';
import { volumeGone } from './find-archive.js';
import { buildFolder } from './files/build-folder.js';
import { lackOfRoom } from './files/room.js';
import { withVolumesTogether } from './files/volumes-together.js';
import { writeNew } from './files/write-new.js';
import { withStorage } from './files/with-storage.js';
import { writeFindings } from './findings-report.js';
import { handoverRecords } from './handover-records.js';
import { Archiver, type PercentCallback } from './ports/archiver.js';
import { textOf } from './read-signed.js';
import { discard, unpack, wrongRecords, wrongRows } from './unpack.js';
import { VerifyPackage, type VerifiedPackage } from './verify-package.use-case.js';
import { writeRecords } from './write-records.js';

const RECEIPT = 'open.receipt.json';
/** Such a message has below 2 KB. However compressed, one of so many bytes cannot become more than some megabytes. */
const MOST_MESSAGE_BYTES = 16 * 1024;

export interface OpenInput {
  readonly keyring: Keyring;
  readonly ticket: SignedDocument<ReceiveTicket>;
  /** Folders of the media, in any order. */
  readonly media: readonly MediumFolder[];
  /** The released passphrase message (NAME.passphrase.asc). */
  readonly passphraseMessage: string;
  /** Folder to be made with data/, records.asc, findings and open.receipt.json; must not exist or be empty. */
  readonly to: string;
  /** Of rules on contents: those it was packed with. */
  readonly severities?: Severities;
  readonly onProgress?: PercentCallback;
}

interface Opening {
  readonly input: OpenInput;
  readonly ticket: ReceiveTicket;
  readonly verified: VerifiedPackage;
  readonly startedAt: string;
}

interface Opened {
  readonly receipt: SignedDocument<OpenReceipt>;
  readonly report: CheckReport;
}

interface Content {
  readonly report: CheckReport;
  readonly records: HandoverDigest;
}

/**
 * Opens a package whose seal holds. The plain files lie in a quarantine folder until hashes, rows and
 * records agree with the manifest and the data with the definition; otherwise nothing but a receipt of
 * the failure is published, and that only where the package itself is to blame. The findings of the check are
 * published either way: the same that the provider has, with masked examples.
 */
@UseCase()
export class OpenArchive {
  constructor(
    private readonly verify: VerifyPackage,
    private readonly archiver: Archiver,
    private readonly scanner: TableScanner,
    private readonly clock: Clock,
  ) {}

  execute(input: OpenInput): Promise<Outcome<SignedDocument<OpenReceipt>>> {
    return withStorage(async () => {
      const startedAt = this.clock.now().toISOString();
      const opened = await openOwnDocument(input.keyring, input.ticket, 'yuzu.ticket/receive');
      if (!opened.ok) return opened;
      const ticket = opened.value;
      const result = await withStorage(() => this.verifyAndOpen(input, ticket, startedAt));
      if (result.ok) return this.judged(input, result.value);
      const failure = result.error.code;
      const finishedAt = this.clock.now().toISOString();
      if (openingFailure(failure)) {
        const failed = { ticket, failure, startedAt, finishedAt };
        await writeFailure(input.keyring, failed, input.to, RECEIPT);
      }
      return result;
    });
  }

  private async verifyAndOpen(
    input: OpenInput,
    ticket: ReceiveTicket,
    startedAt: string,
  ): Promise<Outcome<Opened>> {
    const { media } = input;
    const verified = await this.verify.executeFor(ticket, { name: ticket.packageName, media });
    if (!verified.ok) return verified;
    const otherRules = wrongRules(verified.value.manifest, input.severities);
    const refused = otherRules ?? wrongDensity(verified.value.manifest);
    if (refused) return refused;
    const opening: Opening = { input, ticket, verified: verified.value, startedAt };
    return buildFolder(input.to, (building) => this.open(opening, building));
  }

  private judged(
    input: OpenInput,
    { receipt, report }: Opened,
  ): Outcome<SignedDocument<OpenReceipt>> {
    const { DATA_DISCREPANCY } = archiveErrors;
    const conforming = requireConforming(report, DATA_DISCREPANCY, {
      receipt: join(input.to, RECEIPT),
    });
    return conforming.ok ? ok(receipt) : conforming;
  }

  private async open(opening: Opening, building: string): Promise<Outcome<Opened>> {
    const full = await lackOfRoom(building, plainBytes(opening.verified.manifest));
    if (full) return full;
    const quarantine = join(building, 'data');
    await mkdir(quarantine);
    const records = join(building, 'records.asc');
    const content = await withVolumesTogether(opening.verified.volumes, building, (archive) =>
      this.content(opening, archive, quarantine, records),
    );
    if (!content.ok) return content;
    const { report } = content.value;
    const { keyring } = opening.input;
    const receipt = await signDocument(keyring, this.receipt(opening, content.value));
    if (!report.conforming) await discard(building);
    const { ticket, verified } = opening;
    await writeFindings(building, report, { ticket, verified, checkedAt: this.clock.now() });
    await writeNew(join(building, RECEIPT), JSON.stringify(receipt, null, 2));
    return ok({ receipt, report });
  }

  private async content(
    { input, ticket, verified: { manifest, volumes } }: Opening,
    archive: string,
    quarantine: string,
    recordsFile: string,
  ): Promise<Outcome<Content>> {
    const { keyring, onProgress } = input;
    const passphrase = await this.passphrase(input, ticket);
    if (!passphrase.ok) return passphrase;
    const access = { archive, passphrase: passphrase.value };
    if (ticket.rehearsal) await writeMarker(quarantine, ticket.packageName);
    const { archiver, scanner } = this;
    const onBytes = percentOf(manifest, onProgress);
    const against = { ticket, manifest, severities: input.severities };
    const unpacking = { archiver, scanner, access, ...against, into: quarantine, onBytes };
    const unpacked = await unpack(unpacking);
    if (!unpacked.ok) return (await volumeGone(volumes, manifest)) ?? unpacked;
    const { report, persons } = unpacked.value;
    // A rehearsal's rows must bear their marks as well, a real case's none, whatever the manifest says.
    const wall = checkWall(report.rehearsal, ticket.rehearsal);
    if (!wall.ok) return wall;
    const wrong = wrongRows(manifest, report);
    if (wrong) return wrong;
    const lines = handoverRecords(persons, passphrase.value);
    const records = await writeRecords(lines, keyring, recordsFile);
    return wrongRecords(manifest, records) ?? ok({ report, records });
  }

  private async passphrase(
    { keyring, passphraseMessage }: OpenInput,
    { provider, providerKey }: ReceiveTicket,
  ): Promise<Outcome<string>> {
    const file = basename(passphraseMessage);
    const message = await textOf(passphraseMessage, MOST_MESSAGE_BYTES);
    if (message === undefined) return refuse(packageErrors.PACKAGE_FILE_MISSING, { file });
    const opened = await keyring.decrypt(message, providerKey);
    const passphrase = opened.ok ? opened.value.trimEnd() : '';
    if (isPassphrase(passphrase)) return ok(passphrase);
    const reason = opened.ok ? 'form' : opened.error.code;
    return refuse(packageErrors.PASSPHRASE_MESSAGE_INVALID, { file, provider, reason });
  }

  private receipt({ ticket, verified, startedAt }: Opening, content: Content): OpenReceipt {
    const { manifest, manifestSha256, name } = verified;
    return {
      kind: 'yuzu.receipt/open',
      ticketId: ticket.id,
      packageId: ticket.packageId,
      packageName: name,
      rehearsal: manifest.rehearsal,
      provider: manifest.provider,
      accepted: content.report.conforming,
      archive: manifest.archive,
      manifestSha256,
      rulesSha256: manifest.rulesSha256,
      files: manifest.files,
      tables: manifest.tables,
      records: content.records,
      findings: summaryOf(content.report.findings),
      startedAt,
      finishedAt: this.clock.now().toISOString(),
    };
  }
}

const writeMarker = (folder: string, packageName: string): Promise<void> =>
  writeNew(join(folder, MARKER_FILE), markerText({ packageName }));

/** Percent of the plain bytes, told when it changes. */
function percentOf(
  manifest: PackageManifest,
  onProgress: PercentCallback = () => undefined,
): (bytes: number) => void {
  const all = plainBytes(manifest);
  let told = 0;
  return (bytes) => {
    const percent = Math.floor((bytes / all) * 100);
    if (percent > told) onProgress((told = percent));
  };
}
