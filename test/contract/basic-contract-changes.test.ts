import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BasicContractDocument } from '../../src/features/contract/domain/contract-document.js';
import { openOffices } from './offices.js';
import type { Letter } from '../support/office.js';
import type { Offices } from '../support/offices.js';
import {
  concludeBasic,
  openTextAt,
  proposeBasic,
  resigned,
  signBasic,
  signByAll,
} from './steps.js';
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

describe('an amendment', () => {
  it('is the whole text after the change, in force from its day once all have signed', async () => {
    const sha256 = await proposeBasic(offices, 'AOBA', `${id}/amendments`, {
      variables: { paymentDays: '20' },
      effectiveOn: '2027-01-01',
    });
    await signByAll(offices, ['MINATO', 'YAMATO'], id);
    for (const code of THREE) {
      const { texts, inForce } = await at(code);
      expect(inForce).toBe(texts[0]?.sha256);
      expect(texts[1]).toMatchObject({
        status: 'concluded',
        document: { number: 2, round: 1, base: inForce, change: 'amendment' },
      });
      const changed = texts[1]?.document.clauses.filter(
        ({ id: clause, text }) =>
          !texts[0]?.document.clauses.some((c) => c.id === clause && c.text === text),
      );
      expect(changed?.map((clause) => clause.id)).toEqual(['payment']);
    }
    offices.clock.day = '2027-01-01';
    expect((await at('YAMATO')).inForce).toBe(sha256);
  });

  it('waits for the signature that its base still lacks at a gateway that hears late', async () => {
    // HIBARI's letters to nobody: a contract of two, its last signature under way to AOBA.
    const sha256 = await proposeBasic(offices, 'MINATO', `${id}/amendments`, {
      endsOn: '2028-03-31',
    });
    await offices.deliver();
    await signBasic(offices, 'AOBA', id);
    await offices.deliver();
    await signBasic(offices, 'YAMATO', id);
    await offices.deliver(({ to }) => to === 'MINATO');
    const next = await proposeBasic(offices, 'MINATO', `${id}/amendments`, {
      endsOn: '2029-03-31',
    });
    await offices.deliver(({ from }) => from === 'MINATO');
    expect((await at('AOBA')).texts.map(({ status }) => status)).toEqual([
      'concluded',
      'open',
      'waiting',
    ]);
    await offices.deliver();
    const { texts } = await at('AOBA');
    expect(texts.map((text) => [text.sha256, text.status]).slice(1)).toEqual([
      [sha256, 'concluded'],
      [next, 'open'],
    ]);
  });

  it('may not leave out a party that has not left', async () => {
    await proposeBasic(offices, 'MINATO', `${id}/amendments`, {});
    const [letter] = offices.letters.splice(0);
    const body = letter?.body as { text: BasicContractDocument; signature: { sha256: string } };
    const text = { ...body.text, parties: body.text.parties.slice(0, 2) };
    const signature = await resigned(offices.of('MINATO'), body.signature, text);
    await offices.receive({ ...(letter as Letter), to: 'AOBA', body: { text, signature } });
    expect((await signBasic(offices, 'AOBA', id)).body).toMatchObject({
      error: { code: 'PARTY_LEFT_OUT', facts: { operator: 'YAMATO' } },
    });
  });
});

describe('an accession', () => {
  const FOUR = [...THREE, 'HIBARI'];
  const propose = (change: object = {}) =>
    proposeBasic(offices, 'MINATO', `${id}/accessions`, { operators: ['HIBARI'], ...change });

  it('brings a further operator in with the consolidated text, signed by it first and by all', async () => {
    await propose({ effectiveOn: '2026-12-01' });
    await offices.deliver();
    expect((await signBasic(offices, 'AOBA', id)).body).toMatchObject({
      error: { code: 'ACCESSION_UNSIGNED' },
    });
    const { document } = await openTextAt(offices, 'HIBARI', id);
    expect(document).toMatchObject({ number: 2, change: 'accession', acceding: ['HIBARI'] });
    expect(document.clauses[0]?.text).toContain('HIBARI');
    await signByAll(offices, ['HIBARI', 'AOBA', 'YAMATO'], id);
    for (const code of FOUR) expect((await at(code)).state).toBe('in-force');
    expect(await standing('AOBA', 'HIBARI')).toBe('HIBARI accedes on 2026-12-01');
    expect(await standing('MINATO', 'AOBA')).toBe('in force');
    offices.clock.day = '2026-12-01';
    for (const said of Object.values(await standingOfAll(FOUR))) expect(said).toBe('in force');
  });

  it('tells who joins of the notices that were given before, whenever they were', async () => {
    await refuseRenewal('YAMATO');
    await offices.deliver();
    await propose();
    await notice('AOBA', { notice: 'terminated-for-cause', against: 'MINATO' });
    await signByAll(offices, ['HIBARI', 'AOBA', 'YAMATO'], id);
    expect((await at('HIBARI')).notices).toHaveLength(2);
    offices.clock.day = '2027-04-01';
    const said = await standingOfAll(FOUR);
    expect(said['YAMATO-HIBARI']).toBe('ended 2027-03-31, renewal refused by YAMATO');
    expect(said['AOBA-HIBARI']).toBe('in force');
    expect(said['MINATO-AOBA']).toBe('terminated by AOBA on 2026-11-21');
  });

  it('of an operator that does not answer leaves the others free to go on', async () => {
    await propose();
    await offices.deliver();
    const { sha256 } = await openTextAt(offices, 'AOBA', id);
    const amendment = await proposeBasic(offices, 'AOBA', `${id}/amendments`, {
      endsOn: '2028-03-31',
    });
    await signByAll(offices, ['YAMATO', 'MINATO'], id);
    for (const code of THREE) expect((await at(code)).inForce).toBe(amendment);
    expect(await at('HIBARI')).toMatchObject({
      state: 'abandoned',
      texts: [{ sha256, status: 'declined', declines: [{ operator: 'AOBA' }] }],
    });
  });
});

describe('an agreed termination', () => {
  const terms = {
    terminatesOn: '2026-12-31',
    runningContracts: 'continue',
    reason: '事業の見直し',
  };

  it('ends the contract for all after its last day, once all have signed', async () => {
    await proposeBasic(offices, 'YAMATO', `${id}/termination-agreements`, terms);
    await offices.deliver();
    await signBasic(offices, 'MINATO', id);
    await offices.deliver();
    expect((await at('MINATO')).state).toBe('in-force');
    await signByAll(offices, ['AOBA'], id);
    for (const code of THREE) expect((await at(code)).state).toBe('ended');
    offices.clock.day = '2026-12-31';
    expect(await standingOfAll(THREE)).toEqual(inForceEverywhere);
    offices.clock.day = '2027-01-01';
    expect(await standing('MINATO', 'AOBA')).toBe('ended by agreement on 2026-12-31');
    const amended = await offices.of('AOBA').post('staff', `basic-contracts/${id}/amendments`, {});
    expect(amended.body).toMatchObject({ error: { code: 'TRANSITION_REFUSED' } });
    expect((await refuseRenewal('AOBA')).body).toMatchObject({
      error: { code: 'TRANSITION_REFUSED' },
    });
  });

  it('that crosses an amendment gives way to the earlier party’s text', async () => {
    const amendment = await proposeBasic(offices, 'AOBA', `${id}/amendments`, {
      endsOn: '2028-03-31',
    });
    await proposeBasic(offices, 'YAMATO', `${id}/termination-agreements`, terms);
    await signByAll(offices, ['MINATO', 'YAMATO'], id);
    for (const code of THREE)
      expect(await at(code)).toMatchObject({ state: 'in-force', inForce: amendment });
  });
});
