import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  carried,
  checkCustody,
  CUSTODY_KINDS,
  type CustodyEvent,
  type CustodyKind,
} from '../../src/features/transfer/domain/states/custody.js';
import { newId } from '../../src/kernel/ids.js';
import { Exchange } from './support/exchange.js';
import { idOf } from './support/offices.js';
import type { Answer } from '../support/office.js';

const event = (kind: CustodyKind): CustodyEvent => ({
  kind,
  packageId: 'P',
  sha256: 'S',
  sealNumber: 'SEAL-1',
  trackingNumber: 'TRK-1',
  counterpart: '宅配',
  witness: 'second',
});

/** What is recorded when every event is tried in turn. */
const recorded = (kinds: readonly CustodyKind[]): CustodyEvent[] =>
  kinds.reduce<CustodyEvent[]>((history, kind) => {
    const next = event(kind);
    return checkCustody(history, next, 'first').ok ? [...history, next] : history;
  }, []);

const BEFORE: Record<CustodyKind, readonly (CustodyKind | undefined)[]> = {
  sealed: [undefined, 'sealed', 'stored'],
  'handed-over': ['sealed'],
  'courier-collected': ['handed-over'],
  received: [undefined, 'handed-over', 'courier-collected'],
  stored: [undefined, 'sealed', 'received'],
};

describe('the custody of a medium', () => {
  it('is an unbroken chain whatever is tried: nobody collects what was not sealed and handed over', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CUSTODY_KINDS), { maxLength: 40 }), (kinds) => {
        const history = recorded(kinds);
        history.forEach(({ kind }, i) => {
          expect(BEFORE[kind]).toContain(history[i - 1]?.kind);
        });
        const collected = history.findLastIndex(({ kind }) => kind === 'courier-collected');
        if (collected >= 0)
          expect(history.slice(0, collected).map(({ kind }) => kind)).toEqual(
            expect.arrayContaining(['sealed', 'handed-over']),
          );
        expect(carried(history) === undefined).toBe(history.at(-1)?.kind !== 'courier-collected');
      }),
    );
  });

  it('never lets one person seal or hand over alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...CUSTODY_KINDS), { maxLength: 20 }),
        fc.constantFrom('sealed' as const, 'handed-over' as const),
        (kinds, kind) => {
          const history = recorded(kinds);
          const alone = { ...event(kind), witness: 'first' };
          const unseen = { ...event(kind), witness: undefined };
          expect(checkCustody(history, alone, 'first').ok).toBe(false);
          expect(checkCustody(history, unseen, 'first').ok).toBe(false);
        },
      ),
    );
  });

  it('remembers the newest seal of a medium that is sealed again', () => {
    const resealed = { ...event('sealed'), sealNumber: 'SEAL-2', packageId: 'Q' };
    const rest = [event('handed-over'), event('courier-collected')];
    const history = [event('sealed'), resealed, ...rest];
    expect(carried(history)).toMatchObject({ sealNumber: 'SEAL-2', packageId: 'Q' });
  });
});

describe('the media register', () => {
  let exchange: Exchange;
  beforeAll(async () => {
    exchange = await Exchange.open();
  });
  afterAll(() => exchange.close());

  const codeOf = ({ status, body }: Answer) =>
    status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;
  const second = idOf('media-custodian:second');
  const record = (mediumId: string, body: object, login = 'media-custodian') =>
    exchange.aoba.post(login, `media/${mediumId}/custody-events`, body);

  it('takes a serial number once', async () => {
    const medium = { kind: 'ssd', serial: 'A-1', capacityBytes: 1, hardwareEncrypted: false };
    expect(codeOf(await exchange.aoba.post('media-custodian', 'media', medium))).toBe('ok');
    expect(codeOf(await exchange.aoba.post('media-custodian', 'media', medium))).toBe(
      'MEDIUM_EXISTS',
    );
    expect(codeOf(await exchange.aoba.post('staff', 'media', medium))).toBe('PERMISSION_MISSING');
  });

  it('records sealing only of an approved package and only with a second person', async () => {
    const handover = await exchange.plan();
    await handover.pack();
    const medium = await handover.medium();
    const sealed = { kind: 'sealed', packageId: handover.id, sealNumber: 'S-1', witness: second };
    expect(codeOf(await record(medium, sealed))).toBe('SEALED_PACKAGE_NOT_APPROVED');
    await exchange.aoba.done('approver', `${handover.path}/approval`);
    const alone = { ...sealed, witness: idOf('media-custodian') };
    expect(codeOf(await record(medium, alone))).toBe('WITNESS_IS_ACTOR');
    expect(codeOf(await record(medium, { ...sealed, witness: undefined }))).toBe(
      'CUSTODY_DETAIL_MISSING',
    );
    expect(codeOf(await record(medium, { ...sealed, packageId: newId() }))).toBe(
      'PACKAGE_NOT_HERE',
    );
    expect(codeOf(await record(medium, sealed))).toBe('ok');
    const shown = await exchange.aoba.get('auditor', `media/${medium}`);
    expect(shown.body).toMatchObject({
      state: 'sealed',
      events: [{ kind: 'sealed', witness: second, actor: `person:${idOf('media-custodian')}` }],
    });
  });

  it('takes as second person only one of this gateway who answers for media or packages', async () => {
    const handover = await exchange.plan();
    await handover.approve();
    const medium = await handover.medium();
    const sealed = { kind: 'sealed', packageId: handover.id, sealNumber: 'S-9' };
    const beside = async (witness: string) => codeOf(await record(medium, { ...sealed, witness }));
    expect(await beside(newId())).toBe('WITNESS_NOT_ENTITLED');
    for (const role of ['staff', 'auditor', 'key-custodian', 'administrator'])
      expect(await beside(idOf(role))).toBe('WITNESS_NOT_ENTITLED');
    const shown = await exchange.aoba.get('auditor', `media/${medium}`);
    expect(shown.body).toMatchObject({ state: 'registered', events: [] });
    expect(await beside(idOf('approver'))).toBe('ok');
    const strange = { kind: 'handed-over', counterpart: '宅配', witness: newId() };
    expect(codeOf(await record(medium, strange))).toBe('WITNESS_NOT_ENTITLED');
  });

  it('keeps what was recorded, even from the database’s own user', async () => {
    const handover = await exchange.plan();
    await handover.collect();
    const { dataSource } = exchange.aoba;
    await expect(dataSource.query(`UPDATE custody_event SET seal_number = 'X'`)).rejects.toThrow();
    await expect(dataSource.query('DELETE FROM custody_event')).rejects.toThrow();
    const rename = `UPDATE transfer_package SET name = 'X' WHERE id = $1`;
    await expect(dataSource.query(rename, [handover.id])).rejects.toThrow();
  });
});
