import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BasicContractView } from '../../src/features/contract/application/basic-contract-view.js';
import { Gates } from './gates.js';
import { RealOffices } from './real-offices.js';

const CODES = ['MINATO', 'AOBA', 'YAMATO'] as const;
type Code = (typeof CODES)[number];
const SIX = CODES.flatMap((a) => CODES.filter((b) => b !== a).map((b) => `${a}→${b}`));

/** Three gateways over real HTTPS, one calendar: what each lets through, also after being offline. */
describe('a basic contract of three operators', () => {
  let offices: RealOffices;
  let gates: Gates;
  let id: string;

  const contractAt = (code: Code, awaited: (view: BasicContractView) => boolean = () => true) =>
    offices.of(code).until<BasicContractView>('approver', `basic-contracts/${id}`, awaited);

  const sign = async (code: Code) => {
    const { open: sha256 } = await contractAt(code, ({ open }) => open !== null);
    const answer = await offices
      .of(code)
      .post('approver', `basic-contracts/${id}/signature`, { sha256 });
    expect(answer).toMatchObject({ status: 201 });
  };

  beforeAll(async () => {
    offices = await RealOffices.open(CODES);
    offices.calendar.turnTo('2026-11-21');
    gates = await Gates.open(offices, CODES);
  });
  afterAll(() => offices.close());

  it('opens no gate before the last of the three has signed', async () => {
    const drafted = await offices.of('MINATO').post<{ id: string }>('staff', 'basic-contracts', {
      counterparties: ['AOBA', 'YAMATO'],
      title: '医療情報の相互提供に関する基本契約書',
      startsOn: '2026-04-01',
      endsOn: '2027-03-31',
    });
    expect(drafted.status).toBe(201);
    ({ id } = drafted.body);
    await sign('MINATO');
    await sign('AOBA');
    await contractAt('YAMATO', ({ open }) => open !== null);
    expect(await gates.open(id)).toEqual([]);
    await sign('YAMATO');
    for (const code of CODES) await contractAt(code, ({ state }) => state === 'in-force');
    expect(await gates.open(id)).toEqual(SIX);
  });

  it('lets the one that refuses renewal go at the end of the term, also where the refusal comes late', async () => {
    await offices.of('AOBA').goOffline();
    offices.calendar.turnTo('2026-12-10');
    const notice = { notice: 'renewal-refused', reason: '事業の見直しによる' };
    const given = await offices
      .of('YAMATO')
      .post('approver', `basic-contracts/${id}/notices`, notice);
    expect(given).toMatchObject({ status: 201 });
    await contractAt('MINATO', ({ notices }) => notices.length === 1);
    expect(await gates.open(id, ['MINATO', 'YAMATO'])).toEqual(
      SIX.filter((pair) => !pair.startsWith('AOBA')),
    );

    offices.calendar.turnTo('2027-04-01');
    expect(await gates.open(id, ['MINATO', 'YAMATO'])).toEqual(['MINATO→AOBA']);
    await offices.of('AOBA').comeBack();
    await contractAt('AOBA', ({ notices }) => notices.length === 1);
    expect(await gates.open(id)).toEqual(['MINATO→AOBA', 'AOBA→MINATO']);
    for (const code of CODES) {
      const { standing } = await contractAt(code);
      const closed = standing.filter(({ inForce }) => !inForce).map(({ operator }) => operator);
      expect(closed).toEqual(code === 'YAMATO' ? ['MINATO', 'AOBA'] : ['YAMATO']);
    }
  });

  it('refuses a refusal of renewal after its deadline, and the term goes on', async () => {
    offices.calendar.turnTo('2028-01-15');
    const notice = { notice: 'renewal-refused', reason: '事業の見直しによる' };
    const late = await offices.of('AOBA').post('approver', `basic-contracts/${id}/notices`, notice);
    expect(late).toMatchObject({ status: 409, code: 'NOTICE_TOO_LATE' });
    offices.calendar.turnTo('2028-04-01');
    expect(await gates.open(id)).toEqual(['MINATO→AOBA', 'AOBA→MINATO']);
  });

  it('closes everywhere with the suspension of a certification and opens with its end', async () => {
    const change = { kind: 'anonymised', change: 'suspended', effectiveOn: '2028-04-01' };
    await offices.of('AOBA').post('approver', 'operator/certification-events', change);
    await contractAt('MINATO', ({ standing }) => standing.every(({ inForce }) => !inForce));
    expect(await gates.open(id)).toEqual([]);
    const resumed = { kind: 'anonymised', change: 'resumed', effectiveOn: '2028-04-02' };
    offices.calendar.turnTo('2028-04-02');
    await offices.of('AOBA').post('approver', 'operator/certification-events', resumed);
    await contractAt('MINATO', ({ standing }) => standing.some(({ inForce }) => inForce));
    expect(await gates.open(id)).toEqual(['MINATO→AOBA', 'AOBA→MINATO']);
  });

  it('closes for good with the loss of a certification, at a peer that was offline as soon as it hears', async () => {
    await offices.of('MINATO').goOffline();
    const change = { kind: 'anonymised', change: 'revoked', effectiveOn: '2028-04-02' };
    const told = await offices.of('AOBA').post('approver', 'operator/certification-events', change);
    expect(told).toMatchObject({ status: 201 });
    expect(await gates.open(id, ['AOBA'])).toEqual([]);
    await offices.of('MINATO').comeBack();
    const { standing } = await contractAt('MINATO', (view) =>
      view.standing.every(({ inForce }) => !inForce),
    );
    expect(standing.map(({ operator, cause }) => [operator, cause])).toEqual([
      ['AOBA', 'certification'],
      ['YAMATO', 'expired'],
    ]);
    expect(await gates.open(id)).toEqual([]);
    expect(await gates.refusal(id, 'MINATO', 'AOBA')).toBe('CERTIFICATION_NOT_LIVE');
  });
});
