import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unwrap } from '../../src/kernel/outcome.js';
import type { SignedDocument } from '../../src/kernel/signed-document.js';
import { FileTableFolders } from '../../src/features/extraction/engines/csv/file-table-folders.js';
import { CheckData } from '../../src/features/extraction/index.js';
import type { FailedOpenReceipt } from '../../src/features/transfer/domain/package-receipts.js';
import type { OpenReceipt, PackReceipt } from '../../src/features/transfer/index.js';
import { SystemClock } from '../../src/platform/clock.js';
import { CONTENT_FAULTS } from './support/content-faults.js';
import { Exchange } from './support/exchange.js';
import { definition, TABLES, YAMADA } from './support/patients.js';
import { BOTH, resealedIn, resealedWith, type Change } from './support/resealed.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-dishonest-'));
let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.create(dir);
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const resealed = (content: (folder: string) => string[], change?: Change, how?: object) =>
  resealedIn(exchange, content, change, how);

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
  it.each(CONTENT_FAULTS)(
    'is refused and erased: $what',
    async ({ content, change, code, ...how }) => {
      const result = await attempt(await resealed(content, change, how));
      expect(result).toMatchObject({ code, left: [], failure: code });
    },
  );

  it('is refused and erased when a file has the right size but another content', async () => {
    const changed = await resealed((data) => {
      const file = join(data, 'patient.csv');
      writeFileSync(file, readFileSync(file, 'utf8').replace('1980', '1981'));
      return BOTH;
    });
    expect(await attempt(changed)).toMatchObject({
      code: 'CONTENT_HASH_MISMATCH',
      left: [],
      failure: 'CONTENT_HASH_MISMATCH',
    });
  });

  it('is refused and erased when the manifest tells other numbers of rows or other persons', async () => {
    const files = () => BOTH;
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
      () => BOTH,
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
  it('are erased, and only a signed receipt and the findings tell what is wrong, without personal data', async () => {
    const changed = await resealedWith(exchange, (data) => {
      const file = join(data, 'patient.csv');
      writeFileSync(file, readFileSync(file, 'utf8').replace('1980-02-29', '1981-02-29'));
    });
    const { code, to } = await attempt(changed);
    expect(code).toBe('DATA_DISCREPANCY');
    expect(readdirSync(to)).toEqual(['findings.html', 'findings.json', 'open.receipt.json']);
    const text = readFileSync(join(to, 'open.receipt.json'), 'utf8');
    const { document } = JSON.parse(text) as SignedDocument<OpenReceipt>;
    expect(document.accepted).toBe(false);
    expect(document.findings).toMatchObject([
      { table: 'patient', column: 'birth_date', severity: 'error', count: 1 },
    ]);
    for (const file of readdirSync(to))
      for (const secret of [YAMADA.kanji, YAMADA.kana, YAMADA.id, '1981-02-29'])
        expect(readFileSync(join(to, file), 'utf8')).not.toContain(secret);
    expect(readFileSync(join(to, 'findings.html'), 'utf8')).toContain('9999-99-99');
  });
});

/** What `yuzu check` says at the provider's. */
async function checked(directory: string) {
  const check = new CheckData(new FileTableFolders(), exchange.scanner, new SystemClock());
  const request = { directory, definition, tables: TABLES, asOf: '2026-11-21' } as const;
  return unwrap(await check.execute(request));
}

describe('the findings the recipient has', () => {
  it.each([
    ['an error', 'DATA_DISCREPANCY', (text: string) => text.replace('1980-02-29', '1981-02-29')],
    ['a warning', 'ok', (text: string) => text.replaceAll('0110113719', '0110113710')],
  ])('are those of the provider’s own check: %s', async (_what, code, edit) => {
    const changed = await resealedWith(exchange, (data) => {
      for (const file of BOTH.map((name) => join(data, name)))
        writeFileSync(file, edit(readFileSync(file, 'utf8')));
    });
    const result = await attempt(changed);
    expect(result.code).toBe(code);
    const report = await checked(changed.data);
    expect(report.findings).not.toEqual([]);
    const found: unknown = JSON.parse(readFileSync(join(result.to, 'findings.json'), 'utf8'));
    expect(found).toEqual(JSON.parse(JSON.stringify(report)));
  });
});
