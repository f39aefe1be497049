import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { sealOn } from './carriage.js';
import type { CustodyEvent } from './custody-event.js';
import { mediaErrors } from './media-errors.js';
import { volumesMissing } from './sealed-content.js';

/** Which part of its package a medium bears: the medium `number` of `of`, with these volumes. */
export interface LabelPart {
  readonly number: number;
  readonly of: number;
  /** Names, in order. */
  readonly volumes: readonly string[];
  /** Of the whole package. */
  readonly volumeCount: number;
}

const firstOf = ({ content }: CustodyEvent): string => content?.volumes[0] ?? '';

const inOrderOfVolumes = (a: CustodyEvent, b: CustodyEvent): number =>
  firstOf(a).localeCompare(firstOf(b)) || a.medium.serial.localeCompare(b.medium.serial);

/**
 * What the label of a sealed medium says of its part. The media of a package count in the order of their first
 * volumes; how many they are is known once every volume is sealed onto one, and only then a label is printed.
 */
export function labelPart(
  sealing: CustodyEvent,
  histories: readonly (readonly CustodyEvent[])[],
  announced?: readonly { readonly name: string }[],
): Outcome<LabelPart> {
  const { packageId, packageName = '', volumes = [] } = sealing.content ?? {};
  const sealings = histories
    .flatMap((history) => sealOn(history) ?? [])
    .filter(({ content }) => content?.packageId === packageId)
    .sort(inOrderOfVolumes);
  const media = sealings.map(({ content }) => ({ volumes: content?.volumes ?? [] }));
  const missing = volumesMissing(announced ?? [], media);
  if (missing.length > 0)
    return refuse(mediaErrors.LABEL_MEDIA_INCOMPLETE, {
      ...{ package: packageName, volumes: missing.join(', ') },
    });
  const number = sealings.findIndex(({ medium }) => medium.id === sealing.medium.id) + 1;
  const known = new Set(media.flatMap((medium) => medium.volumes));
  return ok({ number, of: sealings.length, volumes, volumeCount: known.size });
}
