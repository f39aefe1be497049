import { createHash } from 'node:crypto';

/**
 * Append-only Merkle log as RFC 6962 / RFC 9162 section 2.1 define it, with SHA-256. Indexes are
 * 0-based; sizes count leaves. Proof lists run from the leaf towards the root.
 */
export type Hash = Buffer;

const sha256 = (...parts: Uint8Array[]): Hash => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** Root of the log without entries. */
export const emptyRoot = (): Hash => sha256();
export const leafHash = (entry: string | Uint8Array): Hash => sha256(LEAF, Buffer.from(entry));
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(NODE, left, right);

/**
 * What must be kept to append: the roots of the full subtrees, largest first; one per set bit of the
 * size, so at most log2(size) + 1 hashes.
 */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Hash[];
}

export const emptyFrontier: Frontier = { size: 0, peaks: [] };

/** The frontier after appending the leaf hashes in their order. */
export function append(frontier: Frontier, leaves: Iterable<Hash>): Frontier {
  const peaks = [...frontier.peaks];
  let size = frontier.size;
  for (const leaf of leaves) {
    let root = leaf;
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2)
      root = nodeHash(peaks.pop() ?? fail(), root);
    peaks.push(root);
    size += 1;
  }
  return { size, peaks };
}

const fail = (): never => {
  throw new Error('The frontier holds fewer peaks than its size demands.');
};

/** Merkle tree hash of the log the frontier stands for. */
export const rootOf = ({ peaks }: Frontier): Hash =>
  peaks.length === 0 ? emptyRoot() : peaks.reduceRight((right, left) => nodeHash(left, right));

export const rootOfLeaves = (leaves: Iterable<Hash>): Hash => rootOf(append(emptyFrontier, leaves));

/** Largest power of two below `size` (size ≥ 2): where RFC 6962 splits a tree. */
function splitOf(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

/** Proof that the leaf at `index` is in the log of these leaves (RFC 9162 2.1.3.1). */
export function inclusionProof(leaves: readonly Hash[], index: number): Hash[] {
  if (leaves.length <= 1) return [];
  const k = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return index < k
    ? [...inclusionProof(left, index), rootOfLeaves(right)]
    : [...inclusionProof(right, index - k), rootOfLeaves(left)];
}

/** Proof that the log of the first `first` leaves is a prefix of this log (RFC 9162 2.1.4.1). */
export function consistencyProof(leaves: readonly Hash[], first: number): Hash[] {
  return first === 0 ? [] : subproof(leaves, first, true);
}

function subproof(leaves: readonly Hash[], first: number, whole: boolean): Hash[] {
  if (first === leaves.length) return whole ? [] : [rootOfLeaves(leaves)];
  const k = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return first <= k
    ? [...subproof(left, first, whole), rootOfLeaves(right)]
    : [...subproof(right, first - k, false), rootOfLeaves(left)];
}
