import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MediumView } from '../../src/features/transfer/application/media/medium-view.js';
import type { DeletionDuty } from '../../src/features/transfer/domain/states/deletion-duty.js';
import type { Discrepancy } from '../../src/features/transfer/domain/states/discrepancy-process.js';
import type { Answer, Office } from '../support/office.js';
import { Exchange } from './support/exchange.js';
import type { Handover } from './support/handover.js';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.open();
});
beforeEach(() => {
  for (const office of exchange.offices.all) office.refused.length = 0;
});
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer): string =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

const mediumAt = async (office: Office, { mediumId }: Handover): Promise<MediumView> =>
  (await office.get('media-custodian', `media/${mediumId}`)).body as MediumView;
const ofPackage = async <T extends { packageId: string }>(
  office: Office,
  path: string,
  { id }: Handover,
): Promise<T[]> =>
  ((await office.get('auditor', path)).body as T[]).filter(({ packageId }) => packageId === id);
const passphrases = async (handover: Handover): Promise<unknown[]> => {
  const kept: unknown[] = [];
  for (const { dataSource } of exchange.offices.all)
    kept.push(
      ...(await dataSource.query<{ passphrase_message: unknown }[]>(
        'SELECT passphrase_message FROM transfer_package WHERE id = $1',
        [handover.id],
      )),
    );
  return kept.map((row) => (row as { passphrase_message: unknown }).passphrase_message);
};
const recall = async ({ path }: Handover, deliver = true): Promise<Answer> => {
  const answer = await exchange.aoba.post('approver', `${path}/recall`, { cause: 'mistake' });
  if (deliver) await exchange.offices.deliver();
  return answer;
};

describe('a released package that the recipient cannot open', () => {
  it.each(['medium-unreadable', 'volume-missing', 'cannot-be-opened', 'recipient-fault'])(
    'for %s ends at both sides, with a signed report of why',
    async (reason) => {
      const handover = await exchange.plan();
      await handover.giveUp(reason);
      expect(await handover.states()).toEqual(['discrepant', 'discrepant']);
      for (const office of exchange.offices.all) {
        const [reported] = await ofPackage<Discrepancy>(office, 'discrepancies', handover);
        expect(reported?.report.document).toMatchObject({ found: 'opening', reasons: [reason] });
      }
      expect(await passphrases(handover)).toEqual([null, null]);
    },
  );

  it('is given up by two persons only, and until then it may still be opened', async () => {
    const handover = await exchange.plan();
    await handover.release();
    const path = `${handover.path}/opening-failure`;
    const { minato } = exchange;
    const confirm = (login: string) => minato.post(login, `${path}/confirmation`);
    expect(codeOf(await confirm('approver'))).toBe('GIVE_UP_NOT_PROPOSED');
    const reason = 'medium-unreadable';
    expect(codeOf(await minato.post('staff+approver', path, { reason }))).toBe('ok');
    expect(codeOf(await confirm('staff+approver'))).toBe('GIVE_UP_CONFIRMER_IS_PROPOSER');
    expect(await handover.states()).toEqual(['released', 'released']);
    await handover.open();
    expect(codeOf(await confirm('approver'))).toBe('TRANSITION_REFUSED');
    expect(await handover.states()).toEqual(['accepted', 'accepted']);
    expect(await handover.at(minato)).not.toHaveProperty('proposedGiveUp');
  });

  it('lets its passphrase be neither fetched nor printed, and its opening not be recorded any more', async () => {
    const handover = await exchange.plan();
    await handover.giveUp();
    const { aoba, minato } = exchange;
    const receipt = await handover.openReceipt();
    const { path } = handover;
    const refused = [
      await minato.post('key-custodian', `${path}/passphrase`),
      await minato.post('staff', `${path}/open-receipt`, { receipt }),
      await aoba.post('key-custodian:second', handover.confirmation),
    ];
    expect(refused.map(codeOf)).toEqual(refused.map(() => 'TRANSITION_REFUSED'));
  });

  it('is delivered again whole', async () => {
    const handover = await exchange.plan();
    await handover.giveUp();
    const again = await exchange.planAgain(handover);
    const tables = again.planned.tables.map(({ table }) => table);
    expect(tables).toEqual(handover.planned.tables.map(({ table }) => table));
    await again.open();
    expect(await again.states()).toEqual(['accepted', 'accepted']);
  });

  it('leaves a medium that is to be erased, destroyed or sent back, and shows at both sides until then', async () => {
    const handover = await exchange.plan();
    await handover.giveUp();
    const { aoba, minato } = exchange;
    expect((await mediumAt(minato, handover)).disposal).toBe('owed');
    expect((await mediumAt(aoba, handover)).disposal).toBe('awaited');
    await handover.custody({ kind: 'destroyed', method: 'shredding' }, minato);
    await exchange.offices.deliver();
    for (const office of exchange.offices.all)
      expect(await mediumAt(office, handover)).not.toHaveProperty('disposal');
  });
});

describe('a recall after the release', () => {
  it('ends the package at both sides and asks the recipient to delete all of it', async () => {
    const handover = await exchange.plan();
    await handover.release();
    expect(codeOf(await recall(handover))).toBe('ok');
    expect(await handover.states()).toEqual(['recalled', 'recalled']);
    expect(await passphrases(handover)).toEqual([null, null]);
    const [asked] = await ofPackage<DeletionDuty>(exchange.minato, 'opt-out-deletions', handover);
    expect(asked).toMatchObject({ state: 'open', cause: 'recall', digests: [] });
    const path = `opt-out-deletions/${asked?.id ?? ''}`;
    const { minato } = exchange;
    expect(codeOf(await minato.post('staff', `${path}/ticket`))).toBe('DUTY_OF_WHOLE_PACKAGE');
    await minato.done('staff', `${path}/record`, { outcome: 'deleted' });
    await minato.done('approver', `${path}/confirmation`);
    await exchange.offices.deliver();
    for (const office of exchange.offices.all)
      expect(await ofPackage(office, 'opt-out-deletions', handover)).toMatchObject([
        { id: asked?.id, state: 'fulfilled', outcome: 'deleted' },
      ]);
    expect(exchange.offices.all.flatMap(({ refused }) => refused)).toEqual([]);
  });

  it('before the release asks for no deletion: nothing could be opened', async () => {
    const handover = await exchange.plan();
    await handover.requestRelease();
    await recall(handover);
    expect(await handover.states()).toEqual(['recalled', 'recalled']);
    for (const office of exchange.offices.all)
      expect(await ofPackage(office, 'opt-out-deletions', handover)).toEqual([]);
  });

  it('that crosses the acceptance leaves both sides agreed: accepted, and to be deleted', async () => {
    const handover = await exchange.plan();
    await handover.release();
    await recall(handover, false);
    const receipt = await handover.openReceipt();
    await exchange.minato.done('staff', `${handover.path}/open-receipt`, { receipt });
    await exchange.offices.deliver();
    expect(await handover.states()).toEqual(['accepted', 'accepted']);
    for (const office of exchange.offices.all)
      expect(await ofPackage(office, 'opt-out-deletions', handover)).toMatchObject([
        { state: 'open', cause: 'recall' },
      ]);
    expect(exchange.offices.all.flatMap(({ refused }) => refused)).toEqual([]);
  });

  it('that crosses the recipient’s giving up ends it all the same', async () => {
    const handover = await exchange.plan();
    await handover.release();
    await recall(handover, false);
    await handover.proposeGiveUp();
    await exchange.minato.done('approver', `${handover.path}/opening-failure/confirmation`);
    await exchange.offices.deliver();
    expect(await handover.states()).toEqual(['recalled', 'discrepant']);
    expect(exchange.offices.all.flatMap(({ refused }) => refused)).toEqual([]);
  });
});
