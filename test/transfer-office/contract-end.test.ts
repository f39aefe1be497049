import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IndividualContractView } from '../../src/features/contract/application/individual-contract-view.js';
import {
  CONTRACT_STEPS,
  type ContractStep,
  type EndCause,
} from '../../src/features/contract/domain/contract-steps.js';
import { effectOf } from '../../src/features/contract/domain/effects.js';
import { BasicContracts, Contracts } from '../../src/features/contract/index.js';
import { Exchange } from './support/exchange.js';
import type { Handover } from './support/handover.js';
import type { Answer, Office } from '../support/office.js';

const TODAY = '2026-11-21';
const TOMORROW = '2026-11-22';
const PROVIDERS = ['AOBA', 'YAMATO', 'KAEDE', 'MOMIJI'];
const REASON = '契約違反のため';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.open(PROVIDERS);
});
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer): string =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;
const path = (contractId: string): string => `individual-contracts/${contractId}`;

/** What a gateway says to a step: `ok` or the code of its refusal. */
async function asked(
  office: Office,
  other: string,
  contractId: string,
  step: ContractStep,
): Promise<string> {
  const { transactions, app } = office;
  const outcome = await transactions.read((tx) =>
    step === 'request' || step === 'contract'
      ? app.get(BasicContracts).liveBetween(tx, other)
      : app.get(Contracts).mayProceed(tx, contractId, step),
  );
  return outcome.ok ? 'ok' : outcome.error.code;
}

/** Every step at both sides, against the table. */
async function expectTable(provider: string, contractId: string, cause: EndCause): Promise<void> {
  const sides: [Office, string][] = [
    [exchange.minato, provider],
    [exchange.offices.of(provider), 'MINATO'],
  ];
  const isCertification = cause.startsWith('certification');
  for (const [office, other] of sides)
    for (const step of CONTRACT_STEPS) {
      const isNew = step === 'request' || step === 'contract';
      const refusal = isCertification
        ? 'CERTIFICATION_NOT_LIVE'
        : isNew
          ? 'BASIC_CONTRACT_MISSING'
          : 'CONTRACT_END_STOPS';
      const expected = effectOf(step, cause).outcome === 'stops' ? refusal : 'ok';
      const answer = await asked(office, other, contractId, step);
      expect({ at: office.code, step, answer }).toEqual({
        at: office.code,
        step,
        answer: expected,
      });
    }
}

/** Ends, effects and duties as both sides show them; the same at both. */
async function shown(provider: string, contractId: string): Promise<IndividualContractView> {
  const views = await Promise.all(
    [exchange.minato, exchange.offices.of(provider)].map(async (office) => {
      const { body } = await office.get('auditor', path(contractId));
      return body as IndividualContractView;
    }),
  );
  const [one, other] = views.map(({ ends, effects, duties, state }) => ({
    ...{ ends, effects, duties, state },
  }));
  expect(one).toEqual(other);
  return views[0] as IndividualContractView;
}

describe('a basic contract terminated for cause in the middle of running cases', () => {
  let planned: Handover;
  let packed: Handover;
  let collected: Handover;
  let meanwhile: Handover;
  let transit: Handover;
  let arrived: Handover;
  let released: Handover;

  beforeAll(async () => {
    planned = await exchange.plan();
    packed = await exchange.plan();
    await packed.pack();
    collected = await exchange.plan();
    await collected.collect();
    meanwhile = await exchange.plan();
    await meanwhile.collect();
    transit = await exchange.plan();
    await transit.dispatch();
    arrived = await exchange.plan();
    await arrived.arrive();
    released = await exchange.plan();
    await released.release();
    const notice = { notice: 'terminated-for-cause', against: 'AOBA', reason: REASON };
    await exchange.minato.done('approver', `${exchange.basicPath()}/notices`, notice);
    // AOBA has not heard of it yet
    const { mediumId } = meanwhile;
    await exchange.aoba.done('media-custodian', `${meanwhile.path}/dispatch`, { mediumId });
    await exchange.offices.deliver();
  });

  it('stops whatever moves or uses the data, before the dispatch, in transit and after the release', async () => {
    const { contractId } = planned.planned;
    const { aoba, minato } = exchange;
    const { mediumId } = collected;
    const answers = {
      plan: await aoba.post('staff', 'packages', { contractId, providedOn: TOMORROW }),
      'provide-ticket': await aoba.post('staff', `${planned.path}/provide-ticket`),
      approve: await aoba.post('approver', `${packed.path}/approval`, {
        receipt: await packed.approvalReceipt(),
      }),
      dispatch: await aoba.post('media-custodian', `${collected.path}/dispatch`, { mediumId }),
      release: await aoba.post('key-custodian', `${arrived.path}/passphrase-release`),
      'open in transit': await minato.post('staff', `${transit.path}/receive-ticket`),
      'open after release': await minato.post('staff', `${released.path}/receive-ticket`),
      passphrase: await minato.post('key-custodian', `${released.path}/passphrase`),
    };
    for (const [what, answer] of Object.entries(answers))
      expect([what, codeOf(answer)]).toEqual([what, 'CONTRACT_END_STOPS']);
    expect(answers.dispatch.body).toMatchObject({
      error: {
        facts: { step: 'dispatch', cause: 'for-cause', since: TODAY },
        ja: expect.stringContaining('基本契約の解除') as unknown,
      },
    });
  });

  it('lets custody, records and the report of what was opened before go on', async () => {
    const { minato } = exchange;
    await transit.takeIn();
    expect(codeOf(await transit.recordArrival())).toBe('ok');
    const receipt = await released.openReceipt();
    expect(codeOf(await minato.post('staff', `${released.path}/open-receipt`, { receipt }))).toBe(
      'ok',
    );
    await exchange.offices.deliver();
    expect(await transit.states()).toEqual(['arrived', 'arrived']);
    expect(await released.states()).toEqual(['accepted', 'accepted']);
    const witness = '00000000-0000-4000-8000-000000000000';
    const event = { kind: 'stored', location: '保管庫1', witness };
    const custody = await exchange.aoba.post(
      'media-custodian',
      `media/${collected.mediumId}/custody-events`,
      event,
    );
    expect(codeOf(custody)).not.toBe('CONTRACT_END_STOPS');
  });

  it('takes a medium into custody that was dispatched before the provider had heard of it', async () => {
    expect(await meanwhile.states()).toEqual(['dispatched', 'announced']);
  });

  it('answers every step alike at both sides, and shows why and what is still owed', async () => {
    const { contractId } = released.planned;
    await expectTable('AOBA', contractId, 'for-cause');
    const { ends, effects, duties, state } = await shown('AOBA', contractId);
    expect(state).toBe('concluded');
    expect(ends).toMatchObject([{ cause: 'for-cause', on: TODAY, ja: '基本契約の解除' }]);
    expect(effects).toHaveLength(CONTRACT_STEPS.length);
    expect(effects.find(({ step }) => step === 'link')).toMatchObject({
      outcome: 'stops',
      clause: 'stop-effects',
      stepJa: '名寄せのジョブ票の発行',
    });
    expect(duties).toContainEqual(
      expect.objectContaining({
        duty: 'delete',
        by: 'MINATO',
        from: TODAY,
        until: '2026-12-20',
        clause: 'data-at-the-end',
      }),
    );
    expect(duties.map(({ duty, by }) => `${duty} ${by}`)).toEqual([
      'keep-data AOBA',
      'delete MINATO',
      'certify-deletion MINATO',
      'pay MINATO',
      'keep-records MINATO',
      'keep-records AOBA',
      'secrecy MINATO',
      'secrecy AOBA',
      'secrecy-of-data MINATO',
      'secrecy-of-data AOBA',
      'share-opt-outs MINATO',
      'share-opt-outs AOBA',
    ]);
  });

  it('leaves the contracts with other providers alone', async () => {
    const { contractId } = (await exchange.plan('YAMATO')).planned;
    expect(await asked(exchange.minato, 'YAMATO', contractId, 'plan')).toBe('ok');
    expect((await shown('YAMATO', contractId)).ends).toEqual([]);
  });
});

describe('an individual contract that ends while the basic contract goes on', () => {
  it('by notice of the provider stops its own case alone', async () => {
    const running = await exchange.plan('MOMIJI');
    const other = await exchange.plan('MOMIJI');
    await running.dispatch();
    const { contractId } = running.planned;
    const notice = { notice: 'terminated-for-cause', reason: REASON };
    const momiji = exchange.offices.of('MOMIJI');
    expect(codeOf(await momiji.post('staff', `${path(contractId)}/notices`, notice))).toBe(
      'PERMISSION_MISSING',
    );
    await momiji.done('approver', `${path(contractId)}/notices`, notice);
    expect(codeOf(await momiji.post('approver', `${path(contractId)}/notices`, notice))).toBe(
      'NOTICE_GIVEN_ALREADY',
    );
    await exchange.offices.deliver();
    await expectTable('MOMIJI', contractId, 'individual-for-cause');
    expect((await shown('MOMIJI', contractId)).ends).toMatchObject([
      { cause: 'individual-for-cause', operator: 'MINATO', on: TODAY },
    ]);
    await running.takeIn();
    expect(codeOf(await running.recordArrival())).toBe('ok');
    await other.dispatch();
    expect(await other.states()).toEqual(['dispatched', 'announced']);
  });

  it('by agreement keeps what was provided in use, or stops it too, from the day after', async () => {
    const [kept, stopped] = [await exchange.plan('MOMIJI'), await exchange.plan('MOMIJI')];
    await kept.release();
    await exchange.agreeToEnd(path(kept.planned.contractId), 'continue', 'MOMIJI');
    await exchange.agreeToEnd(path(stopped.planned.contractId), 'stop', 'MOMIJI');
    expect((await shown('MOMIJI', kept.planned.contractId)).ends).toEqual([]);
    exchange.offices.clock.day = TOMORROW;
    await expectTable('MOMIJI', kept.planned.contractId, 'individual-agreed-continue');
    await expectTable('MOMIJI', stopped.planned.contractId, 'individual-agreed-stop');
    expect(await shown('MOMIJI', kept.planned.contractId)).toMatchObject({ state: 'ended' });
    const passphrase = await exchange.minato.post('key-custodian', `${kept.path}/passphrase`);
    expect(codeOf(passphrase)).toBe('ok');
    exchange.offices.clock.day = TODAY;
  });
});

describe('a basic contract ended otherwise', () => {
  it('by agreement to continue lets running contracts run, and starts nothing new', async () => {
    const running = await exchange.plan('YAMATO');
    await running.collect();
    await exchange.agreeToEnd(exchange.basicPath('YAMATO'), 'continue', 'YAMATO');
    exchange.offices.clock.day = TOMORROW;
    await expectTable('YAMATO', running.planned.contractId, 'agreed-continue');
    await running.open();
    expect(await running.states()).toEqual(['accepted', 'accepted']);
    exchange.offices.clock.day = TODAY;
  });

  it('by agreement to stop ends running contracts with it', async () => {
    const running = await exchange.plan('KAEDE');
    await running.collect();
    await exchange.agreeToEnd(exchange.basicPath('KAEDE'), 'stop', 'KAEDE');
    exchange.offices.clock.day = TOMORROW;
    await expectTable('KAEDE', running.planned.contractId, 'agreed-stop');
    const kaede = exchange.offices.of('KAEDE');
    const { mediumId } = running;
    expect(
      codeOf(await kaede.post('media-custodian', `${running.path}/dispatch`, { mediumId })),
    ).toBe('CONTRACT_END_STOPS');
    exchange.offices.clock.day = TODAY;
  });

  it('by the loss or suspension of a certification stops at once, and resumes after a suspension', async () => {
    const { contractId } = (await exchange.plan('MOMIJI')).planned;
    const momiji = exchange.offices.of('MOMIJI');
    const change = async (event: object) => {
      const body = { kind: 'anonymised', effectiveOn: TODAY, ...event };
      await momiji.done('approver', 'operator/certification-events', body);
      await exchange.offices.deliver();
    };
    await change({ change: 'suspended' });
    await expectTable('MOMIJI', contractId, 'certification-suspended');
    await change({ change: 'resumed' });
    expect(await asked(exchange.minato, 'MOMIJI', contractId, 'plan')).toBe('ok');
  });

  it('by a refused renewal expires: what runs is carried out, to the end of its period of use', async () => {
    const { contractId } = (await exchange.plan('MOMIJI')).planned;
    const notice = { notice: 'renewal-refused', reason: '期間満了をもって終了するため' };
    await exchange.minato.done('approver', `${exchange.basicPath('MOMIJI')}/notices`, notice);
    await exchange.offices.deliver();
    exchange.offices.clock.day = '2027-04-01';
    await expectTable('MOMIJI', contractId, 'expired');
    exchange.offices.clock.day = '2027-12-01';
    for (const office of [exchange.minato, exchange.offices.of('MOMIJI')])
      expect(await asked(office, '-', contractId, 'link')).toBe('CONTRACT_END_STOPS');
    const { ends } = await shown('MOMIJI', contractId);
    expect(ends.map(({ cause }) => cause)).toEqual(['use-period-over', 'expired']);
    exchange.offices.clock.day = TODAY;
  });
});
