import type { NoticeName, Tier } from './contract-document.js';

/** 契約証拠ファイル. What the ZIP holds, named by path; the exporter signs the canonical JSON of this. */
export interface EvidenceManifest {
  readonly kind: 'yuzu.contract/evidence';
  readonly schemaVersion: 1;
  readonly contractId: string;
  readonly tier: Tier;
  /** Operator code of who exported and signs the manifest. */
  readonly exportedBy: string;
  /** ISO 8601 instant. */
  readonly exportedAt: string;
  /** Concluded texts of the chain, the first first. */
  readonly texts: readonly EvidenceText[];
  readonly notices: readonly EvidenceNotice[];
  readonly keys: readonly EvidenceKey[];
  /** Every file of the archive but the manifest itself, its signature and the checksum list. */
  readonly files: readonly EvidenceFile[];
}

export interface EvidenceSignature {
  readonly operator: string;
  readonly title: string;
  readonly signedAt: string;
  /** Detached OpenPGP signature over the file of the text. */
  readonly file: string;
}

export interface EvidenceText {
  readonly number: number;
  /** SHA-256 of the canonical JSON, which is the file's. */
  readonly sha256: string;
  readonly file: string;
  readonly pdf: string;
  readonly signatures: readonly EvidenceSignature[];
}

export interface EvidenceNotice {
  readonly id: string;
  readonly notice: NoticeName;
  readonly sha256: string;
  readonly file: string;
  readonly pdf: string;
  readonly signature: EvidenceSignature;
}

export interface EvidenceKey {
  readonly operator: string;
  readonly fingerprint: string;
  readonly file: string;
}

export interface EvidenceFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

export const MANIFEST = 'manifest.json';
export const MANIFEST_SIGNATURE = 'manifest.json.asc';
export const CHECKSUMS = 'SHA256SUMS';

/** For `sha256sum -c`: every file, the manifest too. */
export const checksumList = (files: readonly EvidenceFile[], manifestSha256: string): string =>
  [
    ...files.map(({ sha256, path }) => `${sha256}  ${path}\n`),
    `${manifestSha256}  ${MANIFEST}\n`,
  ].join('');

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string' && value.length <= 1000;
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const hash: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
/** Inside the archive: no way out of a folder it is unpacked into. */
const path: Check = (value) =>
  typeof value === 'string' &&
  /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)?$/.test(value);
const oneOf =
  (...values: unknown[]): Check =>
  (value) =>
    values.includes(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= 10_000 && value.every(check);
const record =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null) return false;
    const entries = new Map(Object.entries(value));
    const names = Object.keys(fields);
    return (
      entries.size === names.length && names.every((name) => fields[name]?.(entries.get(name)))
    );
  };

const signature = record({ operator: text, title: text, signedAt: text, file: path });
const isWellFormed = record({
  kind: oneOf('yuzu.contract/evidence'),
  schemaVersion: oneOf(1),
  contractId: text,
  tier: oneOf('basic', 'individual'),
  exportedBy: text,
  exportedAt: text,
  texts: listOf(
    record({ number: count, sha256: hash, file: path, pdf: path, signatures: listOf(signature) }),
  ),
  notices: listOf(
    record({ id: text, notice: text, sha256: hash, file: path, pdf: path, signature }),
  ),
  keys: listOf(record({ operator: text, fingerprint: text, file: path })),
  files: listOf(record({ path, size: count, sha256: hash })),
});

export const isManifest = (value: unknown): value is EvidenceManifest => isWellFormed(value);
