import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BasicContractView } from '../../src/features/contract/application/basic-contract-view.js';
import type { BasicContractDocument } from '../../src/features/contract/domain/contract-document.js';
import { openOffices } from './offices.js';
import type { Offices } from '../support/offices.js';
import { concludeBasic, proposeBasic, resigned, signBasic, signByAll } from './steps.js';
import { basicContract, inForceEverywhere, THREE } from './support/basic-contract.js';

let offices: Offices;
let id: string;

beforeAll(async () => {
  offices = await openOffices([...THREE, 'HIBARI']);
});
beforeEach(async () => {
  offices.clock.day = '2026-11-21';
  offices.letters.length = 0;
  id = await concludeBasic(offices, ['AOBA', 'YAMATO']);
});
afterAll(() => offices.close());

const { at, notice, refuseRenewal, standing, standingOfAll } = basicContract(() => ({
  offices,
  id,
}));

describe('the refusal of a renewal', () => {
  it('makes its giver leave at the end of the term, while the others go on', async () => {
    offices.clock.day = '2026-12-31';
    expect((await refuseRenewal('YAMATO')).body).toMatchObject({
      notices: [{ notice: { by: 'YAMATO', effectiveOn: '2027-03-31', givenOn: '2026-12-31' } }],
    });
    await offices.deliver();
    offices.clock.day = '2027-03-31';
    expect(await standingOfAll(THREE)).toEqual(inForceEverywhere);
    offices.clock.day = '2027-04-01';
    expect(await standingOfAll(THREE)).toEqual({
      'MINATO-AOBA': 'in force',
      'MINATO-YAMATO': 'ended 2027-03-31, renewal refused by YAMATO',
      'AOBA-YAMATO': 'ended 2027-03-31, renewal refused by YAMATO',
    });
    expect((await at('AOBA')).standing).toMatchObject([
      { operator: 'MINATO', inForce: true, ja: '有効' },
      {
        operator: 'YAMATO',
        inForce: false,
        cause: 'expired',
        since: '2027-04-01',
        ja: '2027-03-31 満了（YAMATOの更新拒絶）',
      },
    ]);
  });

  it('is refused after its deadline, and may name the end of the next term', async () => {
    offices.clock.day = '2027-01-01';
    expect(await refuseRenewal('AOBA')).toMatchObject({
      status: 409,
      body: {
        error: {
          code: 'NOTICE_TOO_LATE',
          facts: { termEnd: '2027-03-31', deadline: '2026-12-31', nextEnd: '2028-03-31' },
        },
      },
    });
    expect((await refuseRenewal('AOBA', { effectiveOn: '2028-03-30' })).body).toMatchObject({
      error: { code: 'NOTICE_DATE_INVALID' },
    });
    expect((await refuseRenewal('AOBA', { effectiveOn: '2028-03-31' })).status).toBe(201);
    expect((await refuseRenewal('AOBA', { effectiveOn: '2028-03-31' })).body).toMatchObject({
      error: { code: 'NOTICE_GIVEN_ALREADY' },
    });
    await offices.deliver();
    offices.clock.day = '2028-03-31';
    expect(await standingOfAll(THREE)).toEqual(inForceEverywhere);
    offices.clock.day = '2028-04-01';
    expect(await standing('MINATO', 'AOBA')).toContain('renewal refused by AOBA');
  });

  it('counts from the day it was given at a gateway that was offline until after the term', async () => {
    await refuseRenewal('YAMATO');
    await offices.deliver(({ to }) => to !== 'AOBA');
    offices.clock.day = '2027-06-01';
    expect(await standing('AOBA', 'YAMATO')).toBe('in force');
    expect(await standing('YAMATO', 'AOBA')).toContain('renewal refused by YAMATO');
    await offices.deliver();
    expect(await standingOfAll(THREE)).toMatchObject({
      'MINATO-AOBA': 'in force',
      'AOBA-YAMATO': 'ended 2027-03-31, renewal refused by YAMATO',
    });
  });

  it('of all but one ends the contract for everybody', async () => {
    await refuseRenewal('MINATO');
    await refuseRenewal('YAMATO');
    await offices.deliver();
    offices.clock.day = '2027-04-01';
    for (const said of Object.values(await standingOfAll(THREE))) expect(said).toContain('ended');
  });

  it('falls when its giver agrees to another term', async () => {
    await refuseRenewal('YAMATO');
    await proposeBasic(offices, 'MINATO', `${id}/amendments`, { endsOn: '2030-03-31' });
    await signByAll(offices, ['AOBA', 'YAMATO'], id);
    offices.clock.day = '2027-04-01';
    expect(await standingOfAll(THREE)).toEqual(inForceEverywhere);
  });

  it('that came late from a gateway with another calendar is kept as evidence, without effect', async () => {
    offices.clock.day = '2026-12-01';
    await refuseRenewal('YAMATO');
    for (const letter of offices.letters.splice(0)) {
      const { notice: given, signature } = letter.body as {
        notice: object;
        signature: { sha256: string };
      };
      const late = { ...given, givenOn: '2027-01-15' };
      const body = {
        notice: late,
        signature: await resigned(offices.of('YAMATO'), signature, late),
      };
      await offices.receive({ ...letter, body });
    }
    offices.clock.day = '2027-04-01';
    expect((await at('AOBA')).notices).toHaveLength(1);
    expect(await standing('MINATO', 'AOBA')).toBe('in force');
    expect(await standing('AOBA', 'YAMATO')).toBe('in force');
  });
});

describe('a termination for cause', () => {
  it('ends the contract between two of the parties at once and leaves it to the others', async () => {
    expect((await notice('AOBA', { notice: 'terminated-for-cause' })).body).toMatchObject({
      error: { code: 'PARTIES_INVALID' },
    });
    const path = `basic-contracts/${id}/notices`;
    const body = { notice: 'terminated-for-cause', against: 'YAMATO', reason: '契約違反' };
    expect((await offices.of('AOBA').post('staff', path, body)).status).toBe(403);
    expect((await offices.of('AOBA').post('approver', path, body)).status).toBe(201);
    await offices.deliver();
    expect(await standingOfAll(THREE)).toEqual({
      'MINATO-AOBA': 'in force',
      'MINATO-YAMATO': 'in force',
      'AOBA-YAMATO': 'terminated by AOBA on 2026-11-21',
    });
    for (const code of THREE)
      expect((await at(code)).notices).toMatchObject([
        { notice: { by: 'AOBA', against: 'YAMATO', reason: '契約違反' } },
      ]);
  });

  it('of a party with all the others lets them amend the contract without it', async () => {
    const amended = () =>
      offices.of('MINATO').post('staff', `basic-contracts/${id}/amendments`, {});
    const partiesOf = (view: unknown) => {
      const { texts, open } = view as BasicContractView;
      const document = texts.find(({ sha256 }) => sha256 === open)?.document;
      return (document as BasicContractDocument).parties.map(({ code }) => code);
    };
    for (const code of ['AOBA', 'MINATO'])
      await notice(code, { notice: 'terminated-for-cause', against: 'YAMATO' });
    await offices.deliver();
    expect(partiesOf((await amended()).body)).toEqual(['MINATO', 'AOBA']);
    await signBasic(offices, 'MINATO', id);
    await signByAll(offices, ['AOBA'], id);
    expect((await at('AOBA')).parties.map(({ code }) => code)).toEqual(['MINATO', 'AOBA']);
    expect((await at('YAMATO')).texts).toHaveLength(1);
  });
});
