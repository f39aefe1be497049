import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { transferErrors } from '../states/errors.js';
import type { TransferPackage } from '../states/package.js';
import type { CustodyContent } from './custody-event.js';
import { mediaErrors } from './media-errors.js';
import type { Medium } from './medium.js';

/** What a sealing puts onto the medium: an approved package or the given volumes of it, as far as they fit. */
export function sealedContent(
  { id: packageId, name, state, seal, contractId }: TransferPackage,
  { serial, capacityBytes }: Medium,
  named?: readonly string[],
): Outcome<CustodyContent> {
  if (state !== 'approved' || !seal)
    return refuse(transferErrors.SEALED_PACKAGE_NOT_APPROVED, { package: name, state });
  const known = seal.volumes.map((volume) => volume.name);
  const volumes = known.filter((volume) => named?.includes(volume) ?? true);
  const strange = named?.find((volume) => !known.includes(volume));
  if (strange !== undefined || volumes.length === 0)
    return refuse(mediaErrors.VOLUME_UNKNOWN, { package: name, volume: strange ?? '-' });
  const bytes = seal.volumes
    .filter((volume) => volumes.includes(volume.name))
    .reduce((sum, volume) => sum + volume.bytes, 0);
  if (bytes > capacityBytes) return refuse(mediaErrors.MEDIUM_TOO_SMALL, { serial, bytes });
  return ok({ packageId, packageName: name, contractId, sha256: seal.sha256, volumes });
}

/** What lies sealed in a medium leaves the house only while it is the approved package, or again what was dispatched. */
export function checkSealedIn(
  { name, state, seal }: TransferPackage,
  sha256: string | undefined,
): Outcome<undefined> {
  if ((state === 'approved' || state === 'dispatched') && seal?.sha256 === sha256) return ok();
  return refuse(transferErrors.SEALED_PACKAGE_NOT_APPROVED, { package: name, state });
}

/** Volumes of the package that lie on none of the media. */
export const volumesMissing = (
  volumes: readonly { readonly name: string }[],
  media: readonly { readonly volumes: readonly string[] }[],
): string[] => {
  const carried = new Set(media.flatMap((medium) => medium.volumes));
  return volumes.map(({ name }) => name).filter((name) => !carried.has(name));
};
