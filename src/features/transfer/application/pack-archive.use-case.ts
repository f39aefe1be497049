import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../../../kernel/canonical-json.js';
import { openOwnDocument, signDocument } from '../../../kernel/job-ticket.js';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { UseCase } from '../../../kernel/use-case.js';
import {
  openCurrentLists,
  PersonNoticeFiles,
  recheckPersons,
  TableScanner,
  type CheckReport,
  type GivenPersonLists,
  type PersonIndex,
  type ProvideTicket,
  type RecheckCounts,
  type RecheckLists,
  type Severities,
} from '../../extraction/index.js';
import { rulesSha256 } from '../domain/content-rules.js';
import type { HandoverDigest } from '../domain/handover-record.js';
import type { ManifestSigners } from '../domain/manifest.js';
import { packErrors } from '../domain/package-errors.js';
import { composePackageName, packageFiles } from '../domain/package-name.js';
import type { PackReceipt } from '../domain/package-receipts.js';
import { MOST_VOLUMES } from '../domain/volume-size.js';
import { notifiedIn, openExtraction, stampsOf, type Extraction } from './extraction-folder.js';
import { buildFolder } from './files/build-folder.js';
import { sealVolumes } from './files/file-seal.js';
import { withStorage } from './files/with-storage.js';
import { writeNew } from './files/write-new.js';
import { handoverRecords } from './handover-records.js';
import { manifestOf, packReceiptOf, type PackedContent } from './packed-content.js';
import { Archiver, type PercentCallback } from './ports/archiver.js';
import { scanExtraction } from './scan-extraction.js';
import { sealWhileJudging } from './seal-archive.js';
import { writeManifest } from './write-manifest.js';
import { writeRecords } from './write-records.js';

export interface PackInput {
  /** The operator's key folder: verifies the ticket, encrypts, signs the receipt. */
  readonly keyring: Keyring;
  /** The preparer's own key: signs the manifest. */
  readonly signer: Keyring;
  readonly ticket: SignedDocument<ProvideTicket>;
  /** Output folder of `yuzu extract`: data/ and extract.receipt.json. */
  readonly from: string;
  /** Folder to be made with medium/ and office/; must not exist or be empty. */
  readonly to: string;
  /** For the second check of persons. */
  readonly lists: GivenPersonLists;
  /** Of rules on contents, other than the usual. */
  readonly severities?: Severities;
  /** Capacity of a medium, where the package may need several. */
  readonly volumeBytes?: number;
  readonly onProgress?: PercentCallback;
  /** Ends the packing: it throws, and nothing is left. */
  readonly signal?: AbortSignal;
}

type CheckedLists = Pick<RecheckLists, 'optOuts' | 'notices'>;

/** What is to be packed, by whom and for whom: proven before anything is read. */
interface PackOrder {
  readonly ticket: ProvideTicket;
  readonly name: string;
  readonly lists: CheckedLists;
  readonly signers: ManifestSigners;
}

/** What one run of packing works with; the passphrase lives in memory only. */
interface Sealing extends PackOrder {
  readonly input: PackInput;
  readonly extraction: Extraction;
  readonly medium: string;
  readonly office: string;
  readonly startedAt: string;
}

interface Judged {
  readonly report: CheckReport;
  readonly files: PackedContent['files'];
  readonly records: HandoverDigest;
}

/** 256 bits in 43 characters that are safe to type and to pipe. */
const newPassphrase = () => randomBytes(32).toString('base64url');

/**
 * Seals an extraction for one recipient: `medium/` travels with the medium, `office/` never does. What comes
 * out bears the preparer's signature; it leaves the house only with an approver's (ApproveArchive).
 */
@UseCase()
export class PackArchive {
  constructor(
    private readonly archiver: Archiver,
    private readonly scanner: TableScanner,
    private readonly personNotices: PersonNoticeFiles,
    private readonly clock: Clock,
  ) {}

  execute(input: PackInput): Promise<Outcome<SignedDocument<PackReceipt>>> {
    return withStorage(async () => {
      const startedAt = this.clock.now().toISOString();
      const order = await this.order(input);
      if (!order.ok) return order;
      const given = { ...order.value, input, startedAt };
      return buildFolder(input.to, (building) => this.build(given, building), input.signal);
    });
  }

  /** Refused where ticket, lists or signer will not do, before any work is begun. */
  async order(
    input: Pick<PackInput, 'keyring' | 'ticket' | 'signer' | 'lists'>,
  ): Promise<Outcome<PackOrder>> {
    const opened = await openOwnDocument(input.keyring, input.ticket, 'yuzu.ticket/provide');
    if (!opened.ok) return opened;
    const ticket = opened.value;
    const name = composePackageName({ ...ticket.name, rehearsal: ticket.rehearsal });
    if (!name.ok) return name;
    const signers = signersOf(input.signer, ticket);
    if (!signers.ok) return signers;
    const lists = await openCurrentLists(input.keyring, input.lists, ticket);
    if (!lists.ok) return lists;
    return ok({ ticket, name: name.value, lists: lists.value, signers: signers.value });
  }

  private async build(
    given: Omit<Sealing, 'extraction' | 'medium' | 'office'>,
    building: string,
  ): Promise<Outcome<SignedDocument<PackReceipt>>> {
    const { input, ticket } = given;
    const extraction = await openExtraction(input.keyring, input.from, ticket);
    if (!extraction.ok) return extraction;
    const [medium, office] = [join(building, 'medium'), join(building, 'office')];
    await mkdir(medium);
    await mkdir(office);
    return this.seal({ ...given, extraction: extraction.value, medium, office });
  }

  private async seal(sealing: Sealing): Promise<Outcome<SignedDocument<PackReceipt>>> {
    const { input, extraction, name, medium, office } = sealing;
    const { volumeBytes, onProgress, signal } = input;
    const passphrase = newPassphrase();
    const before = await stampsOf(extraction);
    const files = extraction.receipt.files.map(({ file }) => file);
    const archive = join(medium, packageFiles(name).archive);
    const { volumes, judged } = await sealWhileJudging(
      this.archiver,
      { folder: extraction.data, files, archive, passphrase, volumeBytes, onProgress, signal },
      () => this.judge(sealing, passphrase),
    );
    if (!judged.ok) return judged;
    signal?.throwIfAborted();
    if ((await stampsOf(extraction)) !== before)
      return refuse(packErrors.EXTRACTION_CHANGED, { file: extraction.data });
    if (volumes.length > MOST_VOLUMES)
      return refuse(packErrors.VOLUMES_TOO_MANY, { volumes: volumes.length });
    const sealed = await sealVolumes(packageFiles(name).archive, volumes);
    const tools = { archiver: await this.archiver.version(), node: process.versions.node };
    const rules = { rulesSha256: rulesSha256(input.severities) };
    const content = { ...sealing, ...judged.value, ...sealed, ...rules, tools };
    return ok(await this.write(content, passphrase, office));
  }

  /** One pass over the files: to specification, nobody in them who may not be, and the records. */
  private async judge(sealing: Sealing, passphrase: string): Promise<Outcome<Judged>> {
    const { input, ticket, extraction, name, office } = sealing;
    const scanned = await scanExtraction(this.scanner, extraction, ticket, input.severities);
    if (!scanned.ok) return scanned;
    const { report, files, persons } = scanned.value;
    const admitted = await this.recheck(sealing, persons);
    if (!admitted.ok) return admitted;
    const path = join(office, packageFiles(name).records);
    const records = await writeRecords(handoverRecords(persons, passphrase), input.keyring, path);
    return ok({ report, files, records });
  }

  /** The second check of persons, on the finished files; a rehearsal's nobody can have notified. */
  private async recheck(
    { input, ticket, extraction, lists }: Sealing,
    persons: PersonIndex,
  ): Promise<Outcome<RecheckCounts>> {
    const notified = await notifiedIn(this.personNotices, extraction);
    if (!notified.ok) return notified;
    const { personNotices = [] } = input.lists;
    return recheckPersons(persons, {
      optOuts: lists.optOuts,
      notices: ticket.rehearsal ? null : lists.notices,
      personNotices: [...personNotices, ...notified.value],
      providedOn: ticket.name.providedOn,
    });
  }

  private async write(
    content: Omit<PackedContent, 'createdAt'> & Sealing,
    passphrase: string,
    office: string,
  ): Promise<SignedDocument<PackReceipt>> {
    const { input, ticket, name, medium, startedAt } = content;
    const createdAt = this.clock.now().toISOString();
    const manifest = manifestOf({ ...content, createdAt });
    const manifestSha256 = await writeManifest(input.signer, manifest, medium);
    // The line end lets `gpg --decrypt … | 7zz x …` answer the program's question.
    const message = await input.keyring.encrypt(`${passphrase}\n`, [ticket.recipientKey]);
    const files = packageFiles(name);
    await writeNew(join(office, files.passphrase), message);
    const passphraseSha256 = sha256Hex(message);
    const finishedAt = this.clock.now().toISOString();
    const hashes = { manifestSha256, passphraseSha256, startedAt, finishedAt };
    const receipt = packReceiptOf({ ...content, createdAt }, hashes);
    const signed = await signDocument(input.keyring, receipt);
    await writeNew(join(office, files.receipt), JSON.stringify(signed, null, 2));
    return signed;
  }
}

/** The signer must be one the ticket names as preparer: the gateway knows whose key it is. */
function signersOf(signer: Keyring, { signers }: ProvideTicket): Outcome<ManifestSigners> {
  const preparer = signer.fingerprint();
  const known = signers.preparers.some(({ fingerprint }) => fingerprint === preparer);
  const approvers = signers.approvers.map(({ fingerprint }) => fingerprint);
  if (!known) return refuse(packErrors.SIGNER_NOT_PREPARER, { fingerprint: preparer });
  if (approvers.some((fingerprint) => fingerprint !== preparer))
    return ok({ preparer, approvers: approvers.filter((one) => one !== preparer) });
  return refuse(packErrors.SIGNER_NOT_APPROVER, { fingerprint: '-' });
}
