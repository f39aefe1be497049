import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/office.js';
import { Deletions } from './support/deletions.js';
import { Exchange } from './support/exchange.js';
import { PERSONS } from './support/handover.js';

let exchange: Exchange;
let deletions: Deletions;
beforeAll(async () => {
  exchange = await Exchange.open();
  deletions = new Deletions(exchange);
});
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer): string =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

describe('the removal of persons who opted out after the release', () => {
  it('is ordered with a ticket that names nobody, answered with counts, and confirmed by another person', async () => {
    const duty = await deletions.asked();
    const ticket = await deletions.ticketOf(duty);
    expect(ticket).toMatchObject({
      ...{ operator: 'MINATO', dutyId: duty.id, packageId: duty.packageId },
      ...{ digests: [PERSONS[0]?.digest], tables: ['patient', 'diagnosis'] },
    });
    expect(JSON.stringify(ticket)).not.toMatch(/ヤマダ|1950-01-01/);
    const answer = await deletions.act('receipt', duty, {
      receipt: await deletions.receiptOf(ticket),
    });
    expect(answer.body).toMatchObject({
      ...{ state: 'recorded', outcome: 'deleted' },
      removal: { persons: 1, absent: 0, rows: 3 },
    });
    expect(codeOf(await deletions.act('confirmation', duty, {}, 'approver'))).toBe('ok');
    await exchange.offices.deliver();
    for (const office of exchange.offices.all)
      expect(await deletions.at(office, { id: duty.packageId })).toMatchObject({
        ...{ state: 'fulfilled', outcome: 'deleted' },
      });
  });

  it('counts only with the receipt of its newest ticket, for every person of it', async () => {
    const duty = await deletions.asked();
    const old = await deletions.ticketOf(duty);
    const ticket = await deletions.ticketOf(duty);
    const submit = async (receipt: object) =>
      codeOf(await deletions.act('receipt', duty, { receipt }));
    expect(await submit(await deletions.receiptOf(old))).toBe('RECEIPT_OF_ANOTHER_TICKET');
    const nobody = { persons: { removed: 0, absent: 0 } };
    expect(await submit(await deletions.receiptOf(ticket, nobody))).toBe('RECEIPT_CONTRADICTS');
    expect(await submit(await deletions.receiptOf(ticket, { packageId: duty.id }))).toBe(
      'RECEIPT_OF_ANOTHER_TICKET',
    );
    const { document, signature } = await deletions.receiptOf(ticket);
    const altered = { ...document, persons: { removed: 1, absent: 1 } };
    expect(await submit({ document: altered, signature })).toBe('SIGNATURE_INVALID');
    expect(await submit({ document: { kind: 'yuzu.receipt/remove' }, signature })).toBe(
      'RECEIPT_MALFORMED',
    );
    expect(await submit({ document, signature })).toBe('ok');
    expect(await submit({ document, signature })).toBe('TRANSITION_REFUSED');
  });

  it('is the recipient’s staff’s to order', async () => {
    const duty = await deletions.asked();
    expect(codeOf(await deletions.act('ticket', duty, {}, 'media-custodian'))).toBe(
      'PERMISSION_MISSING',
    );
    const there = await exchange.aoba.post('staff', `opt-out-deletions/${duty.id}/ticket`);
    expect(codeOf(there)).toBe('DUTY_OF_PROVIDER');
  });
});
