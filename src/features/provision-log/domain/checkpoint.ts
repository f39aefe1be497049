import type { Hash } from './merkle-log.js';

/** 署名済み時点証明 (signed tree head): what the log was at one moment. */
export interface Checkpoint {
  /** Whose log: `yuzu/provision-log/<operator code>`. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** ISO 8601 instant with milliseconds, UTC. */
  readonly at: string;
}

export interface SignedCheckpoint {
  readonly text: string;
  /** Detached OpenPGP signature over `text`, armored. */
  readonly signature: string;
}

export const originOf = (operator: string): string => `yuzu/provision-log/${operator}`;

/** The signed text: origin, size, root (base64), instant; one per line, each line ended by LF. */
export const checkpointText = ({ origin, size, root, at }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n${at}\n`;

const FORM =
  /^(yuzu\/provision-log\/[A-Z0-9]{2,12})\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\n$/;

/** Undefined unless the text is exactly what `checkpointText` writes. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [, origin, size, root, at] = FORM.exec(text) ?? [];
  if (origin === undefined || size === undefined || root === undefined || at === undefined)
    return undefined;
  const parsed = { origin, size: Number(size), root: Buffer.from(root, 'base64'), at };
  return checkpointText(parsed) === text ? parsed : undefined;
}
