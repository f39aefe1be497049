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
import { CheckData, type CheckReport, type ProvideTicket } from '../../extraction/index.js';
import { packErrors } from '../domain/package-errors.js';
import { composePackageName, packageFiles } from '../domain/package-name.js';
import { summaryOf, type PackReceipt } from '../domain/package-receipts.js';
import { requireConforming } from './conformance.js';
import { openExtraction, stampsOf, type Extraction } from './extraction-folder.js';
import { buildFolder } from './files/build-folder.js';
import { sealOf } from './files/file-seal.js';
import { writeNew } from './files/write-new.js';
import { HandoverRecords } from './handover-records.js';
import { Archiver, type PercentCallback } from './ports/archiver.js';
import { writeManifest } from './write-manifest.js';
import { writeRecords } from './write-records.js';

export interface PackInput {
  readonly keyring: Keyring;
  readonly ticket: SignedDocument<ProvideTicket>;
  /** Output folder of `yuzu extract`: data/ and extract.receipt.json. */
  readonly from: string;
  /** Folder to be made with medium/ and office/; must not exist or be empty. */
  readonly to: string;
  readonly onProgress?: PercentCallback;
}

/** What one run of packing works with; the passphrase lives in memory only. */
interface Sealing {
  readonly input: PackInput;
  readonly ticket: ProvideTicket;
  readonly name: string;
  readonly extraction: Extraction;
  readonly report: CheckReport;
  readonly startedAt: string;
}

/** 256 bits in 43 characters that are safe to type and to pipe. */
const newPassphrase = () => randomBytes(32).toString('base64url');

/** Seals an extraction for one recipient: `medium/` travels with the medium, `office/` never does. */
@UseCase()
export class PackArchive {
  constructor(
    private readonly archiver: Archiver,
    private readonly checkData: CheckData,
    private readonly clock: Clock,
  ) {}

  async execute(input: PackInput): Promise<Outcome<SignedDocument<PackReceipt>>> {
    const startedAt = this.clock.now().toISOString();
    const opened = await openOwnDocument(input.keyring, input.ticket, 'yuzu.ticket/provide');
    if (!opened.ok) return opened;
    const ticket = opened.value;
    const name = composePackageName({ ...ticket.name, rehearsal: ticket.rehearsal });
    if (!name.ok) return name;
    return buildFolder(input.to, async (building) => {
      const extraction = await openExtraction(input.keyring, input.from, ticket);
      if (!extraction.ok) return extraction;
      const report = await this.check(ticket, extraction.value.data);
      if (!report.ok) return report;
      const context = { extraction: extraction.value, report: report.value, startedAt };
      return this.seal({ input, ticket, name: name.value, ...context }, building);
    });
  }

  private async check(ticket: ProvideTicket, directory: string): Promise<Outcome<CheckReport>> {
    const { definition, tables, rehearsal } = ticket;
    const report = await this.checkData.execute({ directory, definition, tables, rehearsal });
    return report.ok ? requireConforming(report.value, packErrors.DATA_NOT_CONFORMING) : report;
  }

  private async seal(
    sealing: Sealing,
    building: string,
  ): Promise<Outcome<SignedDocument<PackReceipt>>> {
    const { input, ticket, name, extraction } = sealing;
    const { keyring, onProgress } = input;
    const files = packageFiles(name);
    const medium = join(building, 'medium');
    const office = join(building, 'office');
    await mkdir(medium);
    await mkdir(office);
    const passphrase = newPassphrase();
    const sealed = { folder: extraction.data, files: extraction.files.map((file) => file.name) };
    const archive = join(medium, files.archive);
    const before = await stampsOf(extraction);
    await this.archiver.pack({ ...sealed, archive, passphrase, onProgress });
    const persons = await HandoverRecords.read(extraction.data, ticket, passphrase);
    const records = await writeRecords(persons, keyring, join(office, files.records));
    if ((await stampsOf(extraction)) !== before)
      return refuse(packErrors.EXTRACTION_CHANGED, { file: extraction.data });
    const content = { ...sealing, archive: await sealOf(archive), records };
    const manifestSha256 = await this.describe(content, medium);
    // The line end lets `gpg --decrypt … | 7zz x …` answer the program's question.
    const message = await keyring.encrypt(`${passphrase}\n`, [ticket.recipientKey]);
    await writeNew(join(office, files.passphrase), message);
    const hashes = { manifestSha256, passphraseSha256: sha256Hex(message) };
    const receipt = await signDocument(keyring, this.receipt({ ...content, ...hashes }));
    await writeNew(join(office, files.receipt), JSON.stringify(receipt, null, 2));
    return ok(receipt);
  }

  /** Manifest, signature and checksum file; the manifest's SHA-256 comes back. */
  private async describe(
    content: Sealing & Pick<PackReceipt, 'archive' | 'records'>,
    medium: string,
  ): Promise<string> {
    const { ticket, name, extraction, report, archive, records, input } = content;
    const tools = { archiver: await this.archiver.version(), node: process.versions.node };
    const createdAt = this.clock.now().toISOString();
    const sealed = { ticket, name, extraction, tables: report.tables, archive, records };
    return writeManifest(input.keyring, { ...sealed, tools, createdAt }, medium);
  }

  private receipt(
    content: Sealing &
      Pick<PackReceipt, 'archive' | 'records' | 'manifestSha256' | 'passphraseSha256'>,
  ): PackReceipt {
    const { ticket, name, extraction, report, startedAt, archive, records } = content;
    return {
      kind: 'yuzu.receipt/pack',
      ticketId: ticket.id,
      packageId: ticket.packageId,
      packageName: name,
      rehearsal: ticket.rehearsal,
      archive,
      manifestSha256: content.manifestSha256,
      passphraseSha256: content.passphraseSha256,
      tables: report.tables,
      records,
      findings: summaryOf(report.findings),
      optOutListVersion: extraction.receipt.optOutListVersion,
      excludedByOptOut: extraction.receipt.excluded.optedOut,
      startedAt,
      finishedAt: this.clock.now().toISOString(),
    };
  }
}
