import type { LabelPart } from './label-part.js';
import { volumeRuns } from './volume-runs.js';

/** Hexadecimal digits of the archive's SHA-256 that a label bears: enough to tell packages apart by eye. */
const PREFIX = 16;

/** Runs of volumes that a label bears by number: more would neither be read by eye nor fit its QR code. */
export const LABELLED_RUNS = 4;

interface LabelNumbers {
  readonly packageName: string;
  readonly serial: string;
  readonly sealNumber: string;
  readonly sha256: string;
  readonly part: LabelPart;
}

export const hashPrefix = (sha256: string): string => sha256.slice(0, PREFIX);

/** `001-003,007/9`; `1/1` of an archive in one file; a `+` stands for further runs. */
function volumesCode({ volumes, volumeCount }: LabelPart): string {
  const runs = volumeRuns(volumes).map(([first, last]) =>
    first === last ? first : `${first}-${last}`,
  );
  const named = runs.slice(0, LABELLED_RUNS).join(',') + (runs.length > LABELLED_RUNS ? '+' : '');
  return `${named || '1'}/${volumeCount}`;
}

/** What the QR code of a label says: `YUZU2;package;serial;seal;hash prefix;medium/media;volumes/all`. */
export const labelCode = ({
  packageName,
  serial,
  sealNumber,
  sha256,
  part,
}: LabelNumbers): string =>
  [
    ...['YUZU2', packageName, serial, sealNumber, hashPrefix(sha256)],
    ...[`${part.number}/${part.of}`, volumesCode(part)],
  ].join(';');
