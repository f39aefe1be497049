import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ListedDuty } from '../../src/features/transfer/domain/states/deletion-duty.js';
import type { Answer, Office } from '../support/office.js';
import { Exchange } from './support/exchange.js';
import type { Handover } from './support/handover.js';

const UNTIL = '2030-03-31';
let exchange: Exchange;
let handover: Handover;
beforeAll(async () => {
  exchange = await Exchange.open();
  handover = await exchange.plan();
  await handover.open();
});
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer): string =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;
const listed = async (office: Office): Promise<ListedDuty[]> =>
  (await office.get('auditor', 'retention-deletions')).body as ListedDuty[];
const own = async (office: Office): Promise<string> =>
  (await listed(office)).find(({ mine }) => mine)?.id ?? '';
const record = (office: Office, id: string): Promise<Answer> =>
  office.post('staff', `opt-out-deletions/${id}/record`, { outcome: 'deleted' });
const confirm = (office: Office, id: string): Promise<Answer> =>
  office.post('approver', `opt-out-deletions/${id}/confirmation`);

describe('the end of the retention', () => {
  it('is listed from the acceptance on, each side’s own and, at the provider, the recipient’s', async () => {
    const due = { cause: 'retention', dueOn: UNTIL, state: 'open', overdue: false };
    expect(await listed(exchange.minato)).toMatchObject([{ ...due, mine: true }]);
    const there = await listed(exchange.aoba);
    expect(there.map(({ mine }) => mine).sort()).toEqual([false, true]);
    for (const one of there) expect(one).toMatchObject(due);
  });

  it('is no deletion after a stop request', async () => {
    expect((await exchange.minato.get('auditor', 'opt-out-deletions')).body).toEqual([]);
  });

  it.each([
    [UNTIL, false],
    ['2030-04-01', true],
  ])('on %s is overdue: %s', async (day, overdue) => {
    exchange.offices.clock.day = day;
    for (const office of exchange.offices.all)
      for (const one of await listed(office)) expect(one.overdue).toBe(overdue);
    exchange.offices.clock.day = '2026-11-21';
  });

  it('is kept by the provider, who deletes nothing before', async () => {
    const { aoba, offices } = exchange;
    const id = await own(aoba);
    expect(codeOf(await record(aoba, id))).toBe('RETENTION_RUNS');
    expect(codeOf(await record(aoba, handover.id))).toBe('DUTY_OF_PROVIDER');
    offices.clock.day = UNTIL;
    expect(codeOf(await record(aoba, id))).toBe('ok');
    expect(codeOf(await confirm(aoba, id))).toBe('ok');
    expect(offices.letters).toEqual([]);
    offices.clock.day = '2026-11-21';
  });

  it('need not be waited for by the recipient, of whose deletion the provider learns', async () => {
    const { aoba, minato, offices } = exchange;
    const id = await own(minato);
    expect(codeOf(await record(minato, id))).toBe('ok');
    expect(codeOf(await confirm(minato, id))).toBe('ok');
    await offices.deliver();
    const there = (await listed(aoba)).find(({ mine }) => !mine);
    expect(there).toMatchObject({ state: 'fulfilled', outcome: 'deleted', overdue: false });
  });
});
