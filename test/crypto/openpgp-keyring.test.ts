import { randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RefusedError } from '../../src/kernel/outcome.js';
import { fingerprintOf } from '../../src/platform/crypto/openpgp-key.js';
import { OpenPgpKeyring } from '../../src/platform/crypto/openpgp-keyring.js';
import { requires } from '../support/requires.js';
import { NOT_TEXT, signedBytes } from '../support/signed-bytes.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-keyring-'));
let aoba: OpenPgpKeyring;
let minato: OpenPgpKeyring;

beforeAll(async () => {
  aoba = await OpenPgpKeyring.create(join(dir, 'aoba'), { code: 'AOBA', name: 'あおば' });
  minato = await OpenPgpKeyring.create(join(dir, 'minato'), { code: 'MINATO', name: 'みなと' });
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const flipped = (text: string, bit: number): string => {
  const bytes = Buffer.from(text, 'latin1');
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return bytes.toString('latin1');
};

describe('an operator’s key folder', () => {
  it('opens again as the same key', async () => {
    const again = await OpenPgpKeyring.open(join(dir, 'aoba'));
    expect(again.fingerprint()).toBe(aoba.fingerprint());
    expect(aoba.fingerprint()).toMatch(/^[0-9A-F]{40}$/);
    await expect(fingerprintOf(aoba.publicKey())).resolves.toBe(aoba.fingerprint());
  });

  it('lets the owner alone read the passphrase and the secret key', () => {
    for (const name of ['passphrase', 'secret.asc'])
      expect(statSync(join(dir, 'aoba', name)).mode & 0o777).toBe(0o600);
    expect(statSync(join(dir, 'aoba')).mode & 0o777).toBe(0o700);
  });

  it('is never overwritten by a new key', async () => {
    const before = readFileSync(join(dir, 'aoba', 'secret.asc'), 'utf8');
    await expect(
      OpenPgpKeyring.create(join(dir, 'aoba'), { code: 'AOBA', name: 'あおば' }),
    ).rejects.toThrow();
    expect(readFileSync(join(dir, 'aoba', 'secret.asc'), 'utf8')).toBe(before);
  });

  it('is refused with a reason when the passphrase is of another key, or files are missing', async () => {
    const folder = join(dir, randomUUID());
    await OpenPgpKeyring.create(folder, { code: 'YAMATO', name: 'やまと' });
    writeFileSync(join(folder, 'passphrase'), 'wrong');
    await expect(OpenPgpKeyring.open(folder)).rejects.toThrow(RefusedError);
    await expect(OpenPgpKeyring.open(join(dir, 'nowhere'))).rejects.toThrow('KEY_UNREADABLE');
  });

  it('is refused when public.asc belongs to another key', async () => {
    const folder = join(dir, randomUUID());
    await OpenPgpKeyring.create(folder, { code: 'YAMATO', name: 'やまと' });
    writeFileSync(join(folder, 'public.asc'), aoba.publicKey());
    await expect(OpenPgpKeyring.open(folder)).rejects.toThrow('KEY_UNREADABLE');
  });
});

describe('a detached signature', () => {
  it('holds for every text it was made over, and for that key alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const signature = await aoba.sign(text);
        expect((await minato.verify(text, signature, aoba.publicKey())).ok).toBe(true);
        expect((await minato.verify(text, signature, minato.publicKey())).ok).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  it('does not hold when only the line ends of the text changed', async () => {
    const signature = await aoba.sign('a\nb');
    expect((await minato.verify('a\r\nb', signature, aoba.publicKey())).ok).toBe(false);
  });

  it('does not hold with any one of its bits flipped, armor included', async () => {
    const signature = await aoba.sign('{"kind":"test"}');
    const survivors: number[] = [];
    for (let bit = 0; bit < signature.length * 8; bit++) {
      const outcome = await minato.verify(
        '{"kind":"test"}',
        flipped(signature, bit),
        aoba.publicKey(),
      );
      if (outcome.ok) survivors.push(bit);
    }
    expect(survivors).toEqual([]);
  });

  it('is refused with a reason when the public key is not one', async () => {
    const outcome = await aoba.verify('x', await aoba.sign('x'), 'no key');
    expect(outcome).toMatchObject({ ok: false, error: { code: 'KEY_UNREADABLE' } });
  });
});

describe('an encrypted message', () => {
  it('gives the text back to its addressee, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const message = await aoba.encrypt(text, [minato.publicKey()]);
        expect(await minato.decrypt(message, aoba.publicKey())).toEqual({ ok: true, value: text });
      }),
      { numRuns: 15 },
    );
  });

  it('stays closed to others, and is refused when someone else signed it', async () => {
    const message = await aoba.encrypt('secret', [minato.publicKey()]);
    expect(await aoba.decrypt(message, aoba.publicKey())).toMatchObject({
      error: { code: 'MESSAGE_UNDECRYPTABLE' },
    });
    expect(await minato.decrypt(message, minato.publicKey())).toMatchObject({
      error: { code: 'SIGNATURE_INVALID' },
    });
  });

  it('is refused when it is larger than any message once decompressed, or no text', async () => {
    const bomb = await signedBytes(Buffer.alloc(300 * 1024 * 1024), aoba, minato);
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await minato.decrypt(bomb, aoba.publicKey())).toMatchObject({
      error: { code: 'MESSAGE_UNDECRYPTABLE' },
    });
    const bytes = await signedBytes(NOT_TEXT, aoba, minato);
    expect(await minato.decrypt(bytes, aoba.publicKey())).toMatchObject({
      error: { code: 'MESSAGE_NOT_TEXT' },
    });
  });

  it('never opens as another text with a bit flipped', async () => {
    const message = await aoba.encrypt('secret', [minato.publicKey()]);
    await fc.assert(
      fc.asyncProperty(fc.nat(message.length * 8 - 1), async (bit) => {
        const outcome = await minato.decrypt(flipped(message, bit), aoba.publicKey());
        if (outcome.ok) expect(outcome.value).toBe('secret');
      }),
      { numRuns: 150 },
    );
  });
});

requires('gpg')('GnuPG', () => {
  const home = mkdtempSync(join(tmpdir(), 'yuzu-gpg-'));
  const gpg = (args: string[], input?: string) =>
    execFileSync('gpg', ['--homedir', home, '--batch', '--quiet', ...args], {
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  afterAll(() => {
    execFileSync('gpgconf', ['--homedir', home, '--kill', 'all'], { stdio: 'ignore' });
    rmSync(home, { recursive: true, force: true });
  });

  it('imports the locked secret key and reads what was encrypted to it', async () => {
    gpg(['--import'], minato.publicKey());
    const passphrase = join(dir, 'aoba', 'passphrase');
    const unlock = ['--pinentry-mode', 'loopback', '--passphrase-file', passphrase];
    gpg([...unlock, '--import'], readFileSync(join(dir, 'aoba', 'secret.asc'), 'utf8'));
    const message = await minato.encrypt('患者', [aoba.publicKey()]);
    expect(gpg([...unlock, '--decrypt'], message)).toBe('患者');
  });

  it('makes signatures and messages that the gateway accepts', async () => {
    const passphrase = join(dir, 'aoba', 'passphrase');
    const unlock = ['--pinentry-mode', 'loopback', '--passphrase-file', passphrase];
    const signature = gpg([...unlock, '--armor', '--detach-sign'], 'text');
    expect(await minato.verify('text', signature, aoba.publicKey())).toEqual({ ok: true });
    const sealing = ['--armor', '--trust-model', 'always', '--sign', '--encrypt'];
    const message = gpg([...unlock, ...sealing, '-r', minato.fingerprint()], 'text');
    expect(await minato.decrypt(message, aoba.publicKey())).toEqual({ ok: true, value: 'text' });
  });
});
