import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '../../src/kernel/actor.js';
import type { DomainEvent } from '../../src/kernel/events.js';
import type { Office } from '../support/office.js';
import type { Offices } from '../support/offices.js';
import { deliverTo, gate, heardAt, meet, openStrangers, registration } from './offices.js';

let offices: Offices;
let minato: Office;
let aoba: Office;
let yamato: Office;
let later: Office;
let heard: DomainEvent[];

beforeAll(async () => {
  offices = await openStrangers('MINATO', 'AOBA', 'YAMATO', 'LATER');
  [minato, aoba, yamato, later] = offices.all as [Office, Office, Office, Office];
  heard = heardAt(yamato);
  for (const office of [minato, aoba, yamato])
    for (const other of [minato, aoba, yamato]) if (other !== office) await meet(office, other);
});
afterAll(() => offices.close());

const change = (what: string, effectiveOn: string, more: object = {}) => ({
  kind: 'anonymised',
  change: what,
  effectiveOn,
  ...more,
});
const OWN = 'operator/certification-events';
const PUBLIC = (code: string) => `peers/${code}/certification-events`;
const reference = '官報 令和8年11月20日 第1号';

const codeOf = ({ body }: { body: unknown }) => (body as { error?: { code: string } }).error?.code;

interface View {
  standings: { kind: string; status: string; reason?: { ja: string } }[];
  history: { change: string; source: string; recordedBy: string; effectiveOn: string }[];
}
async function viewOf(at: Office, code: string, on = ''): Promise<View> {
  const query = on && `?on=${on}`;
  return (await at.get('auditor', `operators/${code}/certification${query}`)).body as View;
}

describe('the certification of every operator', () => {
  it('begins with what was configured or registered, once, and stands in its history', async () => {
    await aoba.app.init();
    expect(await viewOf(aoba, 'AOBA')).toMatchObject({
      standings: [{ kind: 'anonymised', status: 'live' }, { status: 'none' }],
      history: [{ change: 'granted', source: 'registration', recordedBy: 'gateway' }],
    });
    expect((await viewOf(minato, 'AOBA')).history).toEqual([
      expect.objectContaining({ source: 'registration', recordedBy: 'person:administrator' }),
    ]);
    expect((await viewOf(aoba, 'AOBA')).history).toHaveLength(1);
    expect(codeOf(await minato.get('auditor', 'operators/NOBODY/certification'))).toBe(
      'PEER_UNKNOWN',
    );
  });

  it('is changed by an approver and nobody else', async () => {
    for (const role of ROLES.filter((one) => one !== 'approver'))
      for (const path of [OWN, PUBLIC('AOBA')]) {
        const body = change('suspended', '2026-11-21', { reference });
        expect([role, (await minato.post(role, path, body)).status]).toEqual([role, 403]);
      }
  });

  it('is suspended and resumed at every gateway on the day, also where the news came late', async () => {
    await aoba.post('approver', OWN, change('suspended', '2026-11-25'));
    await deliverTo(offices, 'MINATO');
    offices.clock.day = '2026-11-24';
    expect(await gate(minato, 'AOBA')).toBe('ok');
    offices.clock.day = '2026-11-25';
    expect(await gate(minato, 'AOBA')).toBe('CERTIFICATION_NOT_LIVE');
    expect(await gate(aoba, 'AOBA')).toBe('CERTIFICATION_NOT_LIVE');
    expect(await gate(yamato, 'AOBA')).toBe('ok');
    await aoba.post('approver', OWN, change('resumed', '2026-12-01'));
    await deliverTo(offices, 'MINATO', 'YAMATO');
    for (const office of [aoba, minato, yamato]) {
      expect(await gate(office, 'AOBA')).toBe('CERTIFICATION_NOT_LIVE');
      const [standing] = (await viewOf(office, 'AOBA')).standings;
      expect(standing?.reason?.ja).toBe('2026-11-25から停止中');
      expect((await viewOf(office, 'AOBA', '2026-12-01')).standings[0]?.status).toBe('live');
    }
    offices.clock.day = '2026-12-01';
    for (const office of [aoba, minato, yamato]) expect(await gate(office, 'AOBA')).toBe('ok');
  });

  it('tells the rest of the gateway what holds from which day', () => {
    const [first] = heard;
    expect(first).toEqual({
      name: 'certification.changed',
      operator: 'AOBA',
      kind: 'anonymised',
      status: 'suspended',
      effectiveOn: '2026-11-25',
    });
    expect(heard).toHaveLength(2);
  });

  it('does not change twice when the news comes twice', async () => {
    await aoba.post('approver', OWN, change('renewed', '2026-12-01', { number: '第2号' }));
    const letter = offices.letters.find(({ to }) => to === 'MINATO');
    await deliverTo(offices, 'MINATO', 'YAMATO');
    const before = await viewOf(minato, 'AOBA');
    if (letter) await minato.receive(letter);
    expect(await viewOf(minato, 'AOBA')).toEqual(before);
    expect(before.history.map(({ change: what }) => what)).toEqual([
      'granted',
      'suspended',
      'resumed',
      'renewed',
    ]);
  });

  it('is believed of the sender only', async () => {
    const body = {
      ...change('revoked', '2026-12-01'),
      id: '0199a000-0000-7000-8000-000000000001',
      operator: 'YAMATO',
      recordedAt: '2026-12-01T00:00:00.000Z',
    };
    const lie = { from: 'AOBA', type: 'certification.changed', body };
    expect(await minato.receive(lie)).toMatchObject({
      error: { code: 'CERTIFICATION_OF_ANOTHER' },
    });
    expect(await gate(minato, 'YAMATO')).toBe('ok');
  });

  it('is recorded from the public notice with its place, and told to nobody', async () => {
    const revoked = change('revoked', '2026-12-01');
    expect((await minato.post('approver', PUBLIC('YAMATO'), revoked)).status).toBe(400);
    const told = offices.letters.length;
    const recorded = await minato.post('approver', PUBLIC('YAMATO'), { ...revoked, reference });
    expect(recorded.status).toBe(201);
    expect(offices.letters).toHaveLength(told);
    expect(await gate(minato, 'YAMATO')).toBe('CERTIFICATION_NOT_LIVE');
    expect(await gate(aoba, 'YAMATO')).toBe('ok');
    const { history } = await viewOf(minato, 'YAMATO');
    expect(history.at(-1)).toMatchObject({
      source: 'public-notice',
      reference,
      recordedBy: 'person:approver',
    });
  });

  it('revoked by public notice is not opened again by news of its operator', async () => {
    await yamato.post('approver', OWN, change('suspended', '2026-12-01'));
    await yamato.post('approver', OWN, change('resumed', '2026-12-01'));
    await deliverTo(offices, 'MINATO', 'AOBA');
    expect(await gate(aoba, 'YAMATO')).toBe('ok');
    expect(await gate(minato, 'YAMATO')).toBe('CERTIFICATION_NOT_LIVE');
    const again = change('granted', '2026-12-02', { number: '第7号', reference });
    expect((await minato.post('approver', PUBLIC('YAMATO'), again)).status).toBe(201);
    offices.clock.day = '2026-12-02';
    expect(await gate(minato, 'YAMATO')).toBe('ok');
  });

  it('told before two operators met is told when they have', async () => {
    await meet(later, aoba);
    await meet(aoba, later);
    await deliverTo(offices, 'LATER');
    expect((await viewOf(later, 'AOBA')).history).toHaveLength(4);
  });

  it('of the other kind is no certification for this one', async () => {
    expect(await gate(minato, 'AOBA', 'pseudonymised')).toBe('KIND_CROSSOVER_REFUSED');
    const both = change('granted', '2026-12-02', { kind: 'pseudonymised', number: '仮第1号' });
    await aoba.post('approver', OWN, both);
    await deliverTo(offices, 'MINATO');
    expect(await gate(minato, 'AOBA', 'pseudonymised')).toBe('ok');
    await aoba.post('approver', OWN, change('revoked', '2026-12-02'));
    await deliverTo(offices, 'MINATO');
    expect(await gate(minato, 'AOBA', 'pseudonymised')).toBe('ok');
    expect(await gate(minato, 'AOBA')).toBe('CERTIFICATION_NOT_LIVE');
  });

  it('refuses an event out of its place, and what is no event', async () => {
    expect(codeOf(await aoba.post('approver', OWN, change('resumed', '2026-12-02')))).toBe(
      'TRANSITION_REFUSED',
    );
    for (const wrong of [
      change('stolen', '2026-12-02'),
      change('suspended', '2026-02-30'),
      change('suspended', '2300-01-01'),
      change('granted', '2026-12-02', { number: '' }),
    ])
      expect((await aoba.post('approver', OWN, wrong)).status).toBe(400);
    expect((await aoba.get('staff', 'operators/AOBA/certification?on=2026-13-01')).status).toBe(
      400,
    );
  });

  it('cannot be rewritten in the database', async () => {
    const tx = minato.transactions as unknown as { dataSource: { query(sql: string): unknown } };
    for (const sql of [
      "UPDATE certification_event SET change = 'granted'",
      'DELETE FROM certification_event',
    ])
      await expect(tx.dataSource.query(sql)).rejects.toThrow('never changes');
  });
});

describe('a peer', () => {
  const register = async (registration: object) =>
    codeOf(await later.post('administrator', 'peers', registration));

  it('cannot be registered with the key of another, nor with this operator’s own', async () => {
    const stolen = { ...registration(minato), ...keyOf(aoba) };
    expect(await register(stolen)).toBe('KEY_ALREADY_REGISTERED');
    expect(await register({ ...registration(minato), ...keyOf(later) })).toBe(
      'KEY_ALREADY_REGISTERED',
    );
    expect(await register({ ...registration(minato), code: 'LATER' })).toBe(
      'PEER_ALREADY_REGISTERED',
    );
  });

  it('is registered once when two administrators do it at once', async () => {
    const both = await Promise.all([
      register(registration(minato)),
      register(registration(minato)),
    ]);
    expect(both.sort()).toEqual(['PEER_ALREADY_REGISTERED', undefined]);
  });
});

const keyOf = ({ keyring }: Office) => ({
  publicKey: keyring.publicKey(),
  fingerprint: keyring.fingerprint(),
});
