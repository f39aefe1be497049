import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256Hex } from '../../../kernel/canonical-json.js';
import { openOwnDocument } from '../../../kernel/job-ticket.js';
import { ok, refuse, type Outcome, type Refusal } from '../../../kernel/outcome.js';
import { keyringErrors } from '../../../kernel/keyring-errors.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { UseCase } from '../../../kernel/use-case.js';
import { parseManifest, type PackageManifest } from '../domain/manifest.js';
import {
  wrongChecksum,
  wrongForTicket,
  wrongName,
  type MediumTexts,
} from '../domain/judge-manifest.js';
import { packageErrors } from '../domain/package-errors.js';
import { packageFiles, packageNameIn, parsePackageName } from '../domain/package-name.js';
import type { ReceiveTicket } from '../domain/receive-ticket.js';
import { sealOf } from './files/file-seal.js';
import { textOf } from './read-signed.js';

export interface VerifyInput {
  readonly verifier: Pick<Keyring, 'verify'>;
  /** Path of the package without extension, or of any of its files. */
  readonly path: string;
  /** The provider's public key, armored. */
  readonly providerKey: string;
  /** What the recipient's gateway expects; without it only the package itself is judged. */
  readonly ticket?: ReceiveTicket;
  readonly onBytes?: (bytes: number, total: number) => void;
}

export interface VerifiedPackage {
  readonly name: string;
  /** Path of the archive. */
  readonly archive: string;
  readonly manifest: PackageManifest;
  readonly manifestSha256: string;
}

/** Verification for a ticket of the recipient's own gateway. */
export interface VerifyForTicketInput extends Pick<VerifyInput, 'path' | 'onBytes'> {
  readonly keyring: Keyring;
  readonly ticket: SignedDocument<ReceiveTicket>;
}

/** Judges a package by its seal alone: nothing is decrypted, and the archive is only hashed. */
@UseCase()
export class VerifyPackage {
  /** Also compares with what the provider announced through the gateway. */
  async executeForTicket({
    keyring,
    ticket,
    ...rest
  }: VerifyForTicketInput): Promise<Outcome<VerifiedPackage>> {
    const opened = await openOwnDocument(keyring, ticket, 'yuzu.ticket/receive');
    return opened.ok ? this.executeFor(opened.value, { verifier: keyring, ...rest }) : opened;
  }

  /** The same for a ticket whose signature has been verified. */
  executeFor(
    ticket: ReceiveTicket,
    input: Pick<VerifyInput, 'verifier' | 'path' | 'onBytes'>,
  ): Promise<Outcome<VerifiedPackage>> {
    return this.execute({ ...input, providerKey: ticket.providerKey, ticket });
  }

  async execute(input: VerifyInput): Promise<Outcome<VerifiedPackage>> {
    const name = packageNameIn(input.path);
    const folder = dirname(input.path);
    const parts = parsePackageName(name);
    if (!parts.ok) return parts;
    const files = packageFiles(name);
    const texts = await readTexts(folder, name);
    if (!texts.ok) return texts;
    const { verifier, providerKey } = input;
    const { manifest: text, signature } = texts.value;
    const signed = await verifier.verify(text, signature, providerKey);
    if (!signed.ok)
      return wrongSignature(signed, files.manifest, input.ticket?.provider ?? parts.value.provider);
    const manifest = parseManifest(text, files.manifest);
    if (!manifest.ok) return manifest;
    const wrong =
      wrongName(manifest.value, name) ??
      wrongForTicket(manifest.value, sha256Hex(text), input.ticket) ??
      (await wrongArchive(join(folder, files.archive), manifest.value, input.onBytes)) ??
      wrongChecksum(name, texts.value, manifest.value);
    if (wrong) return wrong;
    const archive = join(folder, files.archive);
    return ok({ name, archive, manifest: manifest.value, manifestSha256: sha256Hex(text) });
  }
}

/** Where the key itself cannot be read, nothing is said of the signature. */
const wrongSignature = (refusal: Refusal, file: string, provider: string): Refusal =>
  refusal.error.code === keyringErrors.KEY_UNREADABLE.code
    ? refusal
    : refuse(packageErrors.MANIFEST_SIGNATURE_INVALID, { file, provider });

async function readTexts(folder: string, name: string): Promise<Outcome<MediumTexts>> {
  const files = packageFiles(name);
  const manifest = await textOf(join(folder, files.manifest));
  if (manifest === undefined) return missing(files.manifest);
  const signature = await textOf(join(folder, files.signature));
  if (signature === undefined) return missing(files.signature);
  const checksum = await textOf(join(folder, files.checksum));
  return checksum === undefined ? missing(files.checksum) : ok({ manifest, signature, checksum });
}

const missing = (file: string) => refuse(packageErrors.PACKAGE_FILE_MISSING, { file });

async function wrongArchive(
  path: string,
  { archive }: PackageManifest,
  onBytes?: VerifyInput['onBytes'],
): Promise<Refusal | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return missing(archive.name);
  const facts = { file: archive.name, actual: found.size, expected: archive.bytes };
  if (found.size !== archive.bytes) return refuse(packageErrors.ARCHIVE_SIZE_MISMATCH, facts);
  const seal = await sealOf(path, (bytes) => onBytes?.(bytes, archive.bytes));
  if (seal.sha256 === archive.sha256) return undefined;
  return refuse(packageErrors.ARCHIVE_HASH_MISMATCH, { file: archive.name });
}
