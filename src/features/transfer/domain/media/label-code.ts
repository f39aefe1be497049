/** Hexadecimal digits of the archive's SHA-256 that a label bears: enough to tell packages apart by eye. */
const PREFIX = 16;

interface LabelNumbers {
  readonly packageName: string;
  readonly serial: string;
  readonly sealNumber: string;
  readonly sha256: string;
}

export const hashPrefix = (sha256: string): string => sha256.slice(0, PREFIX);

/** What the QR code of a label says: `YUZU1;package;serial;seal;hash prefix`. */
export const labelCode = ({ packageName, serial, sealNumber, sha256 }: LabelNumbers): string =>
  ['YUZU1', packageName, serial, sealNumber, hashPrefix(sha256)].join(';');
