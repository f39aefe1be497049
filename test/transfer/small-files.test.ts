import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { SignedDocument } from '../../src/kernel/signed-document.js';
import { ticketIn } from '../../src/features/transfer/cli/options.js';
import type { FailedOpenReceipt } from '../../src/features/transfer/domain/package-receipts.js';
import type { PackReceipt } from '../../src/features/transfer/index.js';
import { NOT_TEXT, signedBytes } from '../support/signed-bytes.js';
import { Exchange, NAME } from './support/exchange.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-small-'));
let exchange: Exchange;
let folder: string;
let receipt: PackReceipt;

beforeAll(async () => {
  exchange = await Exchange.create(dir);
  ({ folder, receipt } = await exchange.sealed());
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const MESSAGE = `${NAME}.passphrase.asc`;

/** Opens a copy of the package after `change`; tells the refusal, its receipt, and whether 7-Zip was started. */
async function attempt(change: (copy: string) => void) {
  const copy = exchange.path(randomUUID());
  cpSync(folder, copy, { recursive: true });
  change(copy);
  const list = jest.spyOn(exchange.archiver, 'list');
  const to = join(copy, 'opened');
  const outcome = await exchange.openFrom(copy, exchange.receiveTicket(receipt), to);
  const archiver = list.mock.calls.length > 0;
  list.mockRestore();
  const text = readFileSync(join(to, 'open.receipt.json'), 'utf8');
  const { failure } = (JSON.parse(text) as SignedDocument<FailedOpenReceipt>).document;
  return { code: outcome.ok ? 'ok' : outcome.error.code, failure, archiver };
}

const refused = (code: string) => ({ code, failure: code, archiver: false });

const STRANGE: readonly [string, (path: string) => void][] = [
  ['a named pipe', (path) => execFileSync('mkfifo', [path])],
  [
    'a device',
    (path) => {
      symlinkSync('/dev/zero', path);
    },
  ],
  [
    'a folder',
    (path) => {
      mkdirSync(path);
    },
  ],
  [
    'a file of 3 GB',
    (path) => {
      writeFileSync(path, '');
      truncateSync(path, 3e9);
    },
  ],
];

const FILES = ['.manifest.json', '.manifest.json.asc', '.sha256']
  .map((end) => `medium/${NAME}${end}`)
  .concat(`office/${MESSAGE}`);

describe.each(STRANGE)('%s', (_what, put) => {
  it.each(FILES)(
    'in the place of %s is refused by name, and nothing waits for it',
    async (file) => {
      const result = await attempt((copy) => {
        rmSync(join(copy, file));
        put(join(copy, file));
      });
      expect(result).toEqual(refused('PACKAGE_FILE_UNREADABLE'));
    },
  );

  it('in the place of a ticket is refused by name', async () => {
    const path = exchange.path(randomUUID());
    put(path);
    await expect(ticketIn(path)).rejects.toThrow('PACKAGE_TICKET_UNREADABLE');
  });
});

describe('a passphrase message of the provider', () => {
  const withMessage = async (bytes: Uint8Array) => {
    const message = await signedBytes(bytes, exchange.aoba, exchange.minato);
    return attempt((copy) => {
      writeFileSync(join(copy, 'office', MESSAGE), message);
    });
  };

  it.each([
    ['no text', NOT_TEXT],
    ['several lines', Buffer.from(`${'a'.repeat(43)}\n${'b'.repeat(43)}\n`)],
    ['another length', Buffer.from('a'.repeat(42))],
    ['other characters', Buffer.from('あ'.repeat(43))],
    ['ten megabytes, in few once compressed', Buffer.alloc(10e6, 'a')],
  ])('that holds %s is refused, and 7-Zip does not get it', async (_what, bytes) => {
    expect(await withMessage(bytes)).toEqual(refused('PASSPHRASE_MESSAGE_INVALID'));
  });

  it('that would become hundreds of megabytes is not even decrypted', async () => {
    const decrypt = jest.spyOn(exchange.minato, 'decrypt');
    const result = await withMessage(Buffer.alloc(100e6, 'a'));
    expect(result).toEqual(refused('PACKAGE_FILE_UNREADABLE'));
    expect(decrypt).not.toHaveBeenCalled();
    decrypt.mockRestore();
  });
});
