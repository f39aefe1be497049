import { canonicalJson } from '../../../kernel/canonical-json.js';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import type { ExtractReceipt } from '../../extraction/index.js';
import type { LocalDate } from '../../../kernel/time.js';
import type { HandoverDigest } from './handover-record.js';
import { isManifestShape } from './manifest-shape.js';
import { packageErrors } from './package-errors.js';
import { packageFiles } from './package-name.js';

/** Size in bytes and SHA-256 (lower-case hex) of one file. */
export interface FileSeal {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** 除外人数. */
export type ExcludedPersons = ExtractReceipt['excluded'];

/** Fingerprints of the personal keys: who prepared, and whose approval counts. */
export interface ManifestSigners {
  readonly preparer: string;
  readonly approvers: readonly string[];
}

/** 目録. What a sealed package holds; canonical JSON, signed by two persons, readable without a key. */
export interface PackageManifest {
  readonly kind: 'yuzu.package/manifest';
  readonly version: 1;
  readonly packageId: string;
  readonly name: string;
  /** Of a rehearsal case: synthetic data only. */
  readonly rehearsal: boolean;
  readonly caseNumber: number;
  readonly contractId: string;
  readonly ticketId: string;
  readonly provider: string;
  readonly recipient: string;
  readonly providedOn: LocalDate;
  readonly definition: { readonly id: string; readonly version: number; readonly sha256: string };
  /** Of the rules on contents both sides check with; of none, that of `{}`. */
  readonly rulesSha256: string;
  readonly period: { readonly from: LocalDate; readonly to: LocalDate };
  /** 1 for the first delivery, counting up with each re-delivery. */
  readonly delivery: number;
  readonly optOutListVersion: number;
  readonly noticeListVersion: number;
  /** Persons left out, by reason. */
  readonly excluded: ExcludedPersons;
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
  /** Plain files inside the archive. */
  readonly files: readonly FileSeal[];
  /** The archive as a whole: of several volumes, all of them one after another. */
  readonly archive: FileSeal;
  /** What lies on the medium, in order: the archive itself, or its volumes. */
  readonly volumes: readonly FileSeal[];
  readonly signers: ManifestSigners;
  /** Digest over the persons handed over; both sides compute it from the CSV and the passphrase. */
  readonly records: HandoverDigest;
  readonly tools: Readonly<Record<string, string>>;
  /** ISO 8601 instant. */
  readonly createdAt: string;
}

const unreadable = (file: string, reason: string) =>
  refuse(packageErrors.MANIFEST_UNREADABLE, { file, reason });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Reads a manifest whose signature has been verified. */
export function parseManifest(text: string, file: string): Outcome<PackageManifest> {
  const value = parseJson(text);
  if (value === undefined) return unreadable(file, 'JSON');
  if (!isManifestShape(value)) return unreadable(file, 'yuzu.package/manifest version 1');
  if (canonicalJson(value) !== text) return unreadable(file, 'RFC 8785');
  return ok(value as PackageManifest);
}

/** Content of NAME.sha256 for `sha256sum -c`: every file of the medium that the signatures are about. */
export function checksumText(
  name: string,
  volumes: readonly FileSeal[],
  sha256: { manifest: string; signature: string },
): string {
  const files = packageFiles(name);
  const lines = volumes.map((volume) => [volume.sha256, volume.name] as const);
  return [...lines, [sha256.manifest, files.manifest], [sha256.signature, files.signature]]
    .map(([sum, file]) => `${sum}  ${file}\n`)
    .join('');
}
