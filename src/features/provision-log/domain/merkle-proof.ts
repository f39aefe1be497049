import { emptyRoot, nodeHash, type Hash } from './merkle-log.js';

const half = (n: number) => Math.floor(n / 2);
const odd = (n: number) => n % 2 === 1;

export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leaf: Hash;
  readonly proof: readonly Hash[];
  readonly root: Hash;
}

/** True if the proof shows the leaf at `index` of the log with this size and root (RFC 9162 2.1.3.2). */
export function verifyInclusion({ index, size, leaf, proof, root }: InclusionClaim): boolean {
  if (index < 0 || index >= size) return false;
  let [fn, sn, hash] = [index, size - 1, leaf];
  for (const step of proof) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      hash = nodeHash(step, hash);
      while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else hash = nodeHash(hash, step);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && hash.equals(root);
}

export interface ConsistencyClaim {
  readonly first: number;
  readonly second: number;
  readonly firstRoot: Hash;
  readonly secondRoot: Hash;
  readonly proof: readonly Hash[];
}

const powerOfTwo = (n: number) => Number.isInteger(Math.log2(n));

/** True if the proof shows the first log to be a prefix of the second (RFC 9162 2.1.4.2). */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { first, second, firstRoot, secondRoot, proof } = claim;
  if (first < 0 || first > second) return false;
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot);
  if (first === 0) return proof.length === 0 && firstRoot.equals(emptyRoot());
  const steps = powerOfTwo(first) ? [firstRoot, ...proof] : [...proof];
  const start = steps.shift();
  return start !== undefined && climb({ ...claim, proof: steps }, start);
}

function climb({ first, second, firstRoot, secondRoot, proof }: ConsistencyClaim, start: Hash) {
  let [fn, sn] = [first - 1, second - 1];
  while (odd(fn)) [fn, sn] = [half(fn), half(sn)];
  let [older, newer] = [start, start];
  for (const step of proof) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      [older, newer] = [nodeHash(step, older), nodeHash(step, newer)];
      while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else newer = nodeHash(newer, step);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && older.equals(firstRoot) && newer.equals(secondRoot);
}
