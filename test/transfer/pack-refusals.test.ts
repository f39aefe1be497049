import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signDocument } from '../../src/kernel/job-ticket.js';
import type { ProvideTicket } from '../../src/features/extraction/index.js';
import { Exchange } from './support/exchange.js';
import { SATO, YAMADA } from './support/patients.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-pack-'));
let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.create(dir);
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** Packs and shows the refusal's code and what lies at the output's place. */
async function attempt(from: string, ticket: Partial<ProvideTicket> = {}, lists = exchange.lists) {
  const parent = exchange.path(randomUUID());
  const to = join(parent, 'package');
  const outcome = await exchange.packInto(to, from, { ...exchange.ticket, ...ticket }, { lists });
  const left = existsSync(parent) ? readdirSync(parent) : [];
  return { code: outcome.ok ? 'ok' : outcome.error.code, left };
}

describe('packing is refused, and leaves nothing,', () => {
  it.each<[string, Partial<ProvideTicket>, string]>([
    ['for another ticket', { id: 'another' }, 'EXTRACTION_OF_ANOTHER_TICKET'],
    ['with an older opt-out list', { optOutListVersion: 8 }, 'OPT_OUT_LIST_NOT_CURRENT'],
    ['with an older notice list', { noticeListVersion: 4 }, 'NOTICE_LIST_NOT_CURRENT'],
    ['for another contract', { contractId: 'another' }, 'EXTRACTION_NOT_TO_TICKET'],
    [
      'for another period',
      { period: { from: '2026-04-01', to: '2026-09-30' } },
      'EXTRACTION_NOT_TO_TICKET',
    ],
    [
      'under a name that breaks the rule',
      { name: { providedOn: '2026-11-21', caseNumber: 1, provider: 'AOBA', recipient: 'aoba' } },
      'PACKAGE_NAME_RECIPIENT',
    ],
  ])('%s', async (_why, ticket, code) => {
    expect(await attempt(await exchange.extraction([YAMADA]), ticket)).toEqual({ code, left: [] });
  });

  it('when a file was changed, added or removed after the extraction', async () => {
    const changed = await exchange.extraction([YAMADA, SATO]);
    writeFileSync(join(changed, 'data', 'diagnosis.csv'), 'institution_code\r\n');
    expect(await attempt(changed)).toEqual({ code: 'EXTRACTION_CHANGED', left: [] });
    const added = await exchange.extraction([YAMADA]);
    writeFileSync(join(added, 'data', 'note.txt'), '');
    expect(await attempt(added)).toEqual({ code: 'EXTRACTION_UNEXPECTED_FILE', left: [] });
    const removed = await exchange.extraction([YAMADA]);
    rmSync(join(removed, 'data', 'patient.csv'));
    expect(await attempt(removed)).toEqual({ code: 'EXTRACTION_CHANGED', left: [] });
  });

  it('when the data do not conform to the definition', async () => {
    const wrong = await exchange.extraction([{ ...YAMADA, birth: '1981-02-29' }]);
    expect(await attempt(wrong)).toEqual({ code: 'DATA_NOT_CONFORMING', left: [] });
  });

  it('when the finished files hold somebody who opted out or was not notified', async () => {
    const seal = (list: object) =>
      exchange.aoba.encrypt(JSON.stringify(list), [exchange.aoba.publicKey()]);
    const issuedAt = '2026-11-21T00:00:00.000Z';
    const entries = [{ nameKana: SATO.kana, birthDate: SATO.birth }];
    const optOutList = await seal({ version: 7, issuedAt, entries });
    const from = await exchange.extraction([YAMADA, SATO]);
    expect(await attempt(from, {}, { ...exchange.lists, optOutList })).toEqual({
      code: 'PERSON_OPTED_OUT_IN_FILES',
      left: [],
    });
    const noticeList = await seal({ version: 3, issuedAt, notices: [] });
    expect(await attempt(from, {}, { ...exchange.lists, noticeList })).toEqual({
      code: 'PERSON_NOT_NOTIFIED_IN_FILES',
      left: [],
    });
    const older = await seal({ version: 6, issuedAt, entries: [] });
    expect((await attempt(from, {}, { ...exchange.lists, optOutList: older })).code).toBe(
      'OPT_OUT_LIST_NOT_CURRENT',
    );
  });

  it('when the signer is not among the ticket’s preparers, or nobody else may approve', async () => {
    const from = await exchange.extraction([YAMADA]);
    const { preparers, approvers } = exchange.ticket.signers;
    const swapped = { preparers: approvers, approvers: preparers };
    expect((await attempt(from, { signers: swapped })).code).toBe('SIGNER_NOT_PREPARER');
    const alone = { preparers, approvers: preparers };
    expect((await attempt(from, { signers: alone })).code).toBe('SIGNER_NOT_APPROVER');
  });

  it('when the folder is no extraction, or its receipt is not signed by this operator', async () => {
    mkdirSync(exchange.path('empty'));
    expect((await attempt(exchange.path('empty'))).code).toBe('EXTRACTION_MISSING');
    const forged = await exchange.extraction([YAMADA]);
    const receipt = await signDocument(exchange.minato, { kind: 'yuzu.receipt/extract' });
    writeFileSync(join(forged, 'extract.receipt.json'), JSON.stringify(receipt));
    expect((await attempt(forged)).code).toBe('SIGNATURE_INVALID');
    writeFileSync(join(forged, 'extract.receipt.json'), '{');
    expect((await attempt(forged)).code).toBe('EXTRACTION_MISSING');
  });

  it('when the output folder is in use: nothing there is overwritten', async () => {
    const to = exchange.path('in-use');
    mkdirSync(to);
    writeFileSync(join(to, 'kept.txt'), 'kept');
    const outcome = await exchange.packInto(to, await exchange.extraction([YAMADA]));
    expect(outcome).toMatchObject({ ok: false, error: { code: 'PACKAGE_OUTPUT_EXISTS' } });
    expect(readdirSync(to)).toEqual(['kept.txt']);
  });

  it('when the recipient’s key cannot be read', async () => {
    const parent = exchange.path(randomUUID());
    const ticket = { ...exchange.ticket, recipientKey: 'no key' };
    const from = await exchange.extraction([YAMADA]);
    const outcome = await exchange.packInto(join(parent, 'package'), from, ticket);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'KEY_UNREADABLE' } });
    expect(readdirSync(parent)).toEqual([]);
  });
});
