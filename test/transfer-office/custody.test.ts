import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MediumView } from '../../src/features/transfer/application/media/medium-view.js';
import { carried } from '../../src/features/transfer/domain/media/carriage.js';
import {
  checkCustody,
  type NewCustody,
} from '../../src/features/transfer/domain/media/check-custody.js';
import type { CustodyEvent } from '../../src/features/transfer/domain/media/custody-event.js';
import {
  CUSTODY_KINDS,
  type CustodyKind,
  custodyState,
} from '../../src/features/transfer/domain/states/custody.js';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { newId } from '../../src/kernel/ids.js';
import { Exchange } from './support/exchange.js';
import type { Handover } from './support/handover.js';
import { idOf } from './support/offices.js';
import type { Answer, Office } from '../support/office.js';

const told = (kind: CustodyKind): NewCustody => ({
  kind,
  ...{ packageId: 'P', sealNumber: 'SEAL-1', sealIntact: true, serialFound: 'S-1' },
  ...{ trackingNumber: 'TRK-1', counterpart: '宅配', expectedOn: '2026-11-22', location: '保管庫' },
  ...(kind === 'erased' && { method: 'overwrite' as const, tool: 'nwipe 0.34' }),
  ...(kind === 'destroyed' && { method: 'shredding' as const }),
});

const content = { packageId: 'P', packageName: 'N', contractId: 'C', sha256: 'S', volumes: ['V'] };
const medium = { serial: 'S-1' };

const PARTIES = { owner: 'AOBA', own: 'AOBA' };

/** What is recorded when every event is tried in turn by the medium's owner. */
const recorded = (kinds: readonly CustodyKind[]): CustodyEvent[] =>
  kinds.reduce<CustodyEvent[]>((history, kind) => {
    const event = told(kind);
    if (!checkCustody({ history, ...PARTIES }, event).ok) return history;
    return [...history, { ...event, content, medium, operator: 'AOBA' } as unknown as CustodyEvent];
  }, []);

const kindsOf = (history: readonly CustodyEvent[]): CustodyKind[] => history.map((e) => e.kind);

describe('the custody of a medium', () => {
  const tried = fc.array(fc.constantFrom(...CUSTODY_KINDS), { maxLength: 60 });

  it('is an unbroken chain whatever is tried: nobody collects what was not sealed and handed over', () => {
    fc.assert(
      fc.property(tried, (kinds) => {
        const order = kindsOf(recorded(kinds));
        order.forEach((kind, i) => {
          const before = order.slice(0, i);
          if (kind === 'courier-collected') expect(before.at(-1)).toBe('handed-over');
          if (kind !== 'handed-over') return;
          const last = before.findLast((one) =>
            ['sealed', 'unsealed', 'erased', 'received'].includes(one),
          );
          expect(['sealed', 'received']).toContain(last);
        });
      }),
    );
  });

  it('ends with the destruction, and a lost medium only turns up again by being received', () => {
    fc.assert(
      fc.property(tried, (kinds) => {
        const order = kindsOf(recorded(kinds));
        if (order.includes('destroyed')) expect(order.at(-1)).toBe('destroyed');
        order.forEach((kind, i) => {
          if (kind === 'lost' && i + 1 < order.length) expect(order[i + 1]).toBe('received');
        });
      }),
    );
  });

  it('carries by courier only what he has, and on site only what was handed over', () => {
    fc.assert(
      fc.property(tried, (kinds) => {
        const history = recorded(kinds);
        const state = custodyState(history);
        if (carried(history, 'media')) expect(state).toMatch(/^courier-/);
        expect(carried(history, 'on-site') !== undefined).toBe(state === 'handed-over');
      }),
    );
  });

  it('remembers the newest seal of a medium that is sealed again', () => {
    const again = {
      ...told('sealed'),
      medium,
      sealNumber: 'SEAL-2',
      content: { ...content, packageId: 'Q' },
    };
    const rest = recorded(['sealed', 'handed-over', 'courier-collected']).slice(1);
    const history = [...recorded(['sealed']), again as unknown as CustodyEvent, ...rest];
    expect(carried(history, 'media')).toMatchObject({ sealNumber: 'SEAL-2', packageId: 'Q' });
  });

  it('is told by who has the medium; the other side only takes it in', () => {
    const history = recorded(['sealed', 'handed-over', 'courier-collected']);
    const there = { history, owner: 'AOBA', own: 'MINATO' };
    expect(checkCustody(there, told('courier-transferred'))).toMatchObject({
      error: { code: 'MEDIUM_IN_OTHER_HANDS' },
    });
    expect(checkCustody(there, told('received')).ok).toBe(true);
    expect(checkCustody({ ...there, history: recorded(['sealed']) }, told('received')).ok).toBe(
      false,
    );
  });

  it('erases and destroys by methods that do so', () => {
    const history = recorded(['stored']);
    const by = (kind: CustodyKind, method: NewCustody['method']) =>
      checkCustody({ history, ...PARTIES }, { ...told(kind), method });
    expect(by('erased', 'cryptographic').ok).toBe(true);
    expect(by('erased', 'shredding')).toMatchObject({ error: { code: 'CUSTODY_METHOD_UNFIT' } });
    expect(by('destroyed', 'overwrite')).toMatchObject({ error: { code: 'CUSTODY_METHOD_UNFIT' } });
    expect(by('erased', undefined)).toMatchObject({ error: { code: 'CUSTODY_DETAIL_MISSING' } });
  });
});

const codeOf = ({ status, body }: Answer) =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

const withoutHash = ({ sha256: _, ...event }: object & { sha256: string }): object => event;

describe('at the gateways', () => {
  let exchange: Exchange;
  beforeAll(async () => {
    exchange = await Exchange.open();
  });
  afterAll(() => exchange.close());

  const record = (mediumId: string, body: object, login = 'media-custodian') =>
    exchange.aoba.post(login, `media/${mediumId}/custody-events`, body);
  const confirm = (mediumId: string, login = 'media-custodian:second') =>
    exchange.aoba.post(login, `media/${mediumId}/custody-confirmation`);
  const shown = async (office: Office, mediumId: string): Promise<MediumView> =>
    (await office.get('auditor', `media/${mediumId}`)).body as MediumView;

  async function approved(): Promise<Handover> {
    const handover = await exchange.plan();
    await handover.approve();
    handover.mediumId = await handover.medium();
    return handover;
  }

  it('a serial number is registered once', async () => {
    const medium = { kind: 'ssd', serial: 'A-1', capacityBytes: 1, hardwareEncrypted: false };
    expect(codeOf(await exchange.aoba.post('media-custodian', 'media', medium))).toBe('ok');
    expect(codeOf(await exchange.aoba.post('media-custodian', 'media', medium))).toBe(
      'MEDIUM_EXISTS',
    );
    expect(codeOf(await exchange.aoba.post('staff', 'media', medium))).toBe('PERMISSION_MISSING');
  });

  it('a seal is registered before its use, used once, and not after it was torn', async () => {
    const handover = await approved();
    const { aoba } = exchange;
    const sealing = (sealNumber: string) =>
      record(handover.mediumId, { kind: 'sealed', packageId: handover.id, sealNumber });
    expect(codeOf(await sealing('T-1'))).toBe('SEAL_NOT_USABLE');
    await aoba.done('media-custodian', 'seals', { numbers: ['T-1', 'T-2'] });
    expect(codeOf(await aoba.post('media-custodian', 'seals', { numbers: ['T-3', 'T-1'] }))).toBe(
      'SEAL_EXISTS',
    );
    await aoba.done('media-custodian', 'seals/T-2/void', { reason: '破損' });
    expect(codeOf(await sealing('T-2'))).toBe('SEAL_NOT_USABLE');
    expect(codeOf(await sealing('T-3'))).toBe('SEAL_NOT_USABLE');
    expect(codeOf(await sealing('T-1'))).toBe('ok');
    expect(codeOf(await confirm(handover.mediumId))).toBe('ok');
    expect(codeOf(await sealing('T-1'))).toBe('SEAL_NOT_USABLE');
    const seals = (await aoba.get('auditor', 'seals')).body;
    expect(seals).toContainEqual({
      ...{ number: 'T-1', operator: 'AOBA', state: 'used', mediumId: handover.mediumId },
    });
  });

  it('a package is sealed in only when approved, and only once a second person has confirmed it', async () => {
    const handover = await exchange.plan();
    await handover.pack();
    const { aoba } = exchange;
    const medium = await handover.medium();
    await aoba.done('media-custodian', 'seals', { numbers: [handover.seal] });
    const sealed = { kind: 'sealed', packageId: handover.id, sealNumber: handover.seal };
    expect(codeOf(await record(medium, sealed))).toBe('SEALED_PACKAGE_NOT_APPROVED');
    await handover.approve();
    expect(codeOf(await record(medium, { ...sealed, packageId: newId() }))).toBe(
      'PACKAGE_NOT_HERE',
    );
    expect(codeOf(await record(medium, { kind: 'sealed', packageId: handover.id }))).toBe(
      'CUSTODY_DETAIL_MISSING',
    );
    expect(codeOf(await confirm(medium))).toBe('CUSTODY_NOTHING_PENDING');
    expect(codeOf(await record(medium, sealed))).toBe('ok');
    expect(await shown(aoba, medium)).toMatchObject({ state: 'registered', events: [] });
    expect(codeOf(await record(medium, { kind: 'stored', location: '金庫' }))).toBe(
      'CUSTODY_PENDING',
    );
    expect(codeOf(await confirm(medium, 'media-custodian'))).toBe('WITNESS_IS_ACTOR');
    for (const role of ['staff', 'auditor', 'key-custodian', 'administrator'])
      expect(codeOf(await confirm(medium, role))).toBe('PERMISSION_MISSING');
    expect(codeOf(await confirm(medium, 'approver'))).toBe('ok');
    expect(await shown(aoba, medium)).toMatchObject({
      state: 'sealed',
      events: [
        {
          kind: 'sealed',
          actor: `person:${idOf('media-custodian')}`,
          witness: `person:${idOf('approver')}`,
        },
      ],
    });
  });

  it('an event nobody confirmed is withdrawn and leaves no entry', async () => {
    const handover = await approved();
    await exchange.aoba.done('media-custodian', 'seals', { numbers: [handover.seal] });
    const sealed = { kind: 'sealed', packageId: handover.id, sealNumber: handover.seal };
    expect(codeOf(await record(handover.mediumId, sealed))).toBe('ok');
    const path = `media/${handover.mediumId}/custody-withdrawal`;
    expect(codeOf(await exchange.aoba.post('media-custodian', path))).toBe('ok');
    expect(codeOf(await confirm(handover.mediumId))).toBe('CUSTODY_NOTHING_PENDING');
    expect(await shown(exchange.aoba, handover.mediumId)).toMatchObject({ events: [] });
  });

  it('both sides show the same signed chain, from the sealing to the destruction', async () => {
    const handover = await exchange.plan();
    await handover.arrive();
    const { aoba, minato, offices } = exchange;
    await handover.custody({ kind: 'stored', location: '受領保管庫' }, minato);
    await handover.custody({ kind: 'unsealed' }, minato);
    const back = {
      counterpart: 'セキュリティ便',
      trackingNumber: 'TRK-2',
      expectedOn: '2026-11-25',
    };
    await handover.custody({ kind: 'returned', ...back }, minato);
    await offices.deliver();
    await handover.custody({ kind: 'received', serialFound: handover.serial });
    await handover.custody({ kind: 'erased', method: 'overwrite', tool: 'nwipe 0.34' });
    await handover.custody({ kind: 'destroyed', method: 'shredding' });
    await offices.deliver();
    const [here, there] = [
      await shown(aoba, handover.mediumId),
      await shown(minato, handover.mediumId),
    ];
    expect(here.events.map(({ kind, operator }) => `${operator} ${kind}`)).toEqual([
      ...['AOBA sealed', 'AOBA handed-over', 'AOBA courier-collected', 'MINATO received'],
      ...['MINATO stored', 'MINATO unsealed', 'MINATO returned'],
      ...['AOBA received', 'AOBA erased', 'AOBA destroyed'],
    ]);
    expect(there).toEqual(here);
    expect(here).toMatchObject({ state: 'destroyed', holder: 'AOBA', owner: 'AOBA', faults: [] });
    expect(aoba.refused).toEqual([]);
    expect(minato.refused).toEqual([]);
    for (const entry of there.events) {
      const { signature, ...rest } = entry;
      const event = withoutHash(rest);
      const { id, owner, kind, serial, capacityBytes, hardwareEncrypted } = there;
      const medium = { id, owner, kind, serial, capacityBytes, hardwareEncrypted };
      const signer = exchange.offices.of(entry.operator).keyring.publicKey();
      const text = canonicalJson({ yuzu: 'custody/1', ...event, medium });
      expect((await minato.keyring.verify(text, signature, signer)).ok).toBe(true);
    }
  });

  it('what was recorded stays, even for the database’s own user', async () => {
    const handover = await exchange.plan();
    await handover.collect();
    const { dataSource } = exchange.aoba;
    await expect(dataSource.query(`UPDATE custody_event SET sequence = 9`)).rejects.toThrow();
    await expect(dataSource.query('DELETE FROM custody_event')).rejects.toThrow();
    await expect(dataSource.query(`UPDATE medium SET serial = 'X'`)).rejects.toThrow();
    const rename = `UPDATE transfer_package SET name = 'X' WHERE id = $1`;
    await expect(dataSource.query(rename, [handover.id])).rejects.toThrow();
  });
});
