import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IndividualContractView } from '../../src/features/contract/application/individual-contract-view.js';
import { openOffices } from './offices.js';
import type { Offices } from '../support/offices.js';
import { acceptRequest, concludeBasic, individualOf, publishDefinition } from './steps.js';

const PROVIDERS = ['AOBA', 'KAEDE'];

let offices: Offices;
const basics = new Map<string, string>();
const requests = new Map<string, string>();
beforeAll(async () => {
  offices = await openOffices(['MINATO', ...PROVIDERS]);
  await publishDefinition(offices, PROVIDERS);
  for (const code of PROVIDERS) {
    basics.set(code, await concludeBasic(offices, [code]));
    requests.set(code, await acceptRequest(offices, code));
  }
});
afterAll(() => offices.close());

const minato = () => offices.of('MINATO');
const codeOf = (body: unknown) => (body as { error?: { code: string } }).error?.code;
const of = (code: string): string => requests.get(code) ?? '';
const draft = async (code: string, change: object = {}) => {
  const asked = { feeYen: undefined, ...change };
  const terms = individualOf(of(code), basics.get(code) ?? '', asked);
  const { body } = await minato().post('staff', 'individual-contracts', terms);
  return body as IndividualContractView;
};

describe('the fee of a case', () => {
  it('has no share before it is allocated, and must be given', async () => {
    expect(codeOf(await draft('AOBA'))).toBe('FEE_SHARE_UNKNOWN');
  });

  it('is allocated by the recipient’s staff over its own accepted requests', async () => {
    const shares = [
      { requestId: of('AOBA'), weight: '2' },
      { requestId: of('KAEDE'), weight: '1' },
    ];
    const body = { totalYen: 9_876_543, shares };
    const path = 'fee-allocations';
    expect((await minato().post('auditor', path, body)).status).toBe(403);
    expect(codeOf((await offices.of('AOBA').post('staff', path, body)).body)).toBe(
      'REQUEST_NOT_ELIGIBLE',
    );
    for (const wrong of [
      { totalYen: 0.5 },
      { shares: [] },
      { shares: [{ requestId: of('AOBA'), weight: '1.0' }] },
      { shares: [{ requestId: 'x', weight: '1' }] },
    ]) {
      const { status } = await minato().post('staff', path, { ...body, ...wrong });
      expect([400, 422]).toContain(status);
    }
    const { body: made } = await minato().post('staff', path, body);
    expect(made).toMatchObject({ shares: [{ feeYen: 6_584_362 }, { feeYen: 3_292_181 }] });
    const { body: listed } = await minato().get('auditor', `${path}?caseNumber=0001`);
    expect(listed).toMatchObject([{ totalYen: 9_876_543 }]);
  });

  it('gives each contract its share, and no contract may say another amount', async () => {
    expect(codeOf(await draft('AOBA', { feeYen: 6_584_363 }))).toBe('FEE_SHARE_DIFFERS');
    const { document } = await draft('AOBA');
    expect(document.fee).toMatchObject({ feeYen: 6_584_362, basis: 'share' });
  });

  it('is disclosed to nobody but by the share in one’s own contract', async () => {
    for (const code of PROVIDERS) {
      const { id, open } = await draft(code);
      const answer = { sha256: open };
      await minato().post('approver', `individual-contracts/${id}/signature`, answer);
    }
    const told = (code: string) => JSON.stringify(offices.letters.filter(({ to }) => to === code));
    expect(told('AOBA')).toContain('6584362');
    expect(told('KAEDE')).toContain('3292181');
    for (const secret of ['3292181', '3,292,181', '9876543', '9,876,543'])
      expect(told('AOBA')).not.toContain(secret);
    for (const secret of ['6584362', '6,584,362', '9876543', '9,876,543'])
      expect(told('KAEDE')).not.toContain(secret);
    await offices.deliver();
  });
});

describe('schedule and invoices', () => {
  const contractAt = async (code: string): Promise<string> => {
    const { body } = await offices.of(code).get('auditor', 'individual-contracts');
    return (body as { id: string }[])[0]?.id ?? '';
  };

  it('read alike at both sides, for staff, approver and auditor', async () => {
    const id = await contractAt('AOBA');
    const path = `individual-contracts/${id}/payment-schedule`;
    const { body: one } = await minato().get('staff', path);
    const { body: other } = await offices.of('AOBA').get('auditor', path);
    expect(one).toEqual(other);
    expect(one).toMatchObject({
      contractId: id,
      instalments: [{ number: 1, trigger: 'acceptance', feeYen: 6_584_362, taxYen: 658_436 }],
      paymentTerms: { rule: 'days-after-receipt', days: 60 },
      paymentTermsJa: '請求書を受領した日から60日以内',
      lateChargeRatePercent: '3',
    });
    expect((await minato().get('secretary', path)).status).toBe(403);
  });

  it('take partial payments and the day of the rest, and say what is owed', async () => {
    const path = `individual-contracts/${await contractAt('AOBA')}/invoices/1`;
    // 6,584,362 + 658,436 = 7,242,798; due 60 days after 2026-12-21: 2027-02-19
    const query = 'receivedOn=2026-12-21&payment=2027-02-19:7000000&paidOn=2027-03-01';
    const { body } = await minato().get('approver', `${path}?${query}`);
    // 242,798 × 10 days × 3 / 100 / 365 = 199.5…
    expect(body).toMatchObject({
      totalYen: 7_242_798,
      dueOn: '2027-02-19',
      unpaidYen: 0,
      late: { chargeYen: 199, periods: [{ days: 10, unpaidYen: 242_798 }] },
    });
  });

  it('answer bad questions with a refusal', async () => {
    const path = `individual-contracts/${await contractAt('AOBA')}/invoices`;
    for (const query of [
      '1',
      '1?receivedOn=2026-02-30',
      '1?receivedOn=2026-12-21&payment=2027-02-19',
      '1?receivedOn=2026-12-21&payment=2027-02-31:1',
      '0?receivedOn=2026-12-21',
      '2?receivedOn=2026-12-21',
      '1?receivedOn=2026-12-21&payment=2026-12-01:1',
    ]) {
      const { status } = await minato().get('staff', `${path}/${query}`);
      expect([query, [400, 404, 422].includes(status)]).toEqual([query, true]);
    }
  });
});
