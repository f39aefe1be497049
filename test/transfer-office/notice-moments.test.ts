import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Notice } from '../../src/features/notice/domain/notice.js';
import { Config } from '../../src/platform/config/config.js';
import type { Answer } from '../support/office.js';
import { Exchange } from './support/exchange.js';
import type { Handover } from './support/handover.js';

const TODAY = '2026-11-21';
const EVE = '2026-12-09';
const PROVISION_DATE = '2026-12-10';
/** Of everybody in the packages, and of nobody. */
const OURS = '1310000001';
const OTHERS = '0110113719';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.open();
});
afterEach(() => {
  exchange.offices.clock.day = TODAY;
  exchange.deliveryMethod = 'media';
});
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer): string =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

async function notice(institutionCode: string, change: object = {}): Promise<void> {
  const { id } = await exchange.aoba.done<Notice>('staff', 'notices', {
    ...{ institutionCode, notifiedOn: '2026-01-01', countedFrom: 'notice-day', waitingDays: 30 },
    ...{ evidence: '医療機関の報告書で確認', ...change },
  });
  await exchange.aoba.done('approver', `notices/${id}/confirmation`);
  await exchange.offices.deliver();
}

const later = (): Promise<Handover> => exchange.plan('AOBA', undefined, PROVISION_DATE);
const event = ({ mediumId }: Handover, body: object): Promise<Answer> =>
  exchange.aoba.post('media-custodian', `media/${mediumId}/custody-events`, body);
const handOver = (handover: Handover) =>
  event(handover, { kind: 'handed-over', counterpart: 'セキュリティ便' });
const collect = (handover: Handover) =>
  event(handover, { kind: 'courier-collected', trackingNumber: 'T', expectedOn: '2027-01-31' });
const dispatch = ({ path, mediumId }: Handover) =>
  exchange.aoba.post('media-custodian', `${path}/dispatch`, { mediumId });
const release = ({ path }: Handover) =>
  exchange.aoba.post('key-custodian', `${path}/passphrase-release`);
const compare = async (handover: Handover): Promise<Answer> => {
  const records = await handover.records();
  const answer = await exchange.aoba.postText('staff', `${handover.path}/opt-out-check`, records);
  await exchange.offices.deliver();
  return answer;
};

async function putFiles({ planned: { name } }: Handover): Promise<void> {
  const folder = join(exchange.aoba.app.get(Config).settings.dataDir, 'outgoing', name);
  await mkdir(folder, { recursive: true });
  for (const end of ['.7z', '.manifest.json', '.manifest.json.asc', '.sha256'])
    await writeFile(join(folder, `${name}${end}`), { '.7z': 'archive' }[end] ?? 'manifest');
}

describe('a package planned for a later day', () => {
  it('is not handed to a courier before that day, so that no courier collects it and nothing is dispatched', async () => {
    const handover = await later();
    await handover.sealed();
    exchange.offices.clock.day = EVE;
    expect(codeOf(await handOver(handover))).toBe('DISPATCH_BEFORE_PROVISION_DATE');
    expect(codeOf(await collect(handover))).toBe('TRANSITION_REFUSED');
    expect(codeOf(await dispatch(handover))).toBe('MEDIUM_NOT_COLLECTED');
    expect(exchange.offices.letters.map(({ type }) => type)).not.toContain('package.dispatched');
    exchange.offices.clock.day = PROVISION_DATE;
    await handover.dispatch();
    expect(await handover.states()).toEqual(['dispatched', 'announced']);
  });

  it('is not handed over by a second person’s confirmation either, where the first came in the day’s time', async () => {
    const handover = await later();
    await handover.sealed();
    exchange.offices.clock.day = PROVISION_DATE;
    expect(codeOf(await handOver(handover))).toBe('ok');
    exchange.offices.clock.day = EVE;
    const path = `media/${handover.mediumId}/custody-confirmation`;
    const second = await exchange.aoba.post('media-custodian:second', path);
    expect(codeOf(second)).toBe('DISPATCH_BEFORE_PROVISION_DATE');
  });

  it('is not uploaded before that day', async () => {
    exchange.deliveryMethod = 'network';
    const handover = await later();
    await handover.approve();
    await putFiles(handover);
    const go = () => exchange.aoba.post('media-custodian', `${handover.path}/network-dispatch`);
    exchange.offices.clock.day = EVE;
    expect(codeOf(await go())).toBe('DISPATCH_BEFORE_PROVISION_DATE');
    exchange.offices.clock.day = PROVISION_DATE;
    expect(codeOf(await go())).toBe('ok');
    await exchange.offices.deliver();
  });

  it('is not taken by the recipient where the provider says it left before that day', async () => {
    const handover = await later();
    exchange.offices.clock.day = PROVISION_DATE;
    await handover.collect();
    const { mediumId, path } = handover;
    await exchange.aoba.done('media-custodian', `${path}/dispatch`, { mediumId });
    const { letters } = exchange.offices;
    const at = letters.findIndex(({ type }) => type === 'package.dispatched');
    const [letter] = letters.splice(at, 1);
    if (!letter) throw new Error('No announcement');
    const announce = (dispatchedOn: string) =>
      exchange.offices.receive({ ...letter, body: { ...(letter.body as object), dispatchedOn } });
    await announce(EVE);
    expect(exchange.minato.refused.splice(0)).toEqual(['ANNOUNCEMENT_DIFFERS']);
    await announce(PROVISION_DATE);
    expect(exchange.minato.refused).toEqual([]);
    await exchange.offices.deliver();
  });
});

describe('a stop of an institution that is known beforehand', () => {
  it('holds what was judged for a day before it, once it has come', async () => {
    await notice(OTHERS, { stoppedOn: '2026-11-25' });
    const handover = await exchange.plan();
    await handover.sealed();
    exchange.offices.clock.day = '2026-11-25';
    expect(codeOf(await handOver(handover))).toBe('NOTICE_STOPPED_SINCE_PROVISION_DATE');
    exchange.offices.clock.day = '2026-11-24';
    await handover.dispatch();
    expect(await handover.states()).toEqual(['dispatched', 'announced']);
  });
});

describe('a notice list that changes', () => {
  it('before the dispatch keeps the medium that is sealed already in the house', async () => {
    const handover = await exchange.plan();
    await handover.sealed();
    await notice(OTHERS);
    expect(await handover.at(exchange.aoba)).toMatchObject({
      ...{ state: 'planned', voided: { cause: 'notice' } },
    });
    expect(codeOf(await handOver(handover))).toBe('SEALED_PACKAGE_NOT_APPROVED');
  });

  it('between dispatch and release holds the passphrase, and frees it where everybody is still covered', async () => {
    await notice(OURS);
    const handover = await exchange.plan();
    await handover.arrive();
    await notice(OTHERS, { waitingDays: 60 });
    expect(await handover.at(exchange.aoba)).toHaveProperty('notices.heldVersion');
    expect(codeOf(await release(handover))).toBe('NOTICES_SINCE_DISPATCH');
    expect((await compare(handover)).body).toMatchObject({ concerned: 0 });
    await handover.release();
    expect(await handover.states()).toEqual(['released', 'released']);
  });

  it.each([
    ['stopped', { stoppedOn: TODAY }],
    ['turns out to have been given too late', { notifiedOn: '2026-11-01' }],
  ])('between dispatch and release recalls the package where a notice %s', async (_, change) => {
    await notice(OURS);
    const handover = await exchange.plan();
    await handover.requestRelease();
    await notice(OURS, change);
    expect(codeOf(await exchange.aoba.post('key-custodian:second', handover.confirmation))).toBe(
      'NOTICES_SINCE_DISPATCH',
    );
    expect((await compare(handover)).body).toMatchObject({
      ...{ concerned: 2, package: { state: 'recalled', recall: { cause: 'notice' } } },
    });
    expect(await handover.states()).toEqual(['recalled', 'recalled']);
  });

  it('after the release leaves the package as it is: it was provided by right', async () => {
    await notice(OURS);
    const handover = await exchange.plan();
    await handover.release();
    await notice(OURS, { stoppedOn: TODAY });
    expect(await handover.at(exchange.aoba)).not.toHaveProperty('notices.heldVersion');
    expect((await compare(handover)).body).toMatchObject({ concerned: 0 });
    expect(await handover.states()).toEqual(['released', 'released']);
  });
});
