import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeletionDuty } from '../../src/features/transfer/domain/states/deletion-duty.js';
import type { Answer, Office } from '../support/office.js';
import { Exchange } from './support/exchange.js';
import { type Handover, PERSONS } from './support/handover.js';

let exchange: Exchange;
let strangers = 0;
beforeAll(async () => {
  exchange = await Exchange.open();
});
beforeEach(() => {
  exchange.aoba.refused.length = 0;
  exchange.minato.refused.length = 0;
});
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer): string =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

/** Of a person who is in every package here, or of somebody who is in none. */
async function stopRequest(who: 'in the package' | 'somebody else'): Promise<void> {
  strangers += 1;
  const named =
    who === 'in the package'
      ? // Another spelling each time: the same request twice would be no new one.
        { nameKana: 'ヤマダ ハナコ', birthDate: '1950-01-01', patientId: `A${strangers}` }
      : { patientId: `X${strangers}` };
  await exchange.aoba.done('opt-out-desk', 'opt-outs', {
    ...{ institutionCode: '1310000001', ...named },
    ...{ receivedOn: exchange.offices.clock.day, via: 'institution' },
  });
  await exchange.offices.deliver();
}

const compare = async (handover: Handover): Promise<Answer> => {
  const path = `${handover.path}/opt-out-check`;
  const answer = await exchange.aoba.postText('opt-out-desk', path, await handover.records());
  await exchange.offices.deliver();
  return answer;
};
const release = (handover: Handover): Promise<Answer> =>
  exchange.aoba.post('key-custodian', `${handover.path}/passphrase-release`);
const confirm = (handover: Handover): Promise<Answer> =>
  exchange.aoba.post('key-custodian:second', handover.confirmation);
const duties = async (office: Office, { id }: Handover): Promise<DeletionDuty[]> => {
  const all = (await office.get('auditor', 'opt-out-deletions')).body as DeletionDuty[];
  return all.filter(({ packageId }) => packageId === id);
};

type Moment = [name: string, reach: (handover: Handover) => Promise<unknown>];
const BEFORE_DISPATCH: Moment[] = [
  ['the ticket was issued', (handover) => handover.ticket()],
  ['the extraction was recorded', (handover) => handover.extract()],
  ['the packing was recorded', (handover) => handover.pack()],
  ['the package was approved', (handover) => handover.approve()],
  ['the courier took the medium over', (handover) => handover.collect()],
];
const BEFORE_RELEASE: Moment[] = [
  ['the package was dispatched', (handover) => handover.dispatch()],
  ['it arrived', (handover) => handover.arrive()],
  ['the release was requested', (handover) => handover.requestRelease()],
];
const AFTER_RELEASE: Moment[] = [
  ['the passphrase was released', (handover) => handover.release()],
  ['the package was opened and accepted', (handover) => handover.open()],
];

describe('a stop request before the dispatch', () => {
  it.each(BEFORE_DISPATCH)('after %s voids ticket, files and approval', async (_, reach) => {
    const handover = await exchange.plan();
    await reach(handover);
    const old = await handover.extractReceipt();
    const { mediumId } = handover;
    await stopRequest('somebody else');
    const blocked = await handover.at(exchange.aoba);
    expect(blocked).toMatchObject({ state: 'planned', voided: { cause: 'opt-out' } });
    for (const gone of ['ticket', 'extraction', 'seal']) expect(blocked).not.toHaveProperty(gone);
    const path = handover.path;
    const again = { receipt: old };
    expect(codeOf(await exchange.aoba.post('staff', `${path}/extract-receipt`, again))).toBe(
      'RECEIPT_OF_ANOTHER_TICKET',
    );
    if (mediumId !== '')
      expect(
        codeOf(await exchange.aoba.post('media-custodian', `${path}/dispatch`, { mediumId })),
      ).toBe('TRANSITION_REFUSED');
    expect(exchange.offices.letters).toEqual([]);
    expect((await exchange.minato.get('auditor', path)).status).toBe(404);
  });

  it('lets the package go with a new ticket, which names the list with the request in it', async () => {
    const handover = await exchange.plan();
    await handover.extract();
    const first = handover.provideTicket?.optOutListVersion ?? 0;
    await stopRequest('somebody else');
    await handover.ticket();
    expect(handover.provideTicket?.optOutListVersion).toBe(first + 1);
    expect(await handover.at(exchange.aoba)).not.toHaveProperty('voided');
  });

  it('does not touch a package nobody has a ticket for', async () => {
    const handover = await exchange.plan();
    await stopRequest('somebody else');
    expect(await handover.at(exchange.aoba)).not.toHaveProperty('voided');
  });
});

describe('a stop request between dispatch and release', () => {
  // First, while nobody in these packages is on the list.
  it.each(BEFORE_RELEASE)(
    'after %s holds the passphrase until the persons were compared, and frees it where nobody is concerned',
    async (_, reach) => {
      const handover = await exchange.plan();
      await reach(handover);
      const { state } = await handover.at(exchange.aoba);
      await stopRequest('somebody else');
      expect(await handover.at(exchange.aoba)).toHaveProperty('optOuts.heldVersion');
      expect((await compare(handover)).body).toMatchObject({ concerned: 0, package: { state } });
      expect(await handover.at(exchange.aoba)).not.toHaveProperty('optOuts.heldVersion');
      await handover.release();
      expect(await handover.states()).toEqual(['released', 'released']);
    },
  );

  it.each(BEFORE_RELEASE)(
    'after %s closes the passphrase, and recalls the package where the person is in it',
    async (_, reach) => {
      const handover = await exchange.plan();
      await reach(handover);
      const { state } = await handover.at(exchange.aoba);
      await stopRequest('in the package');
      const held = await handover.at(exchange.aoba);
      expect(held).toMatchObject({ state });
      expect(held).toHaveProperty('optOuts.heldVersion');
      if (state === 'arrived')
        expect(codeOf(await release(handover))).toBe('OPT_OUTS_SINCE_DISPATCH');
      if (state === 'release-requested')
        expect(codeOf(await confirm(handover))).toBe('OPT_OUTS_SINCE_DISPATCH');
      expect((await compare(handover)).body).toMatchObject({
        concerned: 1,
        package: { state: 'recalled', recall: { cause: 'opt-out' } },
      });
      expect(await handover.states()).toEqual(['recalled', 'recalled']);
      for (const answer of [await release(handover), await confirm(handover)])
        expect(codeOf(answer)).toBe('TRANSITION_REFUSED');
      const [row] = await exchange.aoba.dataSource.query<{ passphrase_message: unknown }[]>(
        'SELECT passphrase_message FROM transfer_package WHERE id = $1',
        [handover.id],
      );
      expect(row?.passphrase_message).toBeNull();
      expect(exchange.minato.refused).toEqual([]);
    },
  );

  it('is not lost where the recipient reports the arrival before it learns of the recall', async () => {
    const handover = await exchange.plan();
    await handover.dispatch();
    const { aoba, offices } = exchange;
    await handover.takeIn();
    expect(codeOf(await handover.recordArrival())).toBe('ok');
    await aoba.done('approver', `${handover.path}/recall`, { cause: 'opt-out' });
    await offices.deliver();
    expect(await handover.states()).toEqual(['recalled', 'recalled']);
    expect(aoba.refused).toEqual([]);
  });

  it('is compared with the persons of this very package, and of no other', async () => {
    const handover = await exchange.plan();
    await handover.dispatch();
    const { keyring } = exchange.aoba;
    const fewer = await keyring.encrypt(`${JSON.stringify(PERSONS[0])}\n`, [keyring.publicKey()]);
    const path = `${handover.path}/opt-out-check`;
    const answer = await exchange.aoba.postText('staff', path, fewer);
    expect(codeOf(answer)).toBe('RECORDS_OF_ANOTHER_PACKAGE');
  });
});

describe('a stop request after the release', () => {
  it.each(AFTER_RELEASE)(
    'after %s is the recipient’s to fulfil, shown at both sides',
    async (_, reach) => {
      const handover = await exchange.plan();
      await reach(handover);
      await stopRequest('in the package');
      expect((await compare(handover)).body).toMatchObject({ concerned: 1 });
      const [asked] = await duties(exchange.minato, handover);
      expect(asked).toMatchObject({ state: 'open', digests: [PERSONS[0]?.digest] });
      expect(await duties(exchange.aoba, handover)).toEqual([{ ...asked, mine: false }]);
      await compare(handover);
      expect(await duties(exchange.minato, handover)).toHaveLength(1);
      const path = `opt-out-deletions/${asked?.id ?? ''}`;
      const outcome = 'deleted';
      const record = (office: Office, login: string) =>
        office.post(login, `${path}/record`, { outcome });
      expect(codeOf(await record(exchange.aoba, 'staff'))).toBe('DUTY_OF_PROVIDER');
      expect(codeOf(await record(exchange.minato, 'staff+approver'))).toBe('ok');
      const confirmed = (login: string) => exchange.minato.post(login, `${path}/confirmation`);
      expect(codeOf(await confirmed('staff+approver'))).toBe('DUTY_CONFIRMER_IS_RECORDER');
      expect(codeOf(await confirmed('approver'))).toBe('ok');
      await exchange.offices.deliver();
      for (const office of exchange.offices.all)
        expect(await duties(office, handover)).toMatchObject([
          { state: 'fulfilled', outcome, fulfilledOn: '2026-11-21' },
        ]);
    },
  );

  it('names nobody on the wire and in neither database', async () => {
    const handover = await exchange.plan();
    await handover.release();
    await stopRequest('in the package');
    await compare(handover);
    for (const { dataSource } of exchange.offices.all) {
      const rows: unknown = await dataSource.query('SELECT * FROM deletion_duty');
      expect(JSON.stringify(rows)).not.toMatch(/ヤマダ|1950-01-01|"P1"/);
    }
  });
});

describe('a stop request at the very moment of the dispatch', () => {
  it('finds the package either not dispatched or held, never dispatched unnoticed', async () => {
    for (let round = 0; round < 3; round += 1) {
      const handover = await exchange.plan();
      await handover.collect();
      const { path, mediumId } = handover;
      const dispatched = exchange.aoba.post('media-custodian', `${path}/dispatch`, { mediumId });
      await Promise.all([dispatched, stopRequest('somebody else')]);
      await exchange.offices.deliver();
      const { state, optOuts, voided } = await handover.at(exchange.aoba);
      expect([state, voided !== undefined || optOuts?.heldVersion !== undefined]).toEqual([
        codeOf(await dispatched) === 'ok' ? 'dispatched' : 'planned',
        true,
      ]);
    }
  });
});
