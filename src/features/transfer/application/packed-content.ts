import { digestOf } from '../../../kernel/canonical-json.js';
import type { CheckReport, ProvideTicket, ScannedFile } from '../../extraction/index.js';
import type { HandoverDigest } from '../domain/handover-record.js';
import type { ManifestSigners, PackageManifest } from '../domain/manifest.js';
import { summaryOf, type PackReceipt } from '../domain/package-receipts.js';
import type { Extraction } from './extraction-folder.js';
import type { ArchiveSeals } from './files/file-seal.js';

/** Everything manifest and receipt of a packing tell. */
export interface PackedContent extends ArchiveSeals {
  readonly ticket: ProvideTicket;
  readonly name: string;
  readonly extraction: Extraction;
  readonly report: CheckReport;
  readonly files: readonly ScannedFile[];
  readonly records: HandoverDigest;
  readonly rulesSha256: string;
  readonly signers: ManifestSigners;
  readonly tools: Readonly<Record<string, string>>;
  readonly createdAt: string;
}

export function manifestOf(content: PackedContent): PackageManifest {
  const { ticket, extraction, name, report, records, signers } = content;
  const { archive, volumes, tools, createdAt } = content;
  const { caseNumber, provider, recipient, providedOn } = ticket.name;
  const { id, version } = ticket.definition;
  return {
    kind: 'yuzu.package/manifest',
    version: 1,
    packageId: ticket.packageId,
    name,
    rehearsal: ticket.rehearsal,
    caseNumber,
    delivery: ticket.name.delivery ?? 1,
    contractId: ticket.contractId,
    ticketId: ticket.id,
    provider,
    recipient,
    providedOn,
    definition: { id, version, sha256: digestOf(ticket.definition) },
    rulesSha256: content.rulesSha256,
    period: ticket.period,
    optOutListVersion: extraction.receipt.optOutListVersion,
    noticeListVersion: extraction.receipt.noticeListVersion,
    excluded: extraction.receipt.excluded,
    tables: report.tables,
    files: content.files.map(({ name: file, bytes, sha256 }) => ({ name: file, bytes, sha256 })),
    archive,
    volumes,
    signers,
    records,
    tools,
    createdAt,
  };
}

export function packReceiptOf(
  content: PackedContent,
  written: Pick<PackReceipt, 'manifestSha256' | 'passphraseSha256' | 'startedAt' | 'finishedAt'>,
): PackReceipt {
  const { ticket, name, extraction, report, archive, volumes, signers, records } = content;
  return {
    kind: 'yuzu.receipt/pack',
    ticketId: ticket.id,
    packageId: ticket.packageId,
    packageName: name,
    rehearsal: ticket.rehearsal,
    archive,
    volumes,
    signers,
    rulesSha256: content.rulesSha256,
    tables: report.tables,
    records,
    findings: summaryOf(report.findings),
    optOutListVersion: extraction.receipt.optOutListVersion,
    noticeListVersion: extraction.receipt.noticeListVersion,
    excluded: extraction.receipt.excluded,
    ...written,
  };
}
