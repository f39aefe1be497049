import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PackageCustody } from '../../src/features/transfer/application/media/read-custody.use-case.js';
import type { SignedCustody } from '../../src/features/transfer/domain/media/custody-event.js';
import type { Deviation } from '../../src/features/transfer/domain/media/deviation.js';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { newId } from '../../src/kernel/ids.js';
import { WatchLateMedia } from '../../src/features/transfer/application/media/watch-late-media.use-case.js';
import { Deviations } from '../../src/features/transfer/application/ports/deviations.js';
import { Exchange } from './support/exchange.js';
import type { Handover } from './support/handover.js';
import type { Answer, Office } from '../support/office.js';

let exchange: Exchange;
const TODAY = '2026-11-21';
beforeAll(async () => {
  exchange = await Exchange.open();
});
beforeEach(() => {
  exchange.offices.clock.day = TODAY;
  exchange.offices.letters.length = 0;
  for (const { refused } of exchange.offices.all) refused.length = 0;
});
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer) =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

const custodyAt = async (office: Office, { path }: Handover): Promise<PackageCustody> =>
  (await office.get('auditor', `${path}/custody`)).body as PackageCustody;

/** Kinds that hold the package back, at provider and recipient. */
async function holding(handover: Handover): Promise<string[][]> {
  const views = [handover.provider, exchange.minato].map((office) => custodyAt(office, handover));
  return (await Promise.all(views)).map((view) => view.holding.map(({ kind }) => kind).sort());
}

async function dispatched(): Promise<Handover> {
  const handover = await exchange.plan();
  handover.expectedOn = TODAY;
  await handover.dispatch();
  return handover;
}

describe('what does not fit on receipt', () => {
  it.each([
    [{ sealIntact: false }, 'seal-broken', 'seal'],
    [{ serialFound: 'OTHER-1' }, 'medium-serial', 'serial'],
    [{ sealNumber: 'OTHER-2' }, 'seal-number', 'seal-number'],
  ])('opens a deviation at both sides: %j', async (change, kind, mark) => {
    const handover = await dispatched();
    expect(await holding(handover)).toEqual([[], []]);
    await handover.takeIn(change);
    await exchange.offices.deliver();
    expect(await holding(handover)).toEqual([[kind], [kind]]);
    for (const office of [exchange.aoba, exchange.minato]) {
      const { comparison } = await custodyAt(office, handover);
      expect(comparison.filter(({ fits }) => !fits).map((one) => one.mark)).toContain(mark);
    }
  });

  it('is nothing where announcement, medium and measurement are alike', async () => {
    const handover = await dispatched();
    await handover.receive();
    const { comparison, holding: held } = await custodyAt(exchange.minato, handover);
    expect(comparison.map(({ mark, fits }) => [mark, fits])).toEqual([
      ...[
        ['serial', true],
        ['seal-number', true],
      ],
      ...[
        ['seal', true],
        ['archive-sha256', true],
      ],
    ]);
    expect(held).toEqual([]);
  });
});

describe('a medium that does not come', () => {
  it('is late from the day after the expected one, by each side’s clock', async () => {
    const handover = await dispatched();
    expect(await holding(handover)).toEqual([[], []]);
    exchange.offices.clock.day = '2026-11-22';
    expect(await holding(handover)).toEqual([['late'], ['late']]);
    const shown = await exchange.minato.get('auditor', `media/${handover.mediumId}`);
    expect(shown.body).toMatchObject({ late: true, expectedOn: TODAY });
  });

  it('opens a deviation by itself, told to the other side, once by whichever side finds it first', async () => {
    const handover = await dispatched();
    const { aoba, minato, offices } = exchange;
    const look = async (office: Office) => {
      await office.app.get(WatchLateMedia).execute();
      await offices.deliver();
    };
    const lateAt = async (office: Office) =>
      (await custodyAt(office, handover)).deviations.filter(({ kind }) => kind === 'late');
    await look(minato);
    expect(await lateAt(minato)).toEqual([]);
    offices.clock.day = '2026-11-22';
    for (const office of [minato, aoba, minato]) await look(office);
    const [found] = await lateAt(minato);
    expect(found).toMatchObject({ operator: 'MINATO', state: 'open', openedBy: 'gateway' });
    const told = await lateAt(aoba);
    expect(told).toMatchObject([{ id: found?.id, operator: 'MINATO', state: 'open' }]);
    expect(await holding(handover)).toEqual([['late'], ['late']]);
    // Closed by two persons, it is not opened anew; but the medium is still out, and holds.
    const path = `deviations/${found?.id ?? ''}`;
    await minato.done('staff', `${path}/closing-request`, { reason: '運送会社に確認中' });
    await minato.done('approver', `${path}/closing`);
    await offices.deliver();
    await look(minato);
    expect(await lateAt(minato)).toMatchObject([{ id: found?.id, state: 'closed' }]);
    expect(await holding(handover)).toEqual([['late'], ['late']]);
  });

  it('and comes late after all leaves a deviation that two persons must close', async () => {
    const handover = await dispatched();
    exchange.offices.clock.day = '2026-11-23';
    await handover.takeIn();
    await exchange.offices.deliver();
    expect(await holding(handover)).toEqual([['late'], ['late']]);
    const [late] = (await custodyAt(exchange.minato, handover)).deviations;
    expect(late).toMatchObject({ operator: 'MINATO', state: 'open' });
  });

  it('is reported lost by who sent it, and may turn up', async () => {
    const handover = await dispatched();
    const { minato, aoba, offices } = exchange;
    const path = `media/${handover.mediumId}/custody-events`;
    const there = await minato.post('media-custodian', path, { kind: 'lost' });
    expect(codeOf(there)).toBe('MEDIUM_IN_OTHER_HANDS');
    await handover.custody({ kind: 'lost' }, aoba);
    await offices.deliver();
    expect(await holding(handover)).toEqual([['lost'], ['lost']]);
    const shown = await minato.get('auditor', `media/${handover.mediumId}`);
    expect(shown.body).toMatchObject({ state: 'lost' });
    await handover.takeIn();
    await offices.deliver();
    expect(await holding(handover)).toEqual([['lost'], ['lost']]);
  });
});

describe('a deviation', () => {
  let handover: Handover;
  let deviation: Deviation;
  beforeAll(async () => {
    handover = await dispatched();
    await handover.takeIn({ sealIntact: false });
    await exchange.offices.deliver();
    [deviation] = (await custodyAt(exchange.minato, handover)).deviations as [Deviation];
  });
  const act = (office: Office, login: string, step: string, body = {}) =>
    office.post(login, `deviations/${deviation.id}/${step}`, body);
  const reason = '配送中の擦過。封印番号と内部の封かんに異常なし';

  it('is not closed by the other side, by one person alone, or without a reason', async () => {
    const { aoba, minato } = exchange;
    const ask = 'closing-request';
    expect(codeOf(await act(aoba, 'staff', ask, { reason }))).toBe('DEVIATION_OF_OTHER_SIDE');
    expect(codeOf(await act(minato, 'approver', 'closing'))).toBe('TRANSITION_REFUSED');
    expect(codeOf(await act(minato, 'staff', ask))).toBe('REQUEST_INVALID');
    expect(codeOf(await act(minato, 'auditor', ask, { reason }))).toBe('PERMISSION_MISSING');
    expect(codeOf(await act(minato, 'staff+approver', ask, { reason }))).toBe('ok');
    expect(codeOf(await act(minato, 'staff', 'closing'))).toBe('PERMISSION_MISSING');
    expect(codeOf(await act(minato, 'staff+approver', 'closing'))).toBe('DEVIATION_CLOSED_ALONE');
    expect(await holding(handover)).toEqual([['seal-broken'], ['seal-broken']]);
  });

  it('goes on when the second person is not satisfied', async () => {
    const { minato } = exchange;
    expect(codeOf(await act(minato, 'approver', 'closing-refusal'))).toBe('ok');
    expect((await custodyAt(minato, handover)).deviations).toMatchObject([{ state: 'open' }]);
    expect((await custodyAt(minato, handover)).deviations[0]).not.toHaveProperty('reason');
  });

  it('is closed by two persons, and the other side learns why', async () => {
    const { aoba, minato, offices } = exchange;
    expect(codeOf(await act(minato, 'media-custodian', 'closing-request', { reason }))).toBe('ok');
    expect(codeOf(await act(minato, 'approver', 'closing'))).toBe('ok');
    expect(await holding(handover)).toEqual([['seal-broken'], []]);
    await offices.deliver();
    expect(await holding(handover)).toEqual([[], []]);
    const there = (await custodyAt(aoba, handover)).deviations;
    expect(there).toMatchObject([{ state: 'closed', reason, closedOn: TODAY, operator: 'MINATO' }]);
    expect(codeOf(await act(minato, 'approver', 'closing'))).toBe('TRANSITION_REFUSED');
    expect(exchange.aoba.refused).toEqual([]);
  });

  it('is opened by hand at either side, of a package that is there', async () => {
    const { aoba, offices } = exchange;
    const other = await dispatched();
    const unknown = { packageId: newId(), kind: 'other' };
    expect(codeOf(await aoba.post('staff', 'deviations', unknown))).toBe('PACKAGE_NOT_HERE');
    const given = { packageId: other.id, kind: 'other' };
    await aoba.done('staff', 'deviations', given);
    await aoba.done('staff', 'deviations', given);
    await offices.deliver();
    expect(await holding(other)).toEqual([['other'], ['other']]);
  });

  it('is what the release of a passphrase asks for', async () => {
    const { app, transactions } = exchange.aoba;
    const other = await dispatched();
    const open = () => transactions.read((tx) => app.get(Deviations).openFor(tx, other.id));
    expect(await open()).toEqual([]);
    await exchange.aoba.done('staff', 'deviations', { packageId: other.id, kind: 'other' });
    expect(await open()).toMatchObject([{ packageId: other.id, kind: 'other' }]);
  });
});

describe('the other side’s custody events', () => {
  const letterOf = (kind: string) => {
    const letter = exchange.offices.letters.find(
      ({ type, body }) =>
        type === 'custody.recorded' && (body as SignedCustody).document.kind === kind,
    );
    if (!letter) throw new Error(`no ${kind}`);
    return letter;
  };

  it('that are missing leave a gap, which is shown, held against the package, and told', async () => {
    const handover = await exchange.plan();
    await handover.collect();
    const { letters } = exchange.offices;
    letters.splice(letters.indexOf(letterOf('handed-over')), 1);
    const { mediumId } = handover;
    await exchange.aoba.done('media-custodian', `${handover.path}/dispatch`, { mediumId });
    await exchange.offices.deliver();
    const there = await custodyAt(exchange.minato, handover);
    expect(there.faults).toEqual([{ operator: 'AOBA', sequence: 2, fault: 'gap' }]);
    expect(await holding(handover)).toEqual([['custody-chain'], ['custody-chain']]);
  });

  it('told twice with different content are a fork; neither replaces the other', async () => {
    const handover = await exchange.plan();
    await handover.collect();
    const letter = letterOf('handed-over');
    const { document } = letter.body as SignedCustody;
    const other = { ...document, counterpart: '別の業者' };
    const signature = await exchange.aoba.keyring.sign(canonicalJson(other));
    await exchange.offices.deliver();
    await exchange.offices.receive({ ...letter, body: { document: other, signature } });
    await exchange.offices.deliver();
    const shown = await exchange.minato.get('auditor', `media/${handover.mediumId}`);
    expect(shown.body).toMatchObject({
      faults: [{ operator: 'AOBA', sequence: 2, fault: 'fork' }],
    });
    expect((shown.body as { events: unknown[] }).events).toHaveLength(4);
  });

  it('are refused unless the sender itself signed them, about its own medium and contract', async () => {
    const handover = await exchange.plan();
    await handover.sealed();
    const { aoba, minato, offices } = exchange;
    const letter = letterOf('sealed');
    offices.letters.length = 0;
    const { document, signature } = letter.body as SignedCustody;
    const send = async (change: object, office = aoba): Promise<void> => {
      const altered = { ...document, ...change };
      const signed = await office.keyring.sign(canonicalJson(altered));
      await offices.receive({ ...letter, body: { document: altered, signature: signed } });
    };
    await offices.receive({
      ...letter,
      body: { document: { ...document, sealNumber: 'X' }, signature },
    });
    await send({}, minato);
    await send({ operator: 'MINATO' });
    await send({ medium: { ...document.medium, owner: 'MINATO' } });
    await send({ content: { ...document.content, contractId: newId() } });
    expect(minato.refused).toEqual([
      ...['SIGNATURE_INVALID', 'SIGNATURE_INVALID'],
      ...['CUSTODY_OF_ANOTHER', 'CUSTODY_OF_ANOTHER', 'CONTRACT_UNKNOWN'],
    ]);
    await send({});
    await send({ sequence: 2, content: { ...document.content, sha256: '0'.repeat(64) } });
    expect(minato.refused.at(-1)).toBe('CUSTODY_OF_ANOTHER');
    expect((await minato.get('auditor', `media/${handover.mediumId}`)).body).toMatchObject({
      events: [{ kind: 'sealed', operator: 'AOBA' }],
    });
  });
});
