import { join } from 'node:path';
import { canonicalJson, digestOf, sha256Hex } from '../../../kernel/canonical-json.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { ProvideTicket } from '../../extraction/index.js';
import { checksumText, type PackageManifest } from '../domain/manifest.js';
import { packageFiles } from '../domain/package-name.js';
import type { Extraction } from './extraction-folder.js';
import { writeNew } from './files/write-new.js';

type Sealed = Pick<
  PackageManifest,
  'name' | 'tables' | 'archive' | 'records' | 'tools' | 'createdAt'
> & {
  readonly ticket: ProvideTicket;
  readonly extraction: Extraction;
};

function manifestOf({ ticket, extraction, ...sealed }: Sealed): PackageManifest {
  const { caseNumber, provider, recipient, providedOn } = ticket.name;
  const { id, version } = ticket.definition;
  return {
    kind: 'yuzu.package/manifest',
    version: 1,
    packageId: ticket.packageId,
    rehearsal: ticket.rehearsal,
    caseNumber,
    contractId: ticket.contractId,
    ticketId: ticket.id,
    provider,
    recipient,
    providedOn,
    definition: { id, version, sha256: digestOf(ticket.definition) },
    period: ticket.period,
    optOutListVersion: extraction.receipt.optOutListVersion,
    excludedByOptOut: extraction.receipt.excluded.optedOut,
    files: extraction.files,
    ...sealed,
  };
}

/** Writes manifest, signature and checksum file into the medium's folder; returns the manifest's SHA-256. */
export async function writeManifest(
  keyring: Keyring,
  sealed: Sealed,
  medium: string,
): Promise<string> {
  const files = packageFiles(sealed.name);
  const manifest = canonicalJson(manifestOf(sealed));
  const signature = await keyring.sign(manifest);
  const sha256 = {
    archive: sealed.archive.sha256,
    manifest: sha256Hex(manifest),
    signature: sha256Hex(signature),
  };
  await writeNew(join(medium, files.manifest), manifest);
  await writeNew(join(medium, files.signature), signature);
  await writeNew(join(medium, files.checksum), checksumText(sealed.name, sha256));
  return sha256.manifest;
}
