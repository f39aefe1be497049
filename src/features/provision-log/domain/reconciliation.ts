import { createHash } from 'node:crypto';
import { Transitions } from '../../../kernel/transitions.js';

/** 突き合わせ. One package's records compared with the counterpart's. */
export type ReconciliationState = 'sent' | 'awaiting-own-records' | 'agreed' | 'disputed';
export type ReconciliationCommand = 'send' | 'wait' | 'agree' | 'dispute';

const again = { send: 'sent', wait: 'awaiting-own-records' } as const;
const settle = { agree: 'agreed', dispute: 'disputed' } as const;

export const reconciliationProcess = new Transitions<ReconciliationState, ReconciliationCommand>(
  '突き合わせ',
  {
    sent: { ...again, ...settle },
    'awaiting-own-records': { ...again, ...settle },
    // Repeated after a correction, or when both sides start at once.
    agreed: { ...again, ...settle },
    disputed: { ...again, ...settle },
  },
);

const BYTES = 32;

/** Digests (hex) in ascending order as one block of 32-byte values: the wire form before base64. */
export const packDigests = (digests: readonly string[]): Buffer =>
  Buffer.from([...digests].sort().join(''), 'hex');

/** Undefined unless the block holds exactly `count` digests, strictly ascending. */
export function unpackDigests(block: Buffer, count: number): string[] | undefined {
  if (block.length !== count * BYTES) return undefined;
  const digests = Array.from({ length: count }, (_, i) =>
    block.toString('hex', i * BYTES, (i + 1) * BYTES),
  );
  return digests.every((d, i) => i === 0 || (digests[i - 1] ?? '') < d) ? digests : undefined;
}

/**
 * SHA-256 (hex) over the digests in ascending order, each as 64 hex digits and LF: as the manifest of
 * the package states it, and equal on both sides when the records agree.
 */
export function digestRoot(digests: readonly string[]): string {
  const root = createHash('sha256');
  for (const digest of [...digests].sort()) root.update(`${digest}\n`);
  return root.digest('hex');
}

export interface Comparison {
  readonly agreed: boolean;
  /** Records held on both sides. */
  readonly both: number;
  readonly onlyOwn: number;
  readonly onlyPeer: number;
}

/** Compares two lists without repeats. */
export function compareDigests(own: readonly string[], peer: readonly string[]): Comparison {
  const theirs = new Set(peer);
  const both = own.filter((digest) => theirs.has(digest)).length;
  const [onlyOwn, onlyPeer] = [own.length - both, peer.length - both];
  return { agreed: onlyOwn === 0 && onlyPeer === 0, both, onlyOwn, onlyPeer };
}
