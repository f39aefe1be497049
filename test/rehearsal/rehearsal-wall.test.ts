import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signDocument } from '../../src/kernel/job-ticket.js';
import { unwrap, type Outcome } from '../../src/kernel/outcome.js';
import type { ProvideTicket } from '../../src/features/extraction/index.js';
import type { PackReceipt } from '../../src/features/transfer/index.js';
import { wrongName } from '../../src/features/transfer/domain/judge-manifest.js';
import type { PackageManifest } from '../../src/features/transfer/domain/manifest.js';
import { extract, definition as common } from '../extraction/support.js';
import { Bench } from '../linkage/support/linkage-run.js';
import { Exchange } from '../transfer/support/exchange.js';
import { YAMADA } from '../transfer/support/patients.js';
import { rehearse, specificationOf, rehearseInto } from './support/rehearsed.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-wall-'));
let exchange: Exchange;
let rehearsal: ProvideTicket;
beforeAll(async () => {
  exchange = await Exchange.create(dir);
  rehearsal = { ...exchange.ticket, rehearsal: true };
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.error.code);
const place = (): string => exchange.path(randomUUID());

/** What `yuzu rehearse data --ticket --keys` makes. */
async function rehearsedFor(ticket: ProvideTicket, folder = place()): Promise<string> {
  const { definition, tables, period } = ticket;
  const packing = { ticket: await signDocument(exchange.aoba, ticket), keyring: exchange.aoba };
  const specification = { definition, tables, period };
  unwrap(await rehearse.execute({ specification, rows: 12, seed: 's', folder, packing }));
  return folder;
}

/** Takes away the marker, and the mark in every file's name. */
function stripped(folder: string): string {
  rmSync(join(folder, 'REHEARSAL_MARKER.json'));
  for (const name of readdirSync(folder))
    renameSync(join(folder, name), join(folder, name.replace('REHEARSAL_', '')));
  return folder;
}

describe('an exchange rehearsed before real data move', () => {
  let folder: string;
  let receipt: PackReceipt;
  beforeAll(async () => {
    folder = place();
    const packed = await exchange.packInto(folder, await rehearsedFor(rehearsal), rehearsal);
    receipt = unwrap(packed).document;
    unwrap(await exchange.approveIn(folder, exchange.approver, rehearsal));
  });

  const passphrase = () => join(folder, 'office', `${receipt.packageName}.passphrase.asc`);
  const openAs = (to: string, isRehearsal: boolean) =>
    exchange.openFrom(
      folder,
      exchange.receiveTicket(receipt, { rehearsal: isRehearsal }),
      to,
      passphrase(),
    );

  it('runs from the ticket’s specification to the opened and checked data', async () => {
    const to = place();
    const opened = unwrap(await openAs(to, true)).document;
    expect(opened).toMatchObject({ accepted: true, rehearsal: true, findings: [] });
    expect(readdirSync(join(to, 'data')).sort()).toEqual([
      'REHEARSAL_MARKER.json',
      'REHEARSAL_diagnosis.csv',
      'REHEARSAL_patient.csv',
    ]);
  });

  it('bears its mark in name, manifest and receipt', () => {
    expect(receipt).toMatchObject({
      packageName: 'REHEARSAL_2026_20261121_0001_AOBA_MINATO',
      rehearsal: true,
    });
    const names = readdirSync(join(folder, 'medium'));
    expect(names.filter((name) => !name.startsWith('REHEARSAL_'))).toEqual([]);
    const file = join(folder, 'medium', `${receipt.packageName}.manifest.json`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ rehearsal: true });
  });

  it('is not opened for a real case', async () => {
    expect(codeOf(await openAs(place(), false))).toBe('PACKAGE_IS_REHEARSAL');
  });

  it('leaves no doubt where name and signed manifest disagree', () => {
    const name = 'REHEARSAL_2026_20261121_0001_AOBA_MINATO';
    const manifest = { name, archive: { name: `${name}.7z` } } as PackageManifest;
    expect(wrongName({ ...manifest, rehearsal: true }, name)).toBeUndefined();
    expect(wrongName({ ...manifest, rehearsal: false }, name)?.error.code).toBe(
      'PACKAGE_REHEARSAL_CONTRADICTS',
    );
  });
});

describe('packing', () => {
  it('refuses rehearsal data for a real case', async () => {
    const data = await rehearsedFor(rehearsal);
    expect(codeOf(await exchange.packInto(place(), data))).toBe('REHEARSAL_DATA_IN_REAL_CASE');
  });

  it('refuses real data for a rehearsal', async () => {
    const real = await exchange.extraction([YAMADA], { rehearsal: true });
    expect(codeOf(await exchange.packInto(place(), real, rehearsal))).toBe(
      'UNMARKED_DATA_IN_REHEARSAL',
    );
  });

  it('knows rehearsal rows by their watermark, whatever names and receipt say', async () => {
    const patient = { ...YAMADA, id: 'RHSL00000001' };
    const disguised = await exchange.extraction([patient], { rehearsal: false });
    expect(codeOf(await exchange.packInto(place(), disguised))).toBe('REHEARSAL_DATA_IN_REAL_CASE');
  });

  it('gets data to pack for the ticket of a rehearsal only', async () => {
    const { definition, tables, period } = exchange.ticket;
    const ticket = await signDocument(exchange.aoba, exchange.ticket);
    const packing = { ticket, keyring: exchange.aoba };
    const specification = { definition, tables, period };
    const order = { specification, rows: 5, seed: 's', folder: place(), packing };
    expect(codeOf(await rehearse.execute(order))).toBe('REHEARSAL_TICKET_IS_REAL');
  });
});

describe('opening', () => {
  it('refuses a real package for a rehearsal', async () => {
    const { folder, receipt } = await exchange.sealed();
    const ticket = exchange.receiveTicket(receipt, { rehearsal: true });
    expect(codeOf(await exchange.openFrom(folder, ticket, place()))).toBe('PACKAGE_NOT_REHEARSAL');
  });
});

describe('extraction', () => {
  const whole = { period: { from: '2025-04-01', to: '2026-03-31' } };
  const run = async (source: string, isRehearsal: boolean, kind: 'csv' | 'ss-mix2' = 'csv') =>
    codeOf(
      await extract({ source, out: place(), kind, ticket: { ...whole, rehearsal: isRehearsal } }),
    );
  let source: string;
  beforeAll(async () => {
    source = place();
    const order = { specification: specificationOf(common), rows: 10, persons: 4 };
    unwrap(await rehearseInto(source, order));
  });

  it('takes rehearsal data for a rehearsal', async () => {
    expect(await run(source, true)).toBe('ok');
  });

  it('refuses them for a real case by the marker, by the file names, and by the rows alone', async () => {
    expect(await run(source, false)).toBe('REHEARSAL_DATA_IN_REAL_CASE');
    rmSync(join(source, 'REHEARSAL_MARKER.json'));
    expect(await run(source, false)).toBe('REHEARSAL_DATA_IN_REAL_CASE');
    for (const name of readdirSync(source))
      renameSync(join(source, name), join(source, name.replace('REHEARSAL_', '')));
    expect(await run(source, false)).toBe('REHEARSAL_DATA_IN_REAL_CASE');
  });

  it('refuses for a rehearsal what bears no marks, and storages that cannot bear any', async () => {
    expect(await run(source, true)).toBe('UNMARKED_DATA_IN_REHEARSAL');
    expect(await run(source, true, 'ss-mix2')).toBe('REHEARSAL_SOURCE_KIND');
  });
});

describe('linkage', () => {
  let linking: Bench;
  beforeAll(async () => {
    linking = await Bench.create();
  });
  afterAll(() => linking.erase());

  const source = async (seed: string) => {
    const folder = place();
    const items = common.tables[0]?.items.map(({ name }) => name) ?? [];
    const specification = specificationOf(common, [{ table: 'patient', items }]);
    unwrap(await rehearseInto(folder, { specification, seed }));
    return folder;
  };
  const link = async (paths: readonly string[], isRehearsal: boolean) => {
    const sources = paths.map((path, at) => ({ operator: ['AOBA', 'MINATO'][at] ?? '', path }));
    const ticket = await linking.ticket(['AOBA', 'MINATO'], { rehearsal: isRehearsal });
    const { keyring } = linking;
    return codeOf(
      await linking.link.execute({ task: 'link', keyring, ticket, sources, out: place() }),
    );
  };

  it('links rehearsal data in a rehearsal, never in a real case, whatever was taken off them', async () => {
    const paths = [await source('a'), await source('b')];
    expect(await link(paths, true)).toBe('ok');
    expect(await link(paths, false)).toBe('LINK_SOURCE_IS_REHEARSAL');
    expect(await link(paths.map(stripped), false)).toBe('LINK_SOURCE_IS_REHEARSAL');
  });

  it('refuses to mix real data into a rehearsal', async () => {
    const real = await linking.source('MINATO', REAL);
    expect(await link([await source('a'), real.path], true)).toBe('LINK_SOURCE_NOT_REHEARSAL');
  });
});

const REAL =
  'institution_code,patient_id,name_kana,birth_date\r\n0110113719,1,ヤマダ　ハナコ,1980-02-29\r\n';
