import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FailedOpenReceipt } from '../../src/features/transfer/domain/package-receipts.js';
import type { PackReceipt, ReceiveTicket } from '../../src/features/transfer/index.js';
import { newId } from '../../src/kernel/ids.js';
import { openOwnDocument } from '../../src/kernel/job-ticket.js';
import { unwrap } from '../../src/kernel/outcome.js';
import type { SignedDocument } from '../../src/kernel/signed-document.js';
import { Exchange, NAME } from '../transfer/support/exchange.js';
import { SATO, YAMADA } from '../transfer/support/patients.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-failed-opening-'));
let exchange: Exchange;
let sealed: { folder: string; receipt: PackReceipt };
let other: { folder: string; receipt: PackReceipt };
let runs = 0;
beforeAll(async () => {
  exchange = await Exchange.create(dir);
  sealed = await exchange.sealed([YAMADA]);
  other = await exchange.sealed([SATO]);
});
afterAll(() => {
  rmSync(dir, { recursive: true });
});

/** Opens a copy of the package after `harm`; gives the refusal's code, the folder and its receipt. */
async function opened(harm: (folder: string) => void, ticket: Partial<ReceiveTicket> = {}) {
  const folder = exchange.path(`copy-${runs++}`);
  cpSync(sealed.folder, folder, { recursive: true });
  harm(folder);
  const to = exchange.path(`opened-${runs}`);
  const full = exchange.receiveTicket(sealed.receipt, ticket);
  const outcome = await exchange.openFrom(folder, full, to);
  const file = join(to, 'open.receipt.json');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  return { code: outcome.ok ? 'ok' : outcome.error.code, to, ticket: full, text };
}

const medium = (folder: string, suffix: string) => join(folder, 'medium', NAME + suffix);
const passphrase = (folder: string) => join(folder, 'office', `${NAME}.passphrase.asc`);

describe('a package that cannot be opened by a fault of its own', () => {
  it.each<[string, (folder: string) => void]>([
    [
      'ARCHIVE_SIZE_MISMATCH',
      (folder) => {
        appendFileSync(medium(folder, '.7z'), 'x');
      },
    ],
    [
      'MANIFEST_SIGNATURE_INVALID',
      (folder) => {
        appendFileSync(medium(folder, '.manifest.json'), ' ');
      },
    ],
    [
      'PASSPHRASE_MESSAGE_INVALID',
      (folder) => {
        writeFileSync(passphrase(folder), 'garbage');
      },
    ],
    [
      'ARCHIVE_PASSPHRASE_WRONG',
      (folder) => {
        copyFileSync(passphrase(other.folder), passphrase(folder));
      },
    ],
  ])('leaves a signed receipt with %s and nothing else', async (code, harm) => {
    const result = await opened(harm);
    expect(result.code).toBe(code);
    expect(readdirSync(result.to)).toEqual(['open.receipt.json']);
    const signed = JSON.parse(result.text ?? '') as SignedDocument<FailedOpenReceipt>;
    const receipt = unwrap(await openOwnDocument(exchange.minato, signed, 'yuzu.receipt/open'));
    expect(receipt).toMatchObject({
      ticketId: result.ticket.id,
      packageId: result.ticket.packageId,
      packageName: NAME,
      accepted: false,
      failure: code,
    });
    for (const secret of [YAMADA.kanji, YAMADA.kana, await exchange.passphraseOf(sealed.folder)])
      expect(result.text).not.toContain(secret);
  });
});

describe('an opening that fails by the recipient’s own mistake', () => {
  it('leaves no receipt when a file was not copied', async () => {
    const result = await opened((folder) => {
      rmSync(medium(folder, '.sha256'));
    });
    expect(result).toMatchObject({ code: 'PACKAGE_FILE_MISSING', text: undefined });
    expect(existsSync(result.to)).toBe(false);
  });

  it('leaves no receipt for the ticket of another package', async () => {
    const result = await opened(() => undefined, { packageId: newId() });
    expect(result).toMatchObject({ code: 'PACKAGE_OF_ANOTHER_TICKET', text: undefined });
  });

  it('leaves no receipt in a folder that is in use', async () => {
    const to = exchange.path('in-use');
    cpSync(sealed.folder, to, { recursive: true });
    const before = readdirSync(to);
    const folder = exchange.path('harmed');
    cpSync(sealed.folder, folder, { recursive: true });
    appendFileSync(medium(folder, '.7z'), 'x');
    const outcome = await exchange.openFrom(folder, exchange.receiveTicket(sealed.receipt), to);
    expect(outcome.ok).toBe(false);
    expect(readdirSync(to)).toEqual(before);
  });
});
