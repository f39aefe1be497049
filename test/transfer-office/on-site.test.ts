import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/office.js';
import { Exchange } from './support/exchange.js';
import type { Handover } from './support/handover.js';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.open();
  exchange.deliveryMethod = 'on-site';
});
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer) =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

const dispatch = ({ path, mediumId }: Handover): Promise<Answer> =>
  exchange.aoba.post('media-custodian', `${path}/dispatch`, { mediumId });

async function sealed(): Promise<Handover> {
  const handover = await exchange.plan();
  await handover.sealed();
  return handover;
}

describe('a package handed over in person', () => {
  it('goes from hand to hand, each side by two persons, and is accepted without a courier', async () => {
    const handover = await sealed();
    const { aoba, minato, offices } = exchange;
    expect(codeOf(await dispatch(handover))).toBe('MEDIUM_NOT_COLLECTED');
    await handover.custody({ kind: 'handed-over', counterpart: 'MINATO 媒体管理者' });
    expect(codeOf(await dispatch(handover))).toBe('ok');
    await offices.deliver();
    expect((await handover.at(minato)).consignment).toEqual({
      method: 'on-site',
      dispatchedOn: '2026-11-21',
      media: [
        {
          serial: handover.serial,
          sealNumber: handover.seal,
          volumes: [`${handover.planned.name}.7z`],
        },
      ],
    });
    await handover.takeIn();
    expect(codeOf(await handover.recordArrival())).toBe('ok');
    await offices.deliver();
    await handover.askRelease();
    await aoba.done('key-custodian:second', handover.confirmation);
    await offices.deliver();
    const { document } = await minato.done<{ document: Handover['receiveTicket'] }>(
      'staff',
      `${handover.path}/receive-ticket`,
    );
    handover.receiveTicket = document;
    const receipt = await handover.openReceipt();
    await minato.done('staff', `${handover.path}/open-receipt`, { receipt });
    await offices.deliver();
    expect(await handover.states()).toEqual(['accepted', 'accepted']);
    for (const office of [aoba, minato]) {
      const { body } = await office.get('auditor', `media/${handover.mediumId}`);
      const { events } = body as { events: { kind: string; actor: string; witness?: string }[] };
      expect(events.map(({ kind }) => kind)).toEqual(['sealed', 'handed-over', 'received']);
      for (const { actor, witness } of events) expect(witness ?? actor).not.toBe(actor);
      expect(office.refused).toEqual([]);
    }
  });

  it('has no courier, and is handed over only under a seal', async () => {
    const handover = await sealed();
    const { aoba } = exchange;
    const record = (event: object) =>
      aoba.post('media-custodian', `media/${handover.mediumId}/custody-events`, event);
    await handover.custody({ kind: 'handed-over', counterpart: 'MINATO' });
    const courier = { kind: 'courier-collected', trackingNumber: 'T', expectedOn: '2026-11-22' };
    expect(codeOf(await record(courier))).toBe('CUSTODY_NOT_BY_CONTRACT');
    const network = `${handover.path}/network-dispatch`;
    expect(codeOf(await aoba.post('media-custodian', network))).toBe('DELIVERY_NOT_BY_NETWORK');
  });
});
