import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IndividualContractView } from '../../src/features/contract/application/individual-contract-view.js';
import { openOffices } from './offices.js';
import type { Offices } from '../support/offices.js';
import { acceptRequest, concludeBasic, individualOf, publishDefinition } from './steps.js';

let offices: Offices;
let basic: string;
let request: string;
let id: string;

beforeAll(async () => {
  offices = await openOffices(['MINATO', 'AOBA']);
  await publishDefinition(offices, ['AOBA']);
  basic = await concludeBasic(offices, ['AOBA']);
});
beforeEach(async () => {
  request = await acceptRequest(offices, 'AOBA');
  id = (await draft()).id;
});
afterAll(() => offices.close());

const draft = async (change: object = {}) => {
  const command = individualOf(request, basic, change);
  const { body } = await offices.of('MINATO').post('staff', 'individual-contracts', command);
  return body as IndividualContractView;
};
const at = async (code: string) => {
  const { body } = await offices.of(code).get('auditor', `individual-contracts/${id}`);
  return body as IndividualContractView;
};
const act = async (code: string, role: string, what: string, body: object) => {
  const answer = await offices.of(code).post(role, `individual-contracts/${id}/${what}`, body);
  await offices.deliver();
  const { status, body: said } = answer;
  return status < 300 ? 'ok' : (said as { error: { code: string } }).error.code;
};
const sign = async (code: string, role = 'approver') =>
  act(code, role, 'signature', { sha256: (await at(code)).open });
const both = () => Promise.all([at('MINATO'), at('AOBA')]);
const conclude = async () => {
  await sign('MINATO');
  await sign('AOBA');
};

describe('the negotiation of an individual contract', () => {
  it('goes on by counter-proposals, each by who has not signed the text it answers', async () => {
    expect(await act('AOBA', 'staff', 'counter-proposals', {})).toBe('CONTRACT_UNKNOWN');
    await sign('MINATO');
    expect(await act('AOBA', 'staff', 'counter-proposals', { feeYen: 1_500_000 })).toBe('ok');
    expect(await sign('AOBA', 'staff')).toBe('PERMISSION_MISSING');
    expect(await sign('AOBA')).toBe('ok');
    const [minato] = await both();
    const proposed = minato.texts.find(({ sha256 }) => sha256 === minato.open)?.document;
    expect(proposed).toMatchObject({
      round: 2,
      proposedBy: 'AOBA',
      fee: { feeYen: 1_500_000, totalYen: 1_650_000 },
      purpose: '糖尿病患者の予後に関する観察研究',
    });
    expect(await sign('MINATO')).toBe('ok');
    for (const view of await both()) {
      expect(view).toMatchObject({ state: 'concluded', open: null, ends: [] });
      expect(view.document.fee.feeYen).toBe(1_500_000);
      expect(view.texts.map(({ status }) => status)).toEqual(['superseded', 'concluded']);
    }
  });

  it('ends by a refusal, after which the request is free for another proposal', async () => {
    await sign('MINATO');
    const { open: sha256 } = await at('AOBA');
    expect(await act('AOBA', 'approver', 'refusal', { sha256, reason: '条件が合わない' })).toBe(
      'ok',
    );
    for (const { state } of await both()) expect(state).toBe('abandoned');
    const next = await draft({ feeYen: 900_000 });
    expect(next.state).toBe('draft');
  });

  it('lets no drafter sign, no other text be signed, and nothing unsigned be amended or ended', async () => {
    expect(await sign('MINATO', 'approver')).toBe('ok');
    const other = { sha256: 'f'.repeat(64) };
    expect(await act('AOBA', 'approver', 'signature', other)).toBe('TEXT_UNKNOWN');
    const reason = '双方の合意';
    const end = { terminatesOn: '2026-12-31', runningContracts: 'stop', reason };
    expect(await act('AOBA', 'staff', 'termination-agreements', end)).toBe('NOT_CONCLUDED_YET');
    expect(await act('AOBA', 'staff', 'amendments', {})).toBe('NOT_CONCLUDED_YET');
    const notice = { notice: 'terminated-for-cause', reason };
    expect(await act('AOBA', 'approver', 'notices', notice)).toBe('NOT_CONCLUDED_YET');
  });
});

describe('a concluded individual contract', () => {
  it('is amended by either side once both have signed, and keeps its request', async () => {
    await conclude();
    const later = { deliverOn: '2027-01-15', usePeriod: { from: '2026-12-01', to: '2028-03-31' } };
    expect(await act('AOBA', 'staff', 'counter-proposals', {})).toBe('NOTHING_PROPOSED');
    expect(await act('AOBA', 'staff', 'amendments', later)).toBe('ok');
    await sign('AOBA');
    for (const { document } of await both()) expect(document.deliverOn).toBe('2026-12-15');
    await sign('MINATO');
    for (const view of await both())
      expect(view).toMatchObject({
        state: 'concluded',
        document: { number: 2, change: 'amendment', deliverOn: '2027-01-15', requestId: request },
      });
    const another = { basicContractId: '01900000-0000-7000-8000-000000000000' };
    expect(await act('AOBA', 'staff', 'amendments', another)).toBe('CONTRACT_SUBJECT_CHANGED');
  });

  it('is ended by an agreement that both sign, from the day after the last', async () => {
    await conclude();
    const past = { terminatesOn: '2026-11-20', runningContracts: 'stop', reason: '研究中止' };
    expect(await act('AOBA', 'staff', 'termination-agreements', past)).toBe('END_DATE_INVALID');
    const end = { ...past, terminatesOn: '2026-11-30' };
    expect(await act('AOBA', 'staff', 'termination-agreements', end)).toBe('ok');
    await sign('AOBA');
    expect((await at('MINATO')).state).toBe('concluded');
    await sign('MINATO');
    for (const view of await both()) expect(view).toMatchObject({ state: 'ended', ends: [] });
    offices.clock.day = '2026-12-01';
    for (const { ends } of await both())
      expect(ends).toMatchObject([{ cause: 'individual-agreed-stop', on: '2026-12-01' }]);
    offices.clock.day = '2026-11-21';
    expect(await act('AOBA', 'staff', 'amendments', {})).toBe('TRANSITION_REFUSED');
    expect(await draft()).toMatchObject({ error: { code: 'REQUEST_CONTRACTED_ALREADY' } });
  });
});
