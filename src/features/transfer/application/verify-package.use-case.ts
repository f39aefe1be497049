import { join } from 'node:path';
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
import type { MediumFolder } from '../domain/media/medium-folder.js';
import { packageErrors } from '../domain/package-errors.js';
import { packageFiles, parsePackageName } from '../domain/package-name.js';
import type { ReceiveTicket } from '../domain/receive-ticket.js';
import { withStorage } from './files/with-storage.js';
import { findArchive, type OnBytes } from './find-archive.js';
import { Signatures } from './ports/signatures.js';
import { textOf } from './read-signed.js';

export interface VerifyInput {
  /** The package's, by the naming rule. */
  readonly name: string;
  /** Folders of its media, in any order; one where all its files lie in one folder. */
  readonly media: readonly MediumFolder[];
  /** Public keys of those who prepared and approved the package, armored. */
  readonly preparerKey: string;
  readonly approverKey: string;
  /** What the recipient's gateway expects; without it only the package itself is judged. */
  readonly ticket?: ReceiveTicket;
  readonly onBytes?: OnBytes;
}

export interface VerifiedPackage {
  readonly name: string;
  /** Paths of the archive's volumes, in order. */
  readonly volumes: readonly string[];
  readonly manifest: PackageManifest;
  readonly manifestSha256: string;
}

type Found = Pick<VerifyInput, 'name' | 'media' | 'onBytes'>;

/** Verification for a ticket of the recipient's own gateway. */
export interface VerifyForTicketInput extends Found {
  readonly keyring: Keyring;
  readonly ticket: SignedDocument<ReceiveTicket>;
}

interface Signed {
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
  executeFor(ticket: ReceiveTicket, input: Found): Promise<Outcome<VerifiedPackage>> {
    const preparerKey = ticket.preparer.publicKey;
    const approverKey = ticket.approver.publicKey;
    return this.execute({ ...input, preparerKey, approverKey, ticket });
  }

  execute(input: VerifyInput): Promise<Outcome<VerifiedPackage>> {
    return withStorage(async () => {
      const signed = await this.signed(input);
      if (!signed.ok) return signed;
      const { name, media, ticket, onBytes } = input;
      const { texts, manifest } = signed.value;
      const manifestSha256 = sha256Hex(texts.manifest);
      const wrong =
        wrongName(manifest, name) ??
        wrongVolumes(manifest) ??
        wrongForTicket(manifest, manifestSha256, ticket);
      if (wrong) return wrong;
      const found = await findArchive(media, manifest, { labels: ticket?.media, onBytes });
      if (!found.ok) return found;
      const volumes = found.value;
      return (
        wrongChecksum(name, texts, manifest) ?? ok({ name, volumes, manifest, manifestSha256 })
      );
    });
  }

  /** The manifest, signed by both persons. */
  private async signed(input: VerifyInput): Promise<Outcome<Signed>> {
    const { name, media } = input;
    const parts = parsePackageName(name);
    if (!parts.ok) return parts;
    const texts = await readTexts(media, name);
    if (!texts.ok) return texts;
    const provider = input.ticket?.provider ?? parts.value.provider;
    const wrong = await this.wrongSignatures(input, texts.value, name, provider);
    if (wrong) return wrong;
    const manifest = parseManifest(texts.value.manifest, packageFiles(name).manifest);
    if (!manifest.ok) return manifest;
    const signers = await this.signersOf(input);
    if (!signers.ok) return signers;
    const others = wrongSigners(manifest.value, signers.value);
    return others ?? ok({ texts: texts.value, manifest: manifest.value });
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

async function readTexts(
  media: readonly MediumFolder[],
  name: string,
): Promise<Outcome<MediumTexts>> {
  const files = packageFiles(name);
  const manifest = await textOnAny(media, files.manifest);
  if (!manifest.ok) return manifest;
  const signature = await textOnAny(media, files.signature);
  if (!signature.ok) return signature;
  // Only an approval writes it: a package on its way without it was never approved, or is half copied.
  const checksum = await textOnAny(media, files.checksum);
  if (!checksum.ok) return checksum;
  return ok({ manifest: manifest.value, signature: signature.value, checksum: checksum.value });
}

/** Every medium that bears the file bears the same. */
async function textOnAny(media: readonly MediumFolder[], file: string): Promise<Outcome<string>> {
  let known: { folder: string; text: string } | undefined;
  for (const { folder } of media) {
    const text = await textOf(join(folder, file));
    if (text === undefined) continue;
    known ??= { folder, text };
    if (text !== known.text)
      return refuse(packageErrors.MEDIA_CONTRADICT, { file, folder: known.folder, other: folder });
  }
  return known ? ok(known.text) : refuse(packageErrors.PACKAGE_FILE_MISSING, { file });
}
