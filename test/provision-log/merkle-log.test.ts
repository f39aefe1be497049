import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  append,
  consistencyProof,
  emptyFrontier,
  emptyRoot,
  inclusionProof,
  leafHash,
  rootOf,
  rootOfLeaves,
} from '../../src/features/provision-log/domain/merkle-log.js';
import {
  verifyConsistency,
  verifyInclusion,
} from '../../src/features/provision-log/domain/merkle-proof.js';

/** Test data of the Certificate Transparency reference implementation for RFC 6962: inputs, and roots of sizes 1–8. */
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** The definition of RFC 9162 2.1.1, literally, over the entries themselves. */
function definition(entries: readonly Buffer[]): Buffer {
  const [only] = entries;
  if (only === undefined) return sha256();
  if (entries.length === 1) return sha256(Buffer.of(0), only);
  const k = 2 ** (Math.ceil(Math.log2(entries.length)) - 1);
  return sha256(Buffer.of(1), definition(entries.slice(0, k)), definition(entries.slice(k)));
}

const logs = fc
  .array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 70 })
  .map((entries) => entries.map((entry) => Buffer.from(entry)));
const hashesOf = (entries: readonly Buffer[]) => entries.map((entry) => leafHash(entry));
const flip = (hash: Buffer, bit: number) => {
  const copy = Buffer.from(hash);
  copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  return copy;
};

describe('The Merkle log', () => {
  it('has the roots of the published RFC 6962 test data', () => {
    const leaves = INPUTS.map((hex) => leafHash(Buffer.from(hex, 'hex')));
    expect(emptyRoot().toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(ROOTS.map((_, at) => rootOfLeaves(leaves.slice(0, at + 1)).toString('hex'))).toEqual(
      ROOTS,
    );
  });

  it('has the root that the definition gives, however the entries are batched', () => {
    fc.assert(
      fc.property(logs, fc.nat(), (entries, cut) => {
        const at = cut % (entries.length + 1);
        const leaves = hashesOf(entries);
        const half = append(emptyFrontier, leaves.slice(0, at));
        const whole = append(half, leaves.slice(at));
        expect(rootOf(whole).equals(definition(entries))).toBe(true);
        expect(whole.peaks.length).toBeLessThanOrEqual(Math.floor(Math.log2(entries.length)) + 1);
      }),
    );
  });

  it('proves every entry to be in it, and nothing else', () => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.integer({ min: 0, max: 255 }), (entries, pick, bit) => {
        const index = pick % entries.length;
        const leaves = hashesOf(entries);
        const leaf = leaves[index] ?? emptyRoot();
        const root = definition(entries);
        const proof = inclusionProof(leaves, index);
        const claim = { index, size: leaves.length, leaf, proof, root };
        expect(verifyInclusion(claim)).toBe(true);
        expect(verifyInclusion({ ...claim, leaf: flip(leaf, bit) })).toBe(false);
        expect(verifyInclusion({ ...claim, index: index + leaves.length })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: [...proof, leaf] })).toBe(false);
        const [first, ...others] = proof;
        if (first)
          expect(verifyInclusion({ ...claim, proof: [flip(first, bit), ...others] })).toBe(false);
      }),
    );
  });

  it('proves that it continues an earlier state of itself, and not a rewritten one', () => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.integer({ min: 0, max: 255 }), (entries, cut, bit) => {
        const first = cut % (entries.length + 1);
        const leaves = hashesOf(entries);
        const claim = {
          first,
          second: leaves.length,
          firstRoot: definition(entries.slice(0, first)),
          secondRoot: definition(entries),
          proof: consistencyProof(leaves, first),
        };
        expect(verifyConsistency(claim)).toBe(true);
        expect(verifyConsistency({ ...claim, firstRoot: flip(claim.firstRoot, bit) })).toBe(false);
        const [step, ...others] = claim.proof;
        if (step)
          expect(verifyConsistency({ ...claim, proof: [flip(step, bit), ...others] })).toBe(false);
        if (first > 0 && first < leaves.length)
          expect(verifyConsistency({ ...claim, secondRoot: flip(claim.secondRoot, bit) })).toBe(
            false,
          );
      }),
    );
  });
});
