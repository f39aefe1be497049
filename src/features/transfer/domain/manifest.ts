import { canonicalJson } from '../../../kernel/canonical-json.js';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
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

/** 目録. What a sealed package holds; canonical JSON, signed by the provider, readable without a key. */
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
  readonly period: { readonly from: LocalDate; readonly to: LocalDate };
  readonly optOutListVersion: number;
  /** Persons left out because they opted out. */
  readonly excludedByOptOut: number;
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
  /** Plain files inside the archive. */
  readonly files: readonly FileSeal[];
  readonly archive: FileSeal;
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

/** Content of NAME.sha256 for `sha256sum -c`: every file of the medium that the signature is about. */
export function checksumText(
  name: string,
  sha256: { archive: string; manifest: string; signature: string },
): string {
  const files = packageFiles(name);
  return (['archive', 'manifest', 'signature'] as const)
    .map((file) => `${sha256[file]}  ${files[file]}\n`)
    .join('');
}
