import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.js';
import { signDocument } from '../../src/kernel/job-ticket.js';
import { Exchange } from '../transfer-office/support/exchange.js';
import type { Handover } from '../transfer-office/support/handover.js';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.open();
});
afterAll(() => exchange.close());

const failed = ({ id, planned, receiveTicket }: Handover, change: object = {}) => ({
  kind: 'yuzu.receipt/open',
  ticketId: receiveTicket?.id,
  packageId: id,
  packageName: planned.name,
  provider: 'AOBA',
  accepted: false,
  failure: 'ARCHIVE_PASSPHRASE_WRONG',
  startedAt: '2026-11-21T02:00:00.000Z',
  finishedAt: '2026-11-21T02:00:01.000Z',
  ...change,
});

async function report(handover: Handover, change: object = {}) {
  const receipt = await signDocument(exchange.minato.keyring, failed(handover, change));
  const answer = await exchange.minato.post('staff', `${handover.path}/open-receipt`, { receipt });
  await exchange.offices.deliver();
  return answer;
}

describe('the receipt of a failed opening', () => {
  it.each([
    ['ARCHIVE_PASSPHRASE_WRONG', 'cannot-be-opened'],
    ['ARCHIVE_HASH_MISMATCH', 'archive-hash'],
    ['RECORDS_MISMATCH', 'record-root'],
  ])('with %s ends the package on both sides with the reason %s', async (failure, reason) => {
    const handover = await exchange.plan();
    await handover.release();
    const answer = await report(handover, { failure });
    expect(answer.body).toMatchObject({ state: 'discrepant', reasons: [reason] });
    const told = { state: 'discrepant', reasons: [reason] };
    expect(await handover.at(exchange.aoba)).toMatchObject(told);
  });

  it('never ends a package for a reason that is not the package’s, nor as accepted, nor another’s', async () => {
    const handover = await exchange.plan();
    await handover.release();
    const codeOf = async (change: object) =>
      ((await report(handover, change)).body as { error: { code: string } }).error.code;
    expect(await codeOf({ failure: 'PACKAGE_OUTPUT_EXISTS' })).toBe('RECEIPT_MALFORMED');
    expect(await codeOf({ failure: 'toString' })).toBe('RECEIPT_MALFORMED');
    expect(await codeOf({ accepted: true })).toBe('RECEIPT_MALFORMED');
    expect(await codeOf({ ticketId: newId() })).toBe('RECEIPT_OF_ANOTHER_TICKET');
    expect(await codeOf({ packageName: 'X' })).toBe('RECEIPT_CONTRADICTS');
    expect(await handover.states()).toEqual(['released', 'released']);
  });
});
