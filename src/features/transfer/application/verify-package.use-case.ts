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
  wrongSigners,
  wrongVolumes,
  type MediumTexts,
} from '../domain/judge-manifest.js';
import { packageErrors } from '../domain/package-errors.js';
import { packageFiles, packageNameIn, parsePackageName } from '../domain/package-name.js';
import type { ReceiveTicket } from '../domain/receive-ticket.js';
import { withStorage } from './files/with-storage.js';
import { Signatures } from './ports/signatures.js';
import { textOf } from './read-signed.js';
import { wrongArchive, type OnBytes } from './verify-volumes.js';

export interface VerifyInput {
  /** Path of the package without extension, or of any of its files. */
  readonly path: string;
  /** Public keys of those who prepared and approved the package, armored. */
  readonly preparerKey: string;
  readonly approverKey: string;
  /** What the recipient's gateway expects; without it only the package itself is judged. */
  readonly ticket?: ReceiveTicket;
  readonly onBytes?: OnBytes;
}

export interface VerifiedPackage {
  readonly name: string;
  /** Path of the archive, or of its first volume. */
  readonly archive: string;
  readonly manifest: PackageManifest;
  readonly manifestSha256: string;
}

/** Verification for a ticket of the recipient's own gateway. */
export interface VerifyForTicketInput extends Pick<VerifyInput, 'path' | 'onBytes'> {
  readonly keyring: Keyring;
  readonly ticket: SignedDocument<ReceiveTicket>;
}

interface Signed {
  readonly name: string;
  readonly folder: string;
  readonly texts: MediumTexts;
  readonly manifest: PackageManifest;
}

/** Judges a package by its seal alone: nothing is decrypted, and the archive is only hashed. */
@UseCase()
export class VerifyPackage {
  constructor(private readonly signatures: Signatures) {}

  /** Also compares with what the provider announced through the gateway. */
  async executeForTicket({
    keyring,
    ticket,
    ...rest
  }: VerifyForTicketInput): Promise<Outcome<VerifiedPackage>> {
    const opened = await openOwnDocument(keyring, ticket, 'yuzu.ticket/receive');
    return opened.ok ? this.executeFor(opened.value, rest) : opened;
  }

  /** The same for a ticket whose signature has been verified. */
  executeFor(
    ticket: ReceiveTicket,
    input: Pick<VerifyInput, 'path' | 'onBytes'>,
  ): Promise<Outcome<VerifiedPackage>> {
    const preparerKey = ticket.preparer.publicKey;
    const approverKey = ticket.approver.publicKey;
    return this.execute({ ...input, preparerKey, approverKey, ticket });
  }

  execute(input: VerifyInput): Promise<Outcome<VerifiedPackage>> {
    return withStorage(async () => {
      const signed = await this.signed(input);
      if (!signed.ok) return signed;
      const { name, folder, texts, manifest } = signed.value;
      const manifestSha256 = sha256Hex(texts.manifest);
      const wrong =
        wrongName(manifest, name) ??
        wrongVolumes(manifest) ??
        wrongForTicket(manifest, manifestSha256, input.ticket) ??
        (await wrongArchive(folder, manifest, input.onBytes)) ??
        wrongChecksum(name, texts, manifest);
      if (wrong) return wrong;
      const archive = join(folder, manifest.volumes[0]?.name ?? '');
      return ok({ name, archive, manifest, manifestSha256 });
    });
  }

  /** The manifest, signed by both persons. */
  private async signed(input: VerifyInput): Promise<Outcome<Signed>> {
    const name = packageNameIn(input.path);
    const folder = dirname(input.path);
    const parts = parsePackageName(name);
    if (!parts.ok) return parts;
    const texts = await readTexts(folder, name);
    if (!texts.ok) return texts;
    const provider = input.ticket?.provider ?? parts.value.provider;
    const wrong = await this.wrongSignatures(input, texts.value, name, provider);
    if (wrong) return wrong;
    const manifest = parseManifest(texts.value.manifest, packageFiles(name).manifest);
    if (!manifest.ok) return manifest;
    const signers = await this.signersOf(input);
    if (!signers.ok) return signers;
    const others = wrongSigners(manifest.value, signers.value);
    return others ?? ok({ name, folder, texts: texts.value, manifest: manifest.value });
  }

  /** Where a key itself cannot be read, nothing is said of the signatures. */
  private async wrongSignatures(
    { preparerKey, approverKey }: VerifyInput,
    { manifest, signature }: MediumTexts,
    name: string,
    provider: string,
  ): Promise<Refusal | undefined> {
    const both = await this.signatures.verify(manifest, signature, [preparerKey, approverKey]);
    if (both.ok) return undefined;
    if (both.error.code === keyringErrors.KEY_UNREADABLE.code) return both;
    const prepared = await this.signatures.verify(manifest, signature, [preparerKey]);
    const { MANIFEST_NOT_APPROVED, MANIFEST_SIGNATURE_INVALID } = packageErrors;
    const error = prepared.ok ? MANIFEST_NOT_APPROVED : MANIFEST_SIGNATURE_INVALID;
    return refuse(error, { file: packageFiles(name).manifest, provider });
  }

  private async signersOf({
    preparerKey,
    approverKey,
  }: VerifyInput): Promise<Outcome<{ preparer: string; approver: string }>> {
    const preparer = await this.signatures.fingerprintOf(preparerKey);
    if (!preparer.ok) return preparer;
    const approver = await this.signatures.fingerprintOf(approverKey);
    return approver.ok ? ok({ preparer: preparer.value, approver: approver.value }) : approver;
  }
}

async function readTexts(folder: string, name: string): Promise<Outcome<MediumTexts>> {
  const files = packageFiles(name);
  const manifest = await textOf(join(folder, files.manifest));
  if (manifest === undefined) return missing(files.manifest);
  const signature = await textOf(join(folder, files.signature));
  if (signature === undefined) return missing(files.signature);
  const checksum = await textOf(join(folder, files.checksum));
  // Only an approval writes it: a package on its way without it was never approved, or is half copied.
  return checksum === undefined ? missing(files.checksum) : ok({ manifest, signature, checksum });
}

const missing = (file: string) => refuse(packageErrors.PACKAGE_FILE_MISSING, { file });
