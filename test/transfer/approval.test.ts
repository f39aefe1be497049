import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Outcome, unwrap } from '../../src/kernel/outcome.js';
import { Exchange, NAME } from './support/exchange.js';
import { YAMADA } from './support/patients.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-approval-'));
let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.create(dir);
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.error.code);
let runs = 0;

/** Packed, and not yet approved. */
async function packed(): Promise<{ folder: string; medium: (end: string) => string }> {
  const folder = exchange.path(`packed-${runs++}`);
  unwrap(await exchange.packInto(folder, await exchange.extraction([YAMADA])));
  return { folder, medium: (end) => join(folder, 'medium', `${NAME}${end}`) };
}

const verify = (folder: string) =>
  exchange.verify.execute({
    ...{ name: NAME, media: [{ folder: join(folder, 'medium') }] },
    ...exchange.signerKeys,
  });

describe('a package that nobody approved', () => {
  it('lacks its checksum file, and is refused as not approved even with one', async () => {
    const { folder, medium } = await packed();
    expect(readdirSync(join(folder, 'medium'))).not.toContain(`${NAME}.sha256`);
    writeFileSync(medium('.sha256'), '');
    expect(codeOf(await verify(folder))).toBe('MANIFEST_NOT_APPROVED');
  });
});

describe('an approval', () => {
  it('completes the package with the second signature, once', async () => {
    const { folder } = await packed();
    const receipt = unwrap(await exchange.approveIn(folder)).document;
    expect(receipt).toMatchObject({
      preparer: exchange.preparer.fingerprint(),
      approver: exchange.approver.fingerprint(),
    });
    expect(codeOf(await verify(folder))).toBe('ok');
    expect(codeOf(await exchange.approveIn(folder))).toBe('PACKAGE_ALREADY_APPROVED');
  });

  it('is refused to the preparer, and to whom the ticket does not name', async () => {
    const { folder } = await packed();
    expect(codeOf(await exchange.approveIn(folder, exchange.preparer))).toBe('SIGNER_IS_PREPARER');
    expect(codeOf(await exchange.approveIn(folder, exchange.minato))).toBe('SIGNER_NOT_APPROVER');
    expect(codeOf(await verify(folder))).toBe('PACKAGE_FILE_MISSING');
  });

  it.each<[string, string, (text: string) => string]>([
    ['ARCHIVE_HASH_MISMATCH', '.7z', (bytes) => bytes.replace(/.$/s, '~')],
    ['MANIFEST_SIGNATURE_INVALID', '.manifest.json', (text) => text.replace('AOBA', 'AOBB')],
  ])('is refused (%s) when %s was changed after the packing', async (code, file, change) => {
    const { folder, medium } = await packed();
    const bytes = readFileSync(medium(file), 'latin1');
    writeFileSync(medium(file), change(bytes), 'latin1');
    expect(codeOf(await exchange.approveIn(folder))).toBe(code);
  });

  it('that was interrupted between its files is repeated to the same end', async () => {
    const { folder, medium } = await packed();
    unwrap(await exchange.approveIn(folder));
    // As a kill before the receipt would leave it: both signatures there, the rest not yet.
    rmSync(join(folder, 'office', `${NAME}.approval.json`));
    rmSync(medium('.sha256'));
    expect(codeOf(await exchange.approveIn(folder))).toBe('ok');
    expect(codeOf(await verify(folder))).toBe('ok');
  });
});
