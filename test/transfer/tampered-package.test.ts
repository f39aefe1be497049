import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Outcome } from '../../src/kernel/outcome.js';
import type { PackReceipt, ReceiveTicket } from '../../src/features/transfer/index.js';
import { Exchange, NAME, signingKey, sizeOf } from './support/exchange.js';
import { SATO, YAMADA } from './support/patients.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-tampered-'));
let exchange: Exchange;
let folder: string;
let receipt: PackReceipt;
let other: string;
let otherReceipt: PackReceipt;

beforeAll(async () => {
  exchange = await Exchange.create(dir);
  ({ folder, receipt } = await exchange.sealed([YAMADA]));
  ({ folder: other, receipt: otherReceipt } = await exchange.sealed([SATO]));
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const medium = (file: string, of = folder) => join(of, 'medium', `${NAME}${file}`);
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.error.code);
let run = 0;

/** Opens, and shows whether anything was decrypted on the way or is left behind. */
async function attempt(ticket: Partial<ReceiveTicket> = {}, message?: string) {
  const decrypt = jest.spyOn(exchange.minato, 'decrypt');
  const list = jest.spyOn(exchange.archiver, 'list');
  const extract = jest.spyOn(exchange.archiver, 'content');
  const to = exchange.path('out', `run-${run++}`);
  const full = exchange.receiveTicket(receipt, ticket);
  const outcome = await exchange.openFrom(folder, full, to, message);
  const decrypted = [decrypt, list, extract].some((spy) => spy.mock.calls.length > 0);
  const left = existsSync(dirname(to))
    ? readdirSync(dirname(to), { recursive: true, encoding: 'utf8' })
    : [];
  // A receipt of the failure, in a folder of its own, is all that may stand.
  const leftBehind = left.filter((name) => !/^run-\d+(\/open\.receipt\.json)?$/.test(name));
  jest.restoreAllMocks();
  return { code: codeOf(outcome), decrypted, leftBehind };
}

/** Does something to the file, opens, and puts the file back. */
async function withChanged(file: string, change: (path: string) => void, ticket = {}) {
  const path = medium(file);
  const original = readFileSync(path);
  try {
    change(path);
    return await attempt(ticket);
  } finally {
    writeFileSync(path, original);
  }
}

function flip(path: string, bit: number): void {
  const bytes = readFileSync(path);
  const at = (bit >> 3) % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
  writeFileSync(path, bytes);
}

describe('a package with one bit flipped', () => {
  it.each([
    ['.7z', 'ARCHIVE_HASH_MISMATCH'],
    ['.manifest.json', 'MANIFEST_SIGNATURE_INVALID'],
    ['.manifest.json.asc', 'MANIFEST_SIGNATURE_INVALID'],
    ['.sha256', 'CHECKSUM_FILE_MISMATCH'],
  ])('in %s is refused as %s before anything is decrypted', async (file, code) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sizeOf(medium(file)) * 8 - 1), async (bit) => {
        const result = await withChanged(file, (path) => {
          flip(path, bit);
        });
        expect(result).toEqual({ code, decrypted: false, leftBehind: [] });
      }),
      { numRuns: 60 },
    );
  });
});

describe('a package that is not what the provider sent', () => {
  it('is refused when the archive is cut short', async () => {
    const result = await withChanged('.7z', (path) => {
      truncateSync(path, sizeOf(path) - 1);
    });
    expect(result).toMatchObject({ code: 'ARCHIVE_SIZE_MISMATCH', decrypted: false });
  });

  it.each(['.7z', '.manifest.json', '.manifest.json.asc', '.sha256'])(
    'is refused, naming the file, when %s is missing',
    async (file) => {
      const result = await withChanged(file, (path) => {
        rmSync(path);
      });
      expect(result).toMatchObject({ code: 'PACKAGE_FILE_MISSING', decrypted: false });
    },
  );

  it('is refused when the archive is another package’s', async () => {
    const result = await withChanged('.7z', (path) => {
      copyFileSync(medium('.7z', other), path);
    });
    expect(result.code).toMatch(/^ARCHIVE_(SIZE|HASH)_MISMATCH$/);
    expect(result.decrypted).toBe(false);
  });

  it('is refused when another whole package of the same name took its place', async () => {
    const announced = { sha256: otherReceipt.archive.sha256 };
    expect(await attempt({ ...announced, manifestSha256: otherReceipt.manifestSha256 })).toEqual({
      code: 'ANNOUNCED_MANIFEST_MISMATCH',
      decrypted: false,
      leftBehind: [],
    });
    expect(await attempt(announced)).toMatchObject({
      code: 'ANNOUNCED_ARCHIVE_MISMATCH',
      decrypted: false,
    });
  });

  it('is refused when its files were renamed', async () => {
    const renamed = '2026_20261121_0002_AOBA_MINATO';
    const from = join(folder, 'medium');
    const files = readdirSync(from);
    for (const file of files) renameSync(join(from, file), join(from, file.replace(NAME, renamed)));
    try {
      const result = await attempt({ packageName: renamed });
      expect(result).toMatchObject({ code: 'PACKAGE_RENAMED', decrypted: false });
    } finally {
      for (const file of files)
        renameSync(join(from, file.replace(NAME, renamed)), join(from, file));
    }
  });

  it('is refused when another key signed the manifest', async () => {
    const result = await attempt({ approver: signingKey(exchange.minato) });
    expect(result).toMatchObject({ code: 'MANIFEST_SIGNATURE_INVALID', decrypted: false });
  });

  it.each([
    ['package id', { packageId: 'another' }],
    ['provider', { provider: 'YAMATO' }],
    ['recipient', { operator: 'YAMATO' }],
    ['tables', { tables: [] }],
  ])('is refused when its %s is not the ticket’s', async (_subject, ticket) => {
    expect(await attempt(ticket)).toMatchObject({
      code: 'PACKAGE_OF_ANOTHER_TICKET',
      decrypted: false,
    });
  });

  it('is refused when the ticket was altered or is of another kind', async () => {
    const signed = await exchange.signed(exchange.receiveTicket(receipt));
    const altered = { ...signed, document: { ...signed.document, provider: 'YAMATO' } };
    const media = [{ folder: join(folder, 'medium') }];
    const input = { keyring: exchange.minato, name: NAME, media };
    const outcome = await exchange.verify.executeForTicket({ ...input, ticket: altered });
    expect(codeOf(outcome)).toBe('SIGNATURE_INVALID');
    const provide = { ...exchange.receiveTicket(receipt), kind: 'yuzu.ticket/provide' };
    const wrong = await exchange.signed(provide as unknown as ReceiveTicket);
    const other = await exchange.verify.executeForTicket({ ...input, ticket: wrong });
    expect(codeOf(other)).toBe('TICKET_OF_ANOTHER_KIND');
  });
});

describe('a passphrase message', () => {
  it('of another package does not open this one', async () => {
    const message = join(other, 'office', `${NAME}.passphrase.asc`);
    expect(await attempt({}, message)).toMatchObject({
      code: 'ARCHIVE_PASSPHRASE_WRONG',
      leftBehind: [],
    });
  });

  it('signed by someone else, or not there, is refused', async () => {
    const forged = exchange.path('forged.asc');
    const passphrase = await exchange.passphraseOf(folder);
    writeFileSync(forged, await exchange.minato.encrypt(passphrase, [exchange.minato.publicKey()]));
    expect(await attempt({}, forged)).toMatchObject({
      code: 'PASSPHRASE_MESSAGE_INVALID',
      leftBehind: [],
    });
    expect((await attempt({}, exchange.path('none.asc'))).code).toBe('PACKAGE_FILE_MISSING');
  });
});
