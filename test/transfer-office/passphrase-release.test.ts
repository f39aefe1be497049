import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Deviations } from '../../src/features/transfer/application/ports/deviations.js';
import { sheetPage } from '../../src/features/transfer/documents/sheet-page.js';
import type { PassphraseUse } from '../../src/features/transfer/domain/states/passphrase-use.js';
import { sha256Hex } from '../../src/kernel/canonical-json.js';
import type { Answer, Office } from '../support/office.js';
import { Exchange } from './support/exchange.js';
import { type Handover, PASSPHRASE } from './support/handover.js';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.open();
});
beforeEach(() => {
  exchange.offices.letters.length = 0;
  exchange.minato.refused.length = 0;
});
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer): string =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

const usesAt = async (office: Office, { path }: Handover): Promise<string[][]> => {
  const uses = (await office.get('auditor', `${path}/passphrase-uses`)).body as PassphraseUse[];
  return uses.map(({ kind, operator, person, at }) => [kind, operator, person, at]);
};

describe('the release of a passphrase', () => {
  it('is asked for by a key custodian and confirmed by another person, who may also refuse', async () => {
    const handover = await exchange.plan();
    await handover.requestRelease();
    const confirm = (login: string) => exchange.aoba.post(login, handover.confirmation);
    expect(codeOf(await confirm('staff'))).toBe('PERMISSION_MISSING');
    expect(codeOf(await confirm('key-custodian'))).toBe('RELEASE_CONFIRMER_IS_REQUESTER');
    const refusal = `${handover.path}/passphrase-release/refusal`;
    expect(codeOf(await exchange.aoba.post('approver', refusal))).toBe('ok');
    expect(codeOf(await confirm('approver'))).toBe('TRANSITION_REFUSED');
    await handover.askRelease();
    expect(exchange.offices.letters.map(({ type }) => type)).not.toContain('passphrase.released');
    expect(codeOf(await confirm('approver'))).toBe('ok');
    await exchange.offices.deliver();
    expect(await handover.states()).toEqual(['released', 'released']);
  });

  it('waits while a deviation is open, and so does the recipient’s fetching', async () => {
    const handover = await exchange.plan();
    await handover.requestRelease();
    const openAt = async ({ app, transactions }: Office, counterpart: string) => {
      const found = { packageId: handover.id, counterpart, kinds: ['seal-broken'] };
      const opened = await transactions.run((tx) =>
        app.get(Deviations).open(tx, { kind: 'gateway' }, found),
      );
      expect(opened.ok).toBe(true);
    };
    await openAt(exchange.aoba, 'MINATO');
    const confirmed = await exchange.aoba.post('approver', handover.confirmation);
    expect(codeOf(confirmed)).toBe('RELEASE_DEVIATION_OPEN');
    const other = await exchange.plan();
    await other.release();
    const opened = { packageId: other.id, counterpart: 'AOBA', kinds: ['seal-broken'] };
    const { app, transactions } = exchange.minato;
    await transactions.run((tx) => app.get(Deviations).open(tx, { kind: 'gateway' }, opened));
    const fetched = await exchange.minato.post('key-custodian', `${other.path}/passphrase`);
    expect(codeOf(fetched)).toBe('RELEASE_DEVIATION_OPEN');
  });

  it('and every use of it are shown at both sides with person and time', async () => {
    const handover = await exchange.plan();
    await handover.release();
    await exchange.minato.done('key-custodian', `${handover.path}/passphrase`);
    await handover.open();
    const here = await usesAt(exchange.aoba, handover);
    expect(here.map((use) => use.slice(0, 3))).toEqual([
      ['release-requested', 'AOBA', 'key-custodian'],
      ['released', 'AOBA', 'key-custodian:second'],
      ['fetched', 'MINATO', 'key-custodian'],
      ['opened', 'MINATO', 'staff'],
    ]);
    const there = await usesAt(exchange.minato, handover);
    expect(there.filter(([kind]) => kind !== 'release-requested')).toEqual(here.slice(1));
  });
});

describe('a passphrase on a printed sheet', () => {
  const releasedOnSheet = async (): Promise<Handover> => {
    const handover = await exchange.plan();
    await handover.arrive();
    await handover.askRelease('sheet');
    await exchange.aoba.done('approver', handover.confirmation);
    await exchange.offices.deliver();
    return handover;
  };
  const register = ({ path }: Handover, message: string) =>
    exchange.minato.post('key-custodian', `${path}/passphrase-sheet`, { message });
  const fetch = ({ path }: Handover) => exchange.minato.post('key-custodian', `${path}/passphrase`);

  it('does not travel through the gateways; the recipient registers what it read, and nothing else', async () => {
    const handover = await releasedOnSheet();
    const [row] = await exchange.minato.dataSource.query<{ passphrase_message: unknown }[]>(
      'SELECT passphrase_message FROM transfer_package WHERE id = $1',
      [handover.id],
    );
    expect(row?.passphrase_message).toBeNull();
    expect(codeOf(await fetch(handover))).toBe('PASSPHRASE_SHEET_AWAITED');
    const message = await handover.passphraseMessage();
    const other = await exchange.aoba.keyring.encrypt('x', [exchange.minato.keyring.publicKey()]);
    expect(codeOf(await register(handover, other))).toBe('PASSPHRASE_MESSAGE_DIFFERS');
    expect(codeOf(await register(handover, message))).toBe('ok');
    expect((await fetch(handover)).body).toMatchObject({ message });
  });

  it('is printed by the provider’s key custodian with the message as QR code and text, never in plain', async () => {
    const handover = await releasedOnSheet();
    const print = (login: string) =>
      exchange.aoba.post(login, `${handover.path}/passphrase-release/sheet`);
    expect(codeOf(await print('staff'))).toBe('PERMISSION_MISSING');
    const printed = await print('key-custodian');
    expect(printed.status).toBe(201);
    const message = await handover.passphraseMessage();
    const facts = { packageName: handover.planned.name, provider: 'AOBA', recipient: 'MINATO' };
    const at = '2026-11-21T03:00:00.000Z';
    const page = sheetPage({ ...facts, message, messageSha256: sha256Hex(message), printedAt: at });
    expect(page.content).toEqual(
      expect.arrayContaining([expect.objectContaining({ qr: message })]),
    );
    expect(JSON.stringify(page)).not.toContain(PASSPHRASE);
    const kinds = (await usesAt(exchange.aoba, handover)).map(([kind]) => kind);
    expect(kinds).toContain('sheet-printed');
  });

  it('is not printed where the passphrase goes through the channel', async () => {
    const handover = await exchange.plan();
    await handover.release();
    const print = await exchange.aoba.post(
      'key-custodian',
      `${handover.path}/passphrase-release/sheet`,
    );
    expect(codeOf(print)).toBe('RELEASE_IN_ANOTHER_WAY');
    const message = await handover.passphraseMessage();
    expect(codeOf(await register(handover, message))).toBe('RELEASE_IN_ANOTHER_WAY');
  });
});
