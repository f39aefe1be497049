import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RemovalReceipt } from '../../src/features/transfer/domain/removal/removal-receipt.js';
import type { RemovalTicket } from '../../src/features/transfer/domain/removal/removal-ticket.js';
import type { DeletionDuty } from '../../src/features/transfer/domain/states/deletion-duty.js';
import { openOwnDocument, signDocument } from '../../src/kernel/job-ticket.js';
import { unwrap } from '../../src/kernel/outcome.js';
import type { SignedDocument } from '../../src/kernel/signed-document.js';
import type { Answer, Office } from '../support/office.js';
import { Exchange } from './support/exchange.js';
import { type Handover, PERSONS } from './support/handover.js';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.open();
}, 120_000);
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer): string =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

/** Somebody in an accepted package opted out: a duty both sides show. */
async function asked(): Promise<DeletionDuty> {
  const handover = await exchange.plan();
  await handover.open();
  const { aoba, offices } = exchange;
  await aoba.post('opt-out-desk', 'opt-outs', {
    ...{ institutionCode: '1310000001', nameKana: 'ヤマダ ハナコ', birthDate: '1950-01-01' },
    ...{ patientId: handover.id.slice(-10), receivedOn: offices.clock.day, via: 'institution' },
  });
  await aoba.postText('opt-out-desk', `${handover.path}/opt-out-check`, await handover.records());
  await offices.deliver();
  return dutyAt(exchange.minato, handover);
}

async function dutyAt(office: Office, { id }: Pick<Handover, 'id'>): Promise<DeletionDuty> {
  const all = (await office.get('auditor', 'opt-out-deletions')).body as DeletionDuty[];
  const duty = all.find(({ packageId }) => packageId === id);
  if (!duty) throw new Error('No duty.');
  return duty;
}

const act = (step: string, { id }: DeletionDuty, body: object = {}, login = 'staff') =>
  exchange.minato.post(login, `opt-out-deletions/${id}/${step}`, body);

async function ticketOf(duty: DeletionDuty): Promise<RemovalTicket> {
  const { body } = await act('ticket', duty);
  const signed = body as SignedDocument<RemovalTicket>;
  return unwrap(await openOwnDocument(exchange.minato.keyring, signed, 'yuzu.ticket/remove'));
}

/** As `yuzu remove` answers. */
const receiptOf = (
  { id: ticketId, dutyId, packageId, packageName, rehearsal }: RemovalTicket,
  change: Partial<RemovalReceipt> = {},
) =>
  signDocument<RemovalReceipt>(exchange.minato.keyring, {
    ...{ kind: 'yuzu.receipt/remove', ticketId, dutyId, packageId, packageName, rehearsal },
    persons: { removed: 1, absent: 0 },
    tables: [
      { table: 'patient', rows: 1, removed: 1 },
      { table: 'diagnosis', rows: 1, removed: 2 },
    ],
    ...{ files: [], records: { count: 1, root: '0'.repeat(64) } },
    ...{ startedAt: '2026-11-22T01:00:00.000Z', finishedAt: '2026-11-22T01:00:01.000Z' },
    ...change,
  });

describe('the removal of persons who opted out after the release', () => {
  it('is ordered with a ticket that names nobody, answered with counts, and confirmed by another person', async () => {
    const duty = await asked();
    const ticket = await ticketOf(duty);
    expect(ticket).toMatchObject({
      ...{ operator: 'MINATO', dutyId: duty.id, packageId: duty.packageId },
      ...{ digests: [PERSONS[0]?.digest], tables: ['patient', 'diagnosis'] },
    });
    expect(JSON.stringify(ticket)).not.toMatch(/ヤマダ|1950-01-01/);
    const answer = await act('receipt', duty, { receipt: await receiptOf(ticket) });
    expect(answer.body).toMatchObject({
      ...{ state: 'recorded', outcome: 'deleted' },
      removal: { persons: 1, absent: 0, rows: 3 },
    });
    expect(codeOf(await act('confirmation', duty, {}, 'approver'))).toBe('ok');
    await exchange.offices.deliver();
    for (const office of exchange.offices.all)
      expect(await dutyAt(office, { id: duty.packageId })).toMatchObject({
        ...{ state: 'fulfilled', outcome: 'deleted' },
      });
  });

  it('counts only with the receipt of its newest ticket, for every person of it', async () => {
    const duty = await asked();
    const old = await ticketOf(duty);
    const ticket = await ticketOf(duty);
    const submit = async (receipt: object) => codeOf(await act('receipt', duty, { receipt }));
    expect(await submit(await receiptOf(old))).toBe('RECEIPT_OF_ANOTHER_TICKET');
    const nobody = { persons: { removed: 0, absent: 0 } };
    expect(await submit(await receiptOf(ticket, nobody))).toBe('RECEIPT_CONTRADICTS');
    expect(await submit(await receiptOf(ticket, { packageId: duty.id }))).toBe(
      'RECEIPT_OF_ANOTHER_TICKET',
    );
    const { document, signature } = await receiptOf(ticket);
    const altered = { ...document, persons: { removed: 1, absent: 1 } };
    expect(await submit({ document: altered, signature })).toBe('SIGNATURE_INVALID');
    expect(await submit({ document: { kind: 'yuzu.receipt/remove' }, signature })).toBe(
      'RECEIPT_MALFORMED',
    );
    expect(await submit({ document, signature })).toBe('ok');
    expect(await submit({ document, signature })).toBe('TRANSITION_REFUSED');
  });

  it('is the recipient’s staff’s to order', async () => {
    const duty = await asked();
    expect(codeOf(await act('ticket', duty, {}, 'media-custodian'))).toBe('PERMISSION_MISSING');
    const there = await exchange.aoba.post('staff', `opt-out-deletions/${duty.id}/ticket`);
    expect(codeOf(there)).toBe('DUTY_OF_PROVIDER');
  });
});
