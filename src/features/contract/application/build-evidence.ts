import { canonicalJson, digestOf, sha256Hex } from '../../../kernel/canonical-json.js';
import type { ContractSignature } from '../domain/signature.js';
import { type ContractDocument, type ContractNotice, tierOf } from '../domain/contract-document.js';
import {
  CHECKSUMS,
  checksumList,
  type EvidenceFile,
  type EvidenceManifest,
  type EvidenceNotice,
  type EvidenceSignature,
  type EvidenceText,
  MANIFEST,
  MANIFEST_SIGNATURE,
} from '../domain/evidence.js';
import { verifyingReadme } from '../domain/evidence-readme.js';
import type { ArchivedFiles } from './ports/evidence-archive.js';

export interface EvidencedText {
  readonly document: ContractDocument;
  readonly signatures: readonly ContractSignature[];
  readonly pdf: Uint8Array;
}

export interface EvidencedNotice {
  readonly notice: ContractNotice;
  readonly signature: ContractSignature;
  readonly pdf: Uint8Array;
}

interface EvidencedKey {
  readonly operator: string;
  readonly fingerprint: string;
  readonly publicKey: string;
}

export interface Evidence {
  /** At least one, the first of the chain first. */
  readonly texts: readonly [EvidencedText, ...EvidencedText[]];
  readonly notices: readonly EvidencedNotice[];
  readonly keys: readonly EvidencedKey[];
  readonly exportedBy: string;
  readonly exportedAt: string;
}

/** The files of an evidence bundle; `sign` makes the exporter's detached signature. */
export async function buildEvidence(
  evidence: Evidence,
  sign: (text: string) => Promise<string>,
): Promise<ArchivedFiles> {
  const files = new FileList();
  const texts = evidence.texts.map((text) => addText(files, text));
  const notices = evidence.notices.map((notice, index) => addNotice(files, notice, index + 1));
  const keys = evidence.keys.map(({ operator, fingerprint, publicKey }) => ({
    operator,
    fingerprint,
    file: files.add(`keys/${operator}.asc`, publicKey),
  }));
  files.add('README.txt', verifyingReadme({ texts, notices, keys }));
  const [{ document }] = evidence.texts;
  const manifest: EvidenceManifest = {
    kind: 'yuzu.contract/evidence',
    schemaVersion: 1,
    contractId: document.id,
    tier: tierOf(document),
    exportedBy: evidence.exportedBy,
    exportedAt: evidence.exportedAt,
    texts,
    notices,
    keys,
    files: files.digests(),
  };
  const text = canonicalJson(manifest);
  const sums = checksumList(manifest.files, sha256Hex(text));
  files.add(MANIFEST, text);
  files.add(MANIFEST_SIGNATURE, await sign(text));
  files.add(CHECKSUMS, sums);
  return files.all;
}

function addText(files: FileList, { document, signatures, pdf }: EvidencedText): EvidenceText {
  const name = `texts/${String(document.number).padStart(2, '0')}`;
  return {
    number: document.number,
    sha256: digestOf(document),
    file: files.add(`${name}.json`, canonicalJson(document)),
    pdf: files.add(`${name}.pdf`, pdf),
    signatures: signatures.map((signature) => addSignature(files, name, signature)),
  };
}

function addNotice(
  files: FileList,
  { notice, signature, pdf }: EvidencedNotice,
  count: number,
): EvidenceNotice {
  const name = `notices/${String(count).padStart(2, '0')}`;
  return {
    id: notice.id,
    notice: notice.notice,
    sha256: digestOf(notice),
    file: files.add(`${name}.json`, canonicalJson(notice)),
    pdf: files.add(`${name}.pdf`, pdf),
    signature: addSignature(files, name, signature),
  };
}

const addSignature = (
  files: FileList,
  name: string,
  { operator, title, signedAt, signature }: ContractSignature,
): EvidenceSignature => ({
  operator,
  title,
  signedAt,
  file: files.add(`${name}.${operator}.asc`, signature),
});

class FileList {
  readonly all = new Map<string, Uint8Array>();

  add(path: string, content: string | Uint8Array): string {
    this.all.set(path, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
    return path;
  }

  digests(): EvidenceFile[] {
    return [...this.all].map(([path, bytes]) => ({
      path,
      size: bytes.length,
      sha256: sha256Hex(bytes),
    }));
  }
}
