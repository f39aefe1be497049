import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AesFieldCipher } from '../../src/platform/crypto/aes-field-cipher.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-fields-'));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

describe('an encrypted field', () => {
  it('opens as what was sealed, and twice sealed looks different', async () => {
    const cipher = await AesFieldCipher.open(join(dir, 'a', 'ring.json'));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
        const sealed = cipher.seal(plain);
        expect(cipher.open(sealed)).toBe(plain);
        expect(cipher.seal(plain)).not.toBe(sealed);
      }),
    );
  });

  it('does not open with any character changed', async () => {
    const cipher = await AesFieldCipher.open(join(dir, 'b', 'ring.json'));
    const sealed = cipher.seal('0000000001');
    fc.assert(
      fc.property(fc.nat(sealed.length - 2), (at) => {
        const other = sealed[at] === 'A' ? 'B' : 'A';
        expect(() => cipher.open(sealed.slice(0, at) + other + sealed.slice(at + 1))).toThrow();
      }),
    );
  });

  it('still opens after the sealing key was rotated and the process restarted', async () => {
    const path = join(dir, 'c', 'ring.json');
    const before = await AesFieldCipher.open(path);
    const sealed = before.seal('山田');
    const rotated = await AesFieldCipher.rotate(path);
    const restarted = await AesFieldCipher.open(path);
    expect(rotated.open(sealed)).toBe('山田');
    expect(restarted.open(rotated.seal('花子'))).toBe('花子');
    expect(rotated.seal('山田').split('.')[1]).not.toBe(sealed.split('.')[1]);
    expect(restarted.blindIndex('ヤマダ')).toBe(before.blindIndex('ヤマダ'));
  });

  it('is found by a keyed hash that another gateway computes differently', async () => {
    const one = await AesFieldCipher.open(join(dir, 'd', 'ring.json'));
    const two = await AesFieldCipher.open(join(dir, 'e', 'ring.json'));
    expect(one.blindIndex('x')).toMatch(/^[0-9a-f]{64}$/);
    expect(one.blindIndex('x')).not.toBe(two.blindIndex('x'));
  });

  it('keeps its keys in a file only the owner reads, and refuses a damaged one', async () => {
    const path = join(dir, 'f', 'ring.json');
    await AesFieldCipher.open(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const ring = readFileSync(path, 'utf8');
    writeFileSync(path, ring.replace('"version":1', '"version":9'));
    await expect(AesFieldCipher.open(path)).rejects.toThrow('not a key ring');
  });
});
