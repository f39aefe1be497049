import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BasicContracts } from '../../src/features/contract/index.js';
import { AnswerBasicText } from '../../src/features/contract/application/answer-basic-text.use-case.js';
import type { TextView } from '../../src/features/contract/application/negotiation-view.js';
import { canonicalJson, digestOf } from '../../src/kernel/canonical-json.js';
import { openOffices } from './offices.js';
import type { Letter } from '../support/office.js';
import type { Offices } from '../support/offices.js';
import { basicAt, draftBasic, openTextAt, proposeBasic, signBasic, signByAll } from './steps.js';

let offices: Offices;
beforeAll(async () => {
  offices = await openOffices(['MINATO', 'AOBA', 'YAMATO', 'KAEDE'], { KAEDE: 'pseudonymised' });
});
afterAll(() => offices.close());

const THREE = ['MINATO', 'AOBA', 'YAMATO'];
const at = (code: string, id: string) => basicAt(offices, code, id);
const openAt = (code: string, id: string) => openTextAt(offices, code, id);
const clauseOf = ({ document }: TextView, id: string) =>
  document.clauses.find((clause) => clause.id === id)?.text;
const liveBetween = (code: string, other: string) => {
  const { app, transactions } = offices.of(code);
  return transactions.run((tx) => app.get(BasicContracts).liveBetween(tx, other));
};
const isProposal = ({ type }: Letter) => type === 'basic-contract.proposed';
const refuse = (code: string, id: string, sha256: string) =>
  offices
    .of(code)
    .post('approver', `basic-contracts/${id}/refusal`, { sha256, reason: '条件不一致' });

describe('a basic contract of three operators', () => {
  let id: string;

  it('is drafted with every clause of the library and the settled values', async () => {
    const contract = await draftBasic(offices, ['AOBA', 'YAMATO'], {
      variables: { paymentDays: '45' },
      renewal: { years: 2, noticeMonths: 6 },
    });
    ({ id } = contract);
    expect(contract).toMatchObject({ state: 'draft', inForce: null });
    const text = await openAt('MINATO', id);
    expect(text).toMatchObject({
      status: 'draft',
      signatures: [],
      document: { round: 1, number: 1 },
    });
    expect(clauseOf(text, 'payment')).toContain('45日以内');
    expect(clauseOf(text, 'term')).toContain('6か月前');
  });

  it('is not signed by staff, nor by the person who drafted it, nor by its wrong hash', async () => {
    const { sha256 } = await openAt('MINATO', id);
    const path = `basic-contracts/${id}/signature`;
    expect((await offices.of('MINATO').post('staff', path, { sha256 })).status).toBe(403);
    const drafter = { kind: 'person', id: 'staff', name: 'x', roles: ['approver'] } as const;
    const signing = offices.of('MINATO').app.get(AnswerBasicText);
    expect(await signing.sign(drafter, id, { sha256, title: '代表取締役' })).toMatchObject({
      error: { code: 'SIGNER_IS_DRAFTER' },
    });
    const other = { sha256: digestOf('another text'), title: '代表取締役' };
    expect((await offices.of('MINATO').post('approver', path, other)).body).toMatchObject({
      error: { code: 'TEXT_UNKNOWN' },
    });
    expect((await offices.of('MINATO').post('approver', path, {})).status).toBe(400);
  });

  it('reaches the others with the proposer’s signature and is in force with the last one', async () => {
    expect((await signBasic(offices, 'MINATO', id)).body).toMatchObject({ state: 'negotiating' });
    // YAMATO gets AOBA's signature before MINATO's proposal: they come on different channels.
    await offices.deliver((letter) => isProposal(letter) && letter.to === 'AOBA');
    await signBasic(offices, 'AOBA', id);
    await offices.deliver((letter) => !isProposal(letter));
    await offices.deliver();
    const signers = (await openAt('YAMATO', id)).signatures.map(({ operator }) => operator);
    expect(signers).toEqual(['MINATO', 'AOBA']);
    expect((await at('MINATO', id)).state).toBe('negotiating');
    expect((await signBasic(offices, 'YAMATO', id)).body).toMatchObject({ state: 'in-force' });
    await offices.deliver();
    for (const code of THREE) expect((await at(code, id)).state).toBe('in-force');
  });

  it('stands with signatures that anybody can verify over the text each side shows', async () => {
    const { texts, inForce } = await at('AOBA', id);
    const [text] = texts;
    expect(text).toMatchObject({ sha256: inForce, status: 'concluded' });
    expect(text?.signatures).toHaveLength(3);
    for (const { operator, signature } of text?.signatures ?? []) {
      const key = offices.of(operator).keyring.publicKey();
      const verify = (signed: string) => offices.of('AOBA').keyring.verify(signed, signature, key);
      expect((await verify(canonicalJson(text?.document))).ok).toBe(true);
      expect((await verify(canonicalJson({ ...text?.document, title: 'x' }))).ok).toBe(false);
    }
  });

  it('is live between any two of them from its first day, and is renewed when nobody refuses', async () => {
    expect(await liveBetween('AOBA', 'YAMATO')).toMatchObject({ ok: true, value: { id } });
    offices.clock.day = '2026-03-31';
    expect(await liveBetween('MINATO', 'AOBA')).toMatchObject({
      error: { code: 'BASIC_CONTRACT_MISSING' },
      facts: { operator: 'AOBA', whyJa: '2026-04-01 発効' },
    });
    offices.clock.day = '2029-06-01';
    expect(await liveBetween('MINATO', 'AOBA')).toMatchObject({ ok: true });
    expect((await at('YAMATO', id)).term).toEqual({
      endsOn: '2031-03-31',
      refusalDeadline: '2030-09-30',
    });
    offices.clock.day = '2026-11-21';
  });

  it('closes to a party whose certification ended, and stays open between the others', async () => {
    const certification = { number: '1', validFrom: '2024-04-01', validTo: '2026-10-31' };
    await offices.changePeer('MINATO', 'YAMATO', { certification });
    expect(await liveBetween('MINATO', 'YAMATO')).toMatchObject({
      error: { code: 'CERTIFICATION_NOT_LIVE' },
    });
    expect(await liveBetween('MINATO', 'AOBA')).toMatchObject({ ok: true });
    expect((await at('MINATO', id)).standing).toMatchObject([
      { operator: 'AOBA', inForce: true },
      { operator: 'YAMATO', inForce: false, cause: 'certification' },
    ]);
    await offices.changePeer('MINATO', 'YAMATO', {
      certification: { number: '1', validFrom: '2024-04-01' },
    });
  });
});

describe('the negotiation of a basic contract', () => {
  const proposed = async (counterparties = ['AOBA', 'YAMATO']) => {
    const { id } = await draftBasic(offices, counterparties);
    await signBasic(offices, 'MINATO', id);
    await offices.deliver();
    return id;
  };
  const counter = (code: string, id: string, change: object) =>
    proposeBasic(offices, code, `${id}/counter-proposals`, change);

  it('takes a counter-proposal, which keeps what was not changed', async () => {
    const id = await proposed(['AOBA']);
    await counter('AOBA', id, { variables: { paymentDays: '30' } });
    await offices.deliver();
    const text = await openAt('MINATO', id);
    expect(text.document).toMatchObject({ number: 1, round: 2, proposedBy: 'AOBA' });
    expect(clauseOf(text, 'payment')).toContain('30日以内');
    const [first] = (await at('MINATO', id)).texts;
    expect(first).toMatchObject({
      status: 'superseded',
      statusJa: expect.stringContaining('失効'),
    });
    expect(clauseOf(text, 'term')).toBe(first && clauseOf(first, 'term'));
    await signByAll(offices, ['MINATO'], id);
    for (const code of ['MINATO', 'AOBA'])
      expect(await at(code, id)).toMatchObject({ state: 'in-force', inForce: text.sha256 });
  });

  it('keeps negotiated clauses word for word when only a date changes', async () => {
    const id = await proposed(['AOBA']);
    const { document } = await openAt('AOBA', id);
    const clauses = document.clauses.map((clause) =>
      clause.id === 'consultation' ? { ...clause, text: '別途書面により協議する。' } : clause,
    );
    await counter('AOBA', id, { clauses });
    await offices.deliver();
    await counter('MINATO', id, { endsOn: '2028-03-31' });
    const text = await openAt('MINATO', id);
    expect(text.document.round).toBe(3);
    expect(clauseOf(text, 'consultation')).toBe('別途書面により協議する。');
    expect(clauseOf(text, 'term')).toContain('2028年3月31日');
  });

  it('lets the earlier party’s counter-proposal win when two cross, at every office', async () => {
    const id = await proposed();
    const aoba = await counter('AOBA', id, { variables: { paymentDays: '30' } });
    const yamato = await counter('YAMATO', id, { variables: { paymentDays: '90' } });
    await offices.deliver();
    for (const code of THREE) {
      const { texts } = await at(code, id);
      expect((await openAt(code, id)).sha256).toBe(aoba);
      expect(texts.find(({ sha256 }) => sha256 === yamato)?.status).toBe('superseded');
    }
    await signByAll(offices, ['YAMATO', 'MINATO'], id);
    for (const code of THREE)
      expect(await at(code, id)).toMatchObject({ state: 'in-force', inForce: aoba });
  });

  it('binds who signed: neither withdrawn nor replaced before the answer or the end of the period', async () => {
    const id = await proposed();
    const again = () =>
      offices.of('MINATO').post('staff', `basic-contracts/${id}/counter-proposals`, {
        endsOn: '2028-03-31',
      });
    expect((await again()).body).toMatchObject({ error: { code: 'TEXT_STILL_BINDING' } });
    const { sha256, document } = await openAt('MINATO', id);
    expect((await refuse('MINATO', id, sha256)).body).toMatchObject({
      error: { code: 'TEXT_SIGNED_ALREADY', ja: expect.stringContaining(document.answerBy) },
    });
    offices.clock.day = '2026-12-22';
    expect((await at('AOBA', id)).texts[0]).toMatchObject({ status: 'lapsed' });
    expect((await signBasic(offices, 'AOBA', id)).body).toMatchObject({
      error: { code: 'TEXT_LAPSED' },
    });
    expect((await again()).status).toBe(201);
    offices.clock.day = '2026-11-21';
  });

  it('is abandoned when a party declines, and goes on with a new proposal', async () => {
    const id = await proposed();
    const { sha256 } = await openAt('AOBA', id);
    expect((await refuse('AOBA', id, sha256)).body).toMatchObject({ state: 'abandoned' });
    await offices.deliver();
    expect((await signBasic(offices, 'YAMATO', id)).body).toMatchObject({
      error: { code: 'TEXT_SUPERSEDED' },
    });
    expect((await signBasic(offices, 'AOBA', id)).body).toMatchObject({
      error: { code: 'TEXT_DECLINED_ALREADY' },
    });
    for (const code of THREE)
      expect(await at(code, id)).toMatchObject({
        state: 'abandoned',
        texts: [{ status: 'declined', declines: [{ operator: 'AOBA', reason: '条件不一致' }] }],
      });
    await proposeBasic(offices, 'MINATO', `${id}/counter-proposals`, { endsOn: '2028-03-31' });
    await signByAll(offices, ['AOBA', 'YAMATO'], id);
    for (const code of THREE) expect((await at(code, id)).state).toBe('in-force');
  });

  it('concludes a text whose last signature arrives after its period, if it was given in time', async () => {
    const id = await proposed(['AOBA']);
    await signBasic(offices, 'AOBA', id);
    offices.clock.day = '2027-01-31';
    await offices.deliver();
    expect((await at('MINATO', id)).state).toBe('in-force');
    offices.clock.day = '2026-11-21';
  });
});

describe('the gates of a basic contract', () => {
  it('stay closed between the two kinds of certification', async () => {
    expect(await draftBasic(offices, ['KAEDE'])).toMatchObject({
      error: { code: 'KIND_CROSSOVER_REFUSED' },
    });
  });

  it('name an unknown operator, dates out of order and an operator contracting with itself', async () => {
    expect(await draftBasic(offices, ['SAKURA'])).toMatchObject({
      error: { code: 'PEER_UNKNOWN' },
    });
    expect(await draftBasic(offices, ['AOBA'], { endsOn: '2026-03-01' })).toMatchObject({
      error: { code: 'CONTRACT_DATES_INVALID' },
    });
    expect(await draftBasic(offices, ['MINATO'])).toMatchObject({
      error: { code: 'PARTIES_INVALID' },
    });
  });

  it('refuse a second signature of one party', async () => {
    const { id } = await draftBasic(offices, ['AOBA']);
    await signBasic(offices, 'MINATO', id);
    offices.letters.length = 0;
    expect((await signBasic(offices, 'MINATO', id)).body).toMatchObject({
      error: { code: 'TEXT_SIGNED_ALREADY' },
    });
    expect(offices.letters).toEqual([]);
  });
});
