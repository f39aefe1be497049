import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProvideTicket } from '../../src/features/extraction/index.js';
import type { ReceiveTicket } from '../../src/features/transfer/index.js';
import { newId } from '../../src/kernel/ids.js';
import { openOwnDocument } from '../../src/kernel/job-ticket.js';
import { ok, unwrap } from '../../src/kernel/outcome.js';
import { DomainEvents } from '../../src/kernel/ports/domain-events.js';
import type { SignedDocument } from '../../src/kernel/signed-document.js';
import { common, Exchange } from './support/exchange.js';
import { signersOf } from './support/signers.js';
import { type Handover, PASSPHRASE, ROOT, SHA256 } from './support/handover.js';
import type { Answer } from '../support/office.js';

let exchange: Exchange;
const events: string[] = [];

beforeAll(async () => {
  exchange = await Exchange.open();
  exchange.minato.app.get(DomainEvents).on('package.accepted', (_tx, { packageId }) => {
    events.push(packageId);
    return Promise.resolve(ok());
  });
});
beforeEach(() => {
  exchange.offices.letters.length = 0;
  exchange.aoba.refused.length = 0;
  exchange.minato.refused.length = 0;
});
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer): string =>
  status === 201 || status === 200 ? 'ok' : (body as { error: { code: string } }).error.code;

describe('a package', () => {
  it('goes from plan to acceptance, both sides keeping step', async () => {
    const handover = await exchange.plan();
    expect(handover.planned).toMatchObject({ state: 'planned', counterpart: 'MINATO' });
    expect(handover.planned.name).toMatch(/^2026_20261121_\d{4}_AOBA_MINATO$/);
    await handover.release();
    expect(await handover.states()).toEqual(['released', 'released']);
    const fetched = await exchange.minato.post('key-custodian', `${handover.path}/passphrase`);
    const { message } = fetched.body as { message: string };
    const sender = exchange.aoba.keyring.publicKey();
    expect(unwrap(await exchange.minato.keyring.decrypt(message, sender)).trim()).toBe(PASSPHRASE);
    const receipt = await handover.openReceipt();
    await exchange.minato.done('staff', `${handover.path}/open-receipt`, { receipt });
    await exchange.offices.deliver();
    expect(await handover.states()).toEqual(['accepted', 'accepted']);
    expect(events).toContain(handover.id);
    expect(exchange.aoba.refused).toEqual([]);
    expect(exchange.minato.refused).toEqual([]);
  });

  it('is announced with what the courier carries, and shown without the passphrase', async () => {
    const handover = await exchange.plan();
    await handover.dispatch();
    const here = await handover.at(exchange.minato);
    expect(here).toMatchObject({
      direction: 'received',
      state: 'announced',
      counterpart: 'AOBA',
      name: handover.planned.name,
      providedOn: '2026-11-21',
      seal: { bytes: 4096, sha256: SHA256, recordCount: 2, recordRoot: ROOT },
      consignment: {
        method: 'media',
        media: [
          {
            serial: handover.serial,
            sealNumber: handover.seal,
            trackingNumber: 'TRK-1',
            volumes: [`${handover.planned.name}.7z`],
          },
        ],
      },
      tables: handover.planned.tables,
    });
    expect(JSON.stringify([here, await handover.at(exchange.aoba)])).not.toContain('PGP MESSAGE');
  });

  it('is extracted under a ticket for exactly what the contract says', async () => {
    const handover = await exchange.plan();
    const answer = await exchange.aoba.post('staff', `${handover.path}/provide-ticket`);
    const signed = answer.body as SignedDocument<ProvideTicket>;
    const ticket = unwrap(
      await openOwnDocument(exchange.aoba.keyring, signed, 'yuzu.ticket/provide'),
    );
    expect(ticket).toMatchObject({
      operator: 'AOBA',
      packageId: handover.id,
      name: { providedOn: '2026-11-21', provider: 'AOBA', recipient: 'MINATO' },
      recipientKey: exchange.minato.keyring.publicKey(),
      definition: common,
      tables: handover.planned.tables,
      period: { from: '2020-04-01', to: '2026-03-31' },
    });
  });

  it('is opened under a ticket that names provider, hashes and key', async () => {
    const handover = await exchange.plan();
    await handover.dispatch();
    const answer = await exchange.minato.post('staff', `${handover.path}/receive-ticket`);
    const signed = answer.body as SignedDocument<ReceiveTicket>;
    const ticket = await openOwnDocument(exchange.minato.keyring, signed, 'yuzu.ticket/receive');
    expect(unwrap(ticket)).toMatchObject({
      packageName: handover.planned.name,
      sha256: SHA256,
      provider: 'AOBA',
      providerKey: exchange.aoba.keyring.publicKey(),
    });
  });

  it('is not planned by the recipient, for a past day, or twice for one day', async () => {
    const contractId = await exchange.contract();
    const plan = (at: 'aoba' | 'minato', providedOn: string) =>
      exchange[at].post('staff', 'packages', { contractId, providedOn });
    expect(codeOf(await plan('minato', '2026-11-21'))).toBe('PACKAGE_NOT_OF_PARTY');
    expect(codeOf(await plan('aoba', '2026-11-20'))).toBe('PROVISION_DATE_PAST');
    expect(codeOf(await plan('aoba', '2026-11-31'))).toBe('REQUEST_INVALID');
    expect(codeOf(await plan('aoba', '2026-11-21'))).toBe('ok');
    expect(codeOf(await plan('aoba', '2026-11-21'))).toBe('PACKAGE_EXISTS');
  });
});

describe('a receipt of the secure room', () => {
  let handover: Handover;
  beforeEach(async () => {
    handover = await exchange.plan();
    await handover.ticket();
  });
  const submit = (receipt: object) =>
    exchange.aoba.post('staff', `${handover.path}/extract-receipt`, { receipt });

  it('is refused when altered, signed by another, or of another ticket', async () => {
    const good = await handover.extractReceipt();
    const altered = { ...good, document: { ...good.document, persons: 3 } };
    expect(codeOf(await submit(altered))).toBe('SIGNATURE_INVALID');
    const foreign = await exchange.minato.keyring.sign(JSON.stringify(good.document));
    expect(codeOf(await submit({ ...good, signature: foreign }))).toBe('SIGNATURE_INVALID');
    const other = await handover.extractReceipt({ ticketId: newId() });
    expect(codeOf(await submit(other))).toBe('RECEIPT_OF_ANOTHER_TICKET');
    expect(codeOf(await submit(good))).toBe('ok');
  });

  it('is refused when it applied an older opt-out list than its ticket demands', async () => {
    const { optOutListVersion = 0 } = handover.provideTicket ?? {};
    await exchange.aoba.done('opt-out-desk', 'opt-outs', stopRequest('A'));
    await handover.ticket();
    const stale = await handover.extractReceipt({ optOutListVersion });
    expect(codeOf(await submit(stale))).toBe('RECEIPT_CONTRADICTS');
  });

  it('leaves nothing but counts in the database', async () => {
    const marker = 'ヤマダ ハナコ';
    const receipt = await handover.extractReceipt({ note: marker, findings: { X: 1 } });
    expect(codeOf(await submit(receipt))).toBe('ok');
    const rows: unknown = await exchange.aoba.dataSource.query('SELECT * FROM transfer_package');
    expect(JSON.stringify(rows)).toContain('"findings":{"X":1}');
    expect(JSON.stringify(rows)).not.toContain(marker);
  });

  it('of packing must follow the recorded extraction, and its passphrase must be for the recipient', async () => {
    await handover.extract();
    const pack = async (change: object, passphraseMessage?: string) =>
      exchange.aoba.post('staff', `${handover.path}/pack-receipt`, {
        receipt: await handover.packReceipt(change),
        passphraseMessage: passphraseMessage ?? (await handover.passphraseMessage()),
      });
    const fewer = { tables: [{ table: 'patient', rows: 2 }] };
    expect(codeOf(await pack(fewer))).toBe('RECEIPT_CONTRADICTS');
    expect(codeOf(await pack({ packageName: '2026_20261121_0999_AOBA_MINATO' }))).toBe(
      'RECEIPT_CONTRADICTS',
    );
    const { keyring } = exchange.aoba;
    const toBoth = [exchange.minato.keyring.publicKey(), keyring.publicKey()];
    const readable = await keyring.encrypt(PASSPHRASE, toBoth);
    expect(codeOf(await pack({}, readable))).toBe('PASSPHRASE_MESSAGE_WRONG');
    const another = await keyring.encrypt(PASSPHRASE, [exchange.minato.keyring.publicKey()]);
    expect(codeOf(await pack({}, another))).toBe('RECEIPT_CONTRADICTS');
    expect(codeOf(await pack({}, PASSPHRASE))).toBe('REQUEST_INVALID');
    expect(codeOf(await pack({}))).toBe('ok');
  });
});

const stopRequest = (patientId: string) => ({
  institutionCode: '1310000001',
  patientId,
  receivedOn: '2026-11-21',
  via: 'institution',
});

describe('dispatch', () => {
  const dispatch = ({ path }: Handover, mediumId: string) =>
    exchange.aoba.post('media-custodian', `${path}/dispatch`, { mediumId });

  it('is blocked by a stop request registered after the extraction, until it is extracted again', async () => {
    const handover = await exchange.plan();
    await handover.collect();
    await exchange.aoba.done('opt-out-desk', 'opt-outs', stopRequest('B'));
    const blocked = await handover.at(exchange.aoba);
    expect(blocked).toMatchObject({ state: 'planned', voided: { cause: 'opt-out' } });
    expect(blocked).not.toHaveProperty('seal');
    const answer = await dispatch(handover, handover.mediumId);
    expect(codeOf(answer)).toBe('TRANSITION_REFUSED');
    await handover.ticket();
    expect(await handover.at(exchange.aoba)).not.toHaveProperty('voided');
    const again = await exchange.plan();
    await again.dispatch();
    expect(await again.states()).toEqual(['dispatched', 'announced']);
  });

  it('needs a medium that the courier has, sealed with this very package', async () => {
    const handover = await exchange.plan();
    await handover.approve();
    const medium = await handover.medium();
    expect(codeOf(await dispatch(handover, newId()))).toBe('MEDIUM_UNKNOWN');
    expect(codeOf(await dispatch(handover, medium))).toBe('MEDIUM_NOT_COLLECTED');
    const other = await exchange.plan();
    await other.collect();
    expect(codeOf(await dispatch(handover, other.mediumId))).toBe('MEDIUM_OF_ANOTHER_PACKAGE');
    const types = exchange.offices.letters.map(({ type }) => type);
    expect(types).not.toContain('package.dispatched');
  });

  it('does not happen without the permission, nor approval without another person', async () => {
    const handover = await exchange.plan();
    await handover.pack();
    const approval = `${handover.path}/approval`;
    const receipt = await handover.approvalReceipt();
    const byStaff = await exchange.aoba.post('staff', approval, { receipt });
    expect(codeOf(byStaff)).toBe('PERMISSION_MISSING');
    const dispatching = `${handover.path}/dispatch`;
    const body = { mediumId: newId() };
    expect(codeOf(await exchange.aoba.post('staff', dispatching, body))).toBe('PERMISSION_MISSING');
  });
});

describe('an approval', () => {
  it('is the logged-in approver’s own, of this very package, or is refused', async () => {
    const handover = await exchange.plan();
    await handover.pack();
    const { preparer, approver } = signersOf(exchange.aoba);
    const post = async (receipt: object, login = 'approver') =>
      codeOf(await exchange.aoba.post(login, `${handover.path}/approval`, { receipt }));
    const own = await handover.approvalReceipt();
    expect(await post(own, 'approver:second')).toBe('APPROVAL_OF_ANOTHER_PERSON');
    expect(await post(await handover.approvalReceipt({}, preparer))).toBe('APPROVER_KEY_UNKNOWN');
    const forged = await handover.approvalReceipt({ approver: approver.fingerprint() }, preparer);
    expect(await post(forged)).toBe('SIGNATURE_INVALID');
    const other = await handover.approvalReceipt({ sha256: '0'.repeat(64) });
    expect(await post(other)).toBe('RECEIPT_CONTRADICTS');
    const older = await handover.approvalReceipt({ ticketId: newId() });
    expect(await post(older)).toBe('RECEIPT_OF_ANOTHER_TICKET');
    expect(await post(own)).toBe('ok');
    const { seal } = await handover.at(exchange.aoba);
    expect(seal?.approver?.fingerprint).toBe(approver.fingerprint());
  });

  it('needs a manifest signed with the registered key of somebody who may prepare', async () => {
    const handover = await exchange.plan();
    await handover.extract();
    const { approver } = signersOf(exchange.aoba);
    const signers = { preparer: approver.fingerprint(), approvers: [] };
    const answer = await exchange.aoba.post('staff', `${handover.path}/pack-receipt`, {
      receipt: await handover.packReceipt({ signers }),
      passphraseMessage: await handover.passphraseMessage(),
    });
    expect(codeOf(answer)).toBe('PREPARER_KEY_UNKNOWN');
  });
});

describe('an announcement', () => {
  it('is refused for another case, by another operator, or a second time', async () => {
    const handover = await exchange.plan();
    await handover.collect();
    const { mediumId } = handover;
    await exchange.aoba.done('media-custodian', `${handover.path}/dispatch`, { mediumId });
    const letters = exchange.offices.letters.splice(0);
    const letter = letters.find(({ type }) => type === 'package.dispatched');
    if (!letter) throw new Error('nothing was sent');
    const body = letter.body as object;
    const receive = (change: object, from = 'AOBA') =>
      exchange.offices.receive({ ...letter, from, body: { ...body, ...change } });
    await receive({ caseNumber: '9' });
    await receive({ requestId: newId() });
    await receive({ rows: [{ table: 'patient', rows: 2 }] });
    await receive({}, 'YAMATO');
    expect(exchange.minato.refused.splice(0)).toEqual([
      ...Array<string>(3).fill('ANNOUNCEMENT_DIFFERS'),
      'PACKAGE_NOT_OF_PARTY',
    ]);
    await receive({});
    await receive({});
    expect(exchange.minato.refused.splice(0)).toEqual(['PACKAGE_EXISTS']);
  });
});
