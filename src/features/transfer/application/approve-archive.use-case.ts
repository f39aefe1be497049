import { join } from 'node:path';
import { sha256Hex } from '../../../kernel/canonical-json.js';
import { openOwnDocument, signDocument } from '../../../kernel/job-ticket.js';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { ProvideTicket } from '../../extraction/index.js';
import { checksumText, parseManifest, type PackageManifest } from '../domain/manifest.js';
import { packageErrors, packErrors } from '../domain/package-errors.js';
import { composePackageName, packageFiles } from '../domain/package-name.js';
import type { ApprovalReceipt, PackReceipt } from '../domain/package-receipts.js';
import { withStorage } from './files/with-storage.js';
import { writeWhole } from './files/write-new.js';
import { Signatures } from './ports/signatures.js';
import { asSigned, textOf } from './read-signed.js';
import { findArchive, type OnBytes } from './find-archive.js';

export interface ApproveInput {
  /** The operator's key folder: verifies the ticket and the receipt of the packing. */
  readonly keyring: Keyring;
  /** The approver's own key. */
  readonly signer: Keyring;
  readonly ticket: SignedDocument<ProvideTicket>;
  /** Output folder of `yuzu pack`. */
  readonly folder: string;
  readonly onBytes?: OnBytes;
}

interface Approval extends ApproveInput {
  readonly order: ProvideTicket;
  readonly name: string;
  readonly packed: PackReceipt;
  readonly startedAt: string;
}

/** The files an approval is about, as they read now. */
interface Read {
  readonly text: string;
  /** Signatures of preparer and approver. */
  readonly block: string;
  readonly manifest: PackageManifest;
}

/**
 * 承認: a second person reads manifest and archive anew, adds their signature and completes the medium's folder
 * by its checksum file. Interrupted, it is repeated: each file is whole before it is in place.
 */
@UseCase()
export class ApproveArchive {
  constructor(
    private readonly signatures: Signatures,
    private readonly clock: Clock,
  ) {}

  execute(input: ApproveInput): Promise<Outcome<SignedDocument<ApprovalReceipt>>> {
    return withStorage(async () => {
      const approval = await this.open(input);
      if (!approval.ok) return approval;
      const read = await this.read(approval.value);
      if (!read.ok) return read;
      return ok(await this.write(approval.value, read.value));
    });
  }

  /** Refused unless ticket, packing and approver belong together. */
  private async open(input: ApproveInput): Promise<Outcome<Approval>> {
    const startedAt = this.clock.now().toISOString();
    const order = await openOwnDocument(input.keyring, input.ticket, 'yuzu.ticket/provide');
    if (!order.ok) return order;
    const { rehearsal, id } = order.value;
    const name = composePackageName({ ...order.value.name, rehearsal });
    if (!name.ok) return name;
    const packed = await packingIn(input, name.value);
    if (!packed.ok) return packed;
    const { ticketId, signers } = packed.value;
    if (ticketId !== id)
      return refuse(packErrors.EXTRACTION_OF_ANOTHER_TICKET, { actual: ticketId, expected: id });
    const fingerprint = input.signer.fingerprint();
    if (fingerprint === signers.preparer)
      return refuse(packErrors.SIGNER_IS_PREPARER, { fingerprint });
    if (!signers.approvers.includes(fingerprint))
      return refuse(packErrors.SIGNER_NOT_APPROVER, { fingerprint });
    return ok({ ...input, order: order.value, name: name.value, packed: packed.value, startedAt });
  }

  /** Manifest and archive are those that were packed; the block then bears both signatures. */
  private async read(approval: Approval): Promise<Outcome<Read>> {
    const { folder, name, packed, onBytes } = approval;
    const medium = join(folder, 'medium');
    const files = packageFiles(name);
    const text = await textOf(join(medium, files.manifest));
    const block = await textOf(join(medium, files.signature));
    if (text === undefined || block === undefined)
      return refuse(packErrors.PACKAGE_NOT_SEALED, { folder, package: name });
    const signed = await this.countersigned(approval, text, block);
    if (!signed.ok) return signed;
    if (sha256Hex(text) !== packed.manifestSha256)
      return refuse(packErrors.EXTRACTION_CHANGED, { file: files.manifest });
    const manifest = parseManifest(text, files.manifest);
    if (!manifest.ok) return manifest;
    const found = await findArchive([{ folder: medium }], manifest.value, { onBytes });
    return found.ok ? ok({ text, block: signed.value, manifest: manifest.value }) : found;
  }

  /** The preparer's signature and the approver's; of an approval that was interrupted, both may stand. */
  private async countersigned(
    { signer, order, packed, name }: Approval,
    text: string,
    block: string,
  ): Promise<Outcome<string>> {
    const { preparer } = packed.signers;
    const key = order.signers.preparers.find(({ fingerprint }) => fingerprint === preparer);
    const publicKey = key?.publicKey ?? '';
    const both = [publicKey, signer.publicKey()];
    if ((await this.signatures.verify(text, block, both)).ok) return ok(block);
    const prepared = await this.signatures.verify(text, block, [publicKey]);
    if (prepared.ok) return this.signatures.join([block, await signer.sign(text)]);
    const { signature: file } = packageFiles(name);
    return refuse(packageErrors.MANIFEST_SIGNATURE_INVALID, {
      file,
      provider: order.name.provider,
    });
  }

  private async write(
    { folder, name, packed, signer, startedAt }: Approval,
    { text, block, manifest }: Read,
  ): Promise<SignedDocument<ApprovalReceipt>> {
    const files = packageFiles(name);
    const medium = join(folder, 'medium');
    const sums = { manifest: sha256Hex(text), signature: sha256Hex(block) };
    await writeWhole(join(medium, files.signature), block);
    await writeWhole(join(medium, files.checksum), checksumText(name, manifest.volumes, sums));
    const receipt: ApprovalReceipt = {
      kind: 'yuzu.receipt/approve',
      ticketId: packed.ticketId,
      packageId: packed.packageId,
      packageName: name,
      sha256: manifest.archive.sha256,
      manifestSha256: packed.manifestSha256,
      preparer: packed.signers.preparer,
      approver: signer.fingerprint(),
      startedAt,
      finishedAt: this.clock.now().toISOString(),
    };
    const signed = await signDocument(signer, receipt);
    await writeWhole(join(folder, 'office', files.approval), JSON.stringify(signed, null, 2));
    return signed;
  }
}

/** The receipt of the packing in this folder, if no approval follows it yet. */
async function packingIn(
  { keyring, folder }: ApproveInput,
  name: string,
): Promise<Outcome<PackReceipt>> {
  const files = packageFiles(name);
  const text = await textOf(join(folder, 'office', files.receipt));
  const signed = text === undefined ? undefined : asSigned<PackReceipt>(text);
  if (!signed) return refuse(packErrors.PACKAGE_NOT_SEALED, { folder, package: name });
  if ((await textOf(join(folder, 'office', files.approval))) !== undefined)
    return refuse(packErrors.PACKAGE_ALREADY_APPROVED, { package: name });
  return openOwnDocument(keyring, signed, 'yuzu.receipt/pack');
}
