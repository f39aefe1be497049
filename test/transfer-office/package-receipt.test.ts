import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DISCREPANCY_REASONS } from '../../src/features/transfer/domain/states/package.js';
import { Exchange } from './support/exchange.js';
import { ROOT, SHA256 } from './support/handover.js';
import type { Answer } from '../support/office.js';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.open();
});
beforeEach(() => {
  exchange.offices.letters.length = 0;
  exchange.aoba.refused.length = 0;
});
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer): string =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

describe('an arrival', () => {
  it.each([
    [{ serialFound: 'SSD-OTHER' }, {}, ['medium-serial']],
    [{ sealNumber: 'SEAL-2' }, {}, ['seal-number']],
    [{ sealIntact: false }, {}, ['seal-broken']],
    [{}, { sha256: '0'.repeat(64) }, ['archive-hash']],
    [{}, { manifestSha256: '0'.repeat(64) }, ['manifest-hash']],
    [{ sealIntact: false }, { sha256: '0'.repeat(64) }, ['seal-broken', 'archive-hash']],
  ])(
    'found with %j and measured with %j ends the package on both sides, and no passphrase is released',
    async (found, measured, reasons) => {
      const handover = await exchange.plan();
      await handover.dispatch();
      await handover.takeIn(found);
      const answer = await handover.recordArrival(measured);
      expect(answer.body).toMatchObject({ state: 'discrepant', reasons });
      await exchange.offices.deliver();
      expect(await handover.at(exchange.aoba)).toMatchObject({ state: 'discrepant', reasons });
      const release = await exchange.aoba.post(
        'key-custodian',
        `${handover.path}/passphrase-release`,
      );
      expect(codeOf(release)).toBe('TRANSITION_REFUSED');
      expect(exchange.offices.letters).toEqual([]);
    },
  );

  it('waits for a second person, who may withdraw it', async () => {
    const handover = await exchange.plan();
    await handover.dispatch();
    const { minato } = exchange;
    const act = (login: string, step: string, body = {}) =>
      minato.post(login, `${handover.path}/${step}`, body);
    const measured = handover.arrival();
    expect(codeOf(await act('media-custodian', 'arrival', measured))).toBe('MEDIA_AWAITED');
    await handover.takeIn();
    expect(codeOf(await act('approver', 'arrival-confirmation'))).toBe('ARRIVAL_NOT_PROPOSED');
    expect(codeOf(await act('media-custodian', 'arrival', measured))).toBe('ok');
    expect((await handover.states())[1]).toBe('announced');
    expect(codeOf(await act('media-custodian', 'arrival', measured))).toBe(
      'ARRIVAL_AWAITS_CONFIRMATION',
    );
    expect(codeOf(await act('media-custodian', 'arrival-confirmation'))).toBe(
      'ARRIVAL_CONFIRMER_IS_RECORDER',
    );
    expect(codeOf(await act('staff', 'arrival-confirmation'))).toBe('PERMISSION_MISSING');
    expect(codeOf(await act('approver', 'arrival-withdrawal'))).toBe('ok');
    expect(codeOf(await act('approver', 'arrival-confirmation'))).toBe('ARRIVAL_NOT_PROPOSED');
    expect(await handover.at(minato)).not.toHaveProperty('proposedArrival');
    expect(await handover.recordArrival()).toMatchObject({ body: { state: 'arrived' } });
  });

  it('reported with another hash than the sealed one does not open the way to the passphrase', async () => {
    const handover = await exchange.plan();
    await handover.dispatch();
    const body = { packageId: handover.id, sha256: '0'.repeat(64), sealIntact: true };
    const letter = { from: 'MINATO', to: 'AOBA', type: 'package.arrived', body };
    await exchange.offices.receive(letter);
    expect(exchange.aoba.refused).toEqual(['ARRIVED_HASH_DIFFERS']);
    await exchange.offices.receive({
      ...letter,
      from: 'YAMATO',
      body: { ...body, sha256: SHA256 },
    });
    expect(exchange.aoba.refused).toContain('PACKAGE_NOT_HERE');
    expect((await handover.states())[0]).toBe('dispatched');
  });
});

describe('the reasons of a discrepancy', () => {
  it('are the same words in the gateway and on the wire', () => {
    const file = 'contracts/wire/package.discrepant.v1.json';
    interface Schema {
      properties: Record<string, Schema>;
      maxItems: number;
      items: { enum: string[] };
    }
    const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
    const reasons = schema.properties.report?.properties.document?.properties.reasons;
    if (!reasons) throw new Error('no reasons');
    const { maxItems, items } = reasons;
    expect(items.enum).toEqual(DISCREPANCY_REASONS);
    expect(maxItems).toBe(DISCREPANCY_REASONS.length);
  });
});

describe('the passphrase', () => {
  it('is fetched by key custodians only, and each time stands in the audit trail', async () => {
    const handover = await exchange.plan();
    await handover.arrive();
    const path = `${handover.path}/passphrase`;
    expect(codeOf(await exchange.minato.post('key-custodian', path))).toBe('TRANSITION_REFUSED');
    await handover.release();
    expect(codeOf(await exchange.minato.post('staff', path))).toBe('PERMISSION_MISSING');
    expect(codeOf(await exchange.minato.post('key-custodian', path))).toBe('ok');
    expect(codeOf(await exchange.minato.post('key-custodian', path))).toBe('ok');
    const trail = await exchange.minato.dataSource.query<unknown[]>(
      `SELECT 1 FROM audit_entry WHERE action = 'package.fetch-passphrase' AND subject_id = $1`,
      [handover.id],
    );
    expect(trail).toHaveLength(2);
  });
});

describe('an opening', () => {
  it.each([
    [{ accepted: false }, ['not-to-specification']],
    [{ tables: [{ table: 'patient', rows: 2 }] }, ['rows']],
    [{ records: { count: 1, root: ROOT } }, ['record-count']],
    [{ records: { count: 2, root: '0'.repeat(64) } }, ['record-root']],
  ])('with %j is a discrepancy that both sides know', async (change, reasons) => {
    const handover = await exchange.plan();
    await handover.open(change);
    expect(await handover.at(exchange.minato)).toMatchObject({ state: 'discrepant', reasons });
    expect(await handover.at(exchange.aoba)).toMatchObject({ state: 'discrepant', reasons });
  });

  it('that the recipient accepts with other records than were packed is discrepant at the provider', async () => {
    const handover = await exchange.plan();
    await handover.release();
    const rows = [{ table: 'patient', rows: 2 }];
    const acceptedOn = '2026-11-21';
    const body = { packageId: handover.id, rows, recordCount: 2, recordRoot: ROOT, acceptedOn };
    await exchange.offices.receive({ from: 'MINATO', to: 'AOBA', type: 'package.accepted', body });
    expect(await handover.at(exchange.aoba)).toMatchObject({
      state: 'discrepant',
      reasons: ['rows'],
    });
  });
});
