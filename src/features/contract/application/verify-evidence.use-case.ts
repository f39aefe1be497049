import { canonicalJson, sha256Hex } from '../../../kernel/canonical-json.js';
import { UseCase } from '../../../kernel/use-case.js';
import {
  CHECKSUMS,
  checksumList,
  type EvidenceManifest,
  isManifest,
  MANIFEST,
  MANIFEST_SIGNATURE,
} from '../domain/evidence.js';
import type { EvidenceFinding } from '../domain/evidence-findings.js';
import { EvidenceKeys, type PinnedKeys } from './evidence-keys.js';
import { SignedFiles } from './evidence-signatures.js';
import { type ArchivedFiles, EvidenceArchive } from './ports/evidence-archive.js';
import { KeyCheck } from './ports/key-check.js';

export interface EvidenceReport {
  readonly intact: boolean;
  /** True when every key was compared with one given from outside. */
  readonly keysConfirmed: boolean;
  readonly findings: readonly EvidenceFinding[];
  /** What the manifest says, where it could be read. */
  readonly manifest: EvidenceManifest | null;
}

/** 契約証拠ファイルの検証, with nothing but the file and, better, keys from outside. */
@UseCase()
export class VerifyEvidence {
  constructor(
    private readonly archive: EvidenceArchive,
    private readonly keys: KeyCheck,
  ) {}

  /** `pinned`: armored public keys by operator code; none: the bundle's own keys are used. */
  async execute(bytes: Uint8Array, pinned?: PinnedKeys): Promise<EvidenceReport> {
    const files = this.archive.unpack(bytes, '');
    if (!files.ok) return failed([{ code: 'ARCHIVE_DAMAGED' }]);
    const manifest = manifestOf(files.value);
    if (!manifest) return failed([{ code: 'MANIFEST_MALFORMED', file: MANIFEST }]);
    const findings = [
      ...checkFiles(files.value, manifest),
      ...(await this.checkSigned(files.value, manifest, pinned)),
    ];
    const intact = findings.length === 0;
    return { intact, keysConfirmed: pinned !== undefined && intact, findings, manifest };
  }

  private async checkSigned(
    files: ArchivedFiles,
    manifest: EvidenceManifest,
    pinned: PinnedKeys | undefined,
  ): Promise<EvidenceFinding[]> {
    const keys = await EvidenceKeys.of(this.keys, files, manifest.keys, pinned);
    const signed = new SignedFiles(this.keys, files, keys);
    const { exportedBy: operator } = manifest;
    const named = await signed.holds(MANIFEST, MANIFEST_SIGNATURE, operator);
    return [
      ...keys.findings,
      ...(named ? [] : [{ code: 'MANIFEST_SIGNATURE_INVALID' as const, operator }]),
      ...(await signed.checkTexts(manifest)),
      ...(await signed.checkNotices(manifest)),
    ];
  }
}

const failed = (findings: EvidenceFinding[]): EvidenceReport => ({
  intact: false,
  keysConfirmed: false,
  findings,
  manifest: null,
});

const textOf = (files: ArchivedFiles, path: string): string =>
  Buffer.from(files.get(path) ?? []).toString('utf8');

/** The manifest, if it is one and written in the canonical way: what was signed is what was read. */
function manifestOf(files: ArchivedFiles): EvidenceManifest | undefined {
  try {
    const text = textOf(files, MANIFEST);
    const value: unknown = JSON.parse(text);
    return isManifest(value) && canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

function checkFiles(files: ArchivedFiles, manifest: EvidenceManifest): EvidenceFinding[] {
  const apart = [MANIFEST, MANIFEST_SIGNATURE, CHECKSUMS];
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  const unexpected = [...files.keys()].filter((path) => !listed.has(path) && !apart.includes(path));
  const sums = checksumList(manifest.files, sha256Hex(files.get(MANIFEST) ?? ''));
  return [
    ...unexpected.map((file) => ({ code: 'FILE_UNEXPECTED' as const, file })),
    ...[...listed.values()].flatMap(({ path, sha256, size }) =>
      checkFile(files.get(path), { path, sha256, size }),
    ),
    ...apart
      .filter((file) => !files.has(file))
      .map((file) => ({ code: 'FILE_MISSING' as const, file })),
    ...(textOf(files, CHECKSUMS) === sums
      ? []
      : [{ code: 'CHECKSUMS_DIFFER' as const, file: CHECKSUMS }]),
  ];
}

function checkFile(
  bytes: Uint8Array | undefined,
  { path: file, sha256, size }: EvidenceManifest['files'][number],
): EvidenceFinding[] {
  if (!bytes) return [{ code: 'FILE_MISSING', file }];
  const same = bytes.length === size && sha256Hex(bytes) === sha256;
  return same ? [] : [{ code: 'FILE_ALTERED', file }];
}
