import type { Checkpoint } from './checkpoint.js';
import { parseCheckpoint } from './checkpoint.js';
import { verifyConsistency } from './merkle-proof.js';

/** Body of `provision-log.checkpoint`. */
export interface AnnouncedCheckpoint {
  readonly text: string;
  readonly signature: string;
  /** Size of the checkpoint announced before this one; 0 for the first. */
  readonly previousSize: number;
  /** Consistency proof between the two, base64. */
  readonly consistency: readonly string[];
}

/** Why a peer's checkpoint does not continue the last sound one; undefined if it does. */
export function checkpointProblem(
  announced: AnnouncedCheckpoint,
  origin: string,
  last: Checkpoint | undefined,
): string | undefined {
  const next = parseCheckpoint(announced.text);
  if (!next) return 'form';
  if (next.origin !== origin) return 'origin';
  if (!last) return undefined;
  if (next.size < last.size) return `size ${next.size} after ${last.size}`;
  if (next.size === last.size)
    return next.root.equals(last.root) ? undefined : 'other root, same size';
  if (announced.previousSize !== last.size)
    return `proof starts at ${announced.previousSize}, not ${last.size}`;
  const proof = announced.consistency.map((hash) => Buffer.from(hash, 'base64'));
  const claim = {
    first: last.size,
    second: next.size,
    firstRoot: last.root,
    secondRoot: next.root,
  };
  return verifyConsistency({ ...claim, proof }) ? undefined : 'consistency proof';
}
