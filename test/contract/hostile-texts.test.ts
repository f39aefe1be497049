import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { canonicalJson, digestOf } from '../../src/kernel/canonical-json.js';
import { openOffices } from './offices.js';
import type { Letter } from '../support/office.js';
import type { Offices } from '../support/offices.js';
import {
  basicAt,
  concludeBasic,
  draftBasic,
  openTextAt,
  proposeBasic,
  signBasic,
} from './steps.js';

interface Text {
  readonly id: string;
  readonly parties: readonly { code: string; name: string }[];
}
type Body = { text: Text; signature: { sha256: string } };

let offices: Offices;
beforeAll(async () => {
  offices = await openOffices(['MINATO', 'AOBA', 'YAMATO']);
});
beforeEach(() => {
  offices.letters.length = 0;
  for (const code of ['MINATO', 'AOBA', 'YAMATO']) offices.of(code).refused.length = 0;
});
afterAll(() => offices.close());

const at = (code: string, id: string) => basicAt(offices, code, id);
const refusalsOf = (code: string) => offices.of(code).refused.splice(0);

async function signatureOf(code: string, content: object) {
  return {
    sha256: digestOf(content),
    title: '代表取締役',
    signedAt: '2026-11-21T03:00:00.000Z',
    signature: await offices.of(code).keyring.sign(canonicalJson(content)),
  };
}

/** Whatever a dishonest operator's software says, well signed with its own key. */
async function propose(from: string, to: string, text: object, type = 'basic-contract.proposed') {
  const body = { text, signature: await signatureOf(from, text) };
  await offices.receive({ from, to, type, body });
}
async function sign(from: string, to: string, text: Text) {
  const body = { contractId: text.id, signature: await signatureOf(from, text) };
  await offices.receive({ from, to, type: 'contract.text-signed', body });
}
async function decline(from: string, to: string, text: Text) {
  const declinedAt = '2026-11-21T03:00:00.000Z';
  const body = { contractId: text.id, sha256: digestOf(text), reason: '不同意', declinedAt };
  await offices.receive({ from, to, type: 'contract.text-declined', body });
}

const party = (code: string) => ({ code, name: `事業者${code}` });

/** A proposal of MINATO to AOBA, taken off the wire. */
async function proposal(): Promise<Letter & { body: Body }> {
  const { id } = await draftBasic(offices, ['AOBA']);
  await signBasic(offices, 'MINATO', id);
  const [letter] = offices.letters.splice(0);
  return letter as Letter & { body: Body };
}

const termination = (change: object) => ({
  kind: 'yuzu.contract/termination',
  schemaVersion: 1,
  id: randomUUID(),
  number: 1,
  round: 1,
  base: null,
  proposedBy: 'AOBA',
  answerBy: '2026-12-21',
  operatorKind: 'anonymised',
  template: { id: 'termination-agreement', version: 1 },
  clauses: [{ id: 'end', heading: '第1条', text: '解約する。' }],
  title: '解約合意書',
  parties: [party('AOBA'), party('MINATO')],
  tier: 'basic',
  terminatesOn: '2026-12-31',
  runningContracts: 'stop',
  reason: '合意',
  ...change,
});

describe('a text of a dishonest operator', () => {
  it('that ends a contract nobody concluded is not kept, and what there is can still be read', async () => {
    const type = 'contract.termination-proposed';
    await propose('AOBA', 'MINATO', termination({}), type);
    await propose('AOBA', 'MINATO', termination({ number: 2, base: 'b'.repeat(64) }), type);
    await propose('AOBA', 'MINATO', termination({ tier: 'individual' }), type);
    expect(refusalsOf('MINATO')).toEqual([
      'TEXT_OUT_OF_PLACE',
      'TEXT_OUT_OF_PLACE',
      'TEXT_OUT_OF_PLACE',
    ]);
    expect((await offices.of('MINATO').get('auditor', 'basic-contracts')).status).toBe(200);
  });

  it('does not enter a contract of others by following a text they do not have', async () => {
    const id = await concludeBasic(offices, ['AOBA']);
    const before = await at('MINATO', id);
    const [first] = before.texts;
    const document = first?.document as unknown as Text;
    const parties = [party('YAMATO'), party('MINATO')];
    const forged = { number: 2, round: 1000, base: 'c'.repeat(64), proposedBy: 'YAMATO', parties };
    const amendment = { ...document, ...forged, change: 'amendment', acceding: [] };
    await propose('YAMATO', 'MINATO', amendment);
    await propose('YAMATO', 'MINATO', { ...amendment, change: 'accession', acceding: ['MINATO'] });
    expect(refusalsOf('MINATO')).toEqual(['TEXT_OUT_OF_PLACE', 'TEXT_OUT_OF_PLACE']);
    expect(await at('MINATO', id)).toEqual(before);
  });

  it('is refused where its parties lack the receiver, or name one twice', async () => {
    const { text } = (await proposal()).body;
    for (const parties of [
      [party('YAMATO'), party('AOBA')],
      [party('MINATO'), party('MINATO')],
      [party('MINATO'), party('AOBA'), { code: 'AOBA', name: '青葉' }],
    ])
      await propose('MINATO', 'AOBA', { ...text, id: randomUUID(), parties });
    await propose('MINATO', 'AOBA', { ...text, id: randomUUID(), acceding: ['AOBA'] });
    expect(refusalsOf('AOBA')).toEqual([
      'CONTRACT_NOT_OF_PARTY',
      'CONTRACT_NOT_OF_PARTY',
      'PARTIES_INVALID',
      'PARTIES_INVALID',
    ]);
  });
});

describe('an operator that goes back on its word', () => {
  it('cannot sign what it has declined', async () => {
    const { text } = (await proposal()).body;
    await decline('AOBA', 'MINATO', text);
    await sign('AOBA', 'MINATO', text);
    expect(refusalsOf('MINATO')).toEqual(['TEXT_DECLINED_ALREADY']);
    expect(await at('MINATO', text.id)).toMatchObject({ state: 'abandoned' });
  });

  it('cannot sign the offer it has answered by another one, once that is answered too', async () => {
    const { text } = (await proposal()).body;
    const counter = { ...text, round: 2, proposedBy: 'AOBA', endsOn: '2028-03-31' };
    await propose('AOBA', 'MINATO', counter);
    await proposeBasic(offices, 'MINATO', `${text.id}/counter-proposals`, { endsOn: '2029-03-31' });
    await sign('AOBA', 'MINATO', text);
    expect(refusalsOf('MINATO')).toEqual(['TEXT_SUPERSEDED']);
    expect(await at('MINATO', text.id)).toMatchObject({ state: 'negotiating', inForce: null });
  });

  it('does not bring two texts of one place in force', async () => {
    const { text } = (await proposal()).body;
    const counter = { ...text, round: 2, proposedBy: 'AOBA', endsOn: '2028-03-31' };
    await propose('AOBA', 'MINATO', counter);
    await signBasic(offices, 'MINATO', text.id);
    await sign('AOBA', 'MINATO', text);
    const { texts, term } = await at('MINATO', text.id);
    expect(texts.map(({ status }) => status).sort()).toEqual(['concluded', 'superseded']);
    expect(term.endsOn).toBe('2028-03-31');
  });

  it('is bound by a proposal of its own above one that it makes later', async () => {
    const { text } = (await proposal()).body;
    const counter = { ...text, round: 9, proposedBy: 'AOBA', endsOn: '2028-03-31' };
    await propose('AOBA', 'MINATO', counter);
    await propose('AOBA', 'MINATO', { ...counter, round: 8, endsOn: '2029-03-31' });
    expect(refusalsOf('MINATO')).toEqual(['TEXT_SUPERSEDED']);
    expect((await openTextAt(offices, 'MINATO', text.id)).sha256).toBe(digestOf(counter));
  });
});

describe('a notice of a dishonest operator', () => {
  const notice = (contractId: string, text: string | null, change: object) => ({
    kind: 'yuzu.contract/notice',
    schemaVersion: 1,
    id: randomUUID(),
    contractId,
    tier: 'basic',
    text,
    notice: 'terminated-for-cause',
    by: 'AOBA',
    effectiveOn: '2026-11-21',
    givenOn: '2026-11-21',
    reason: '契約違反',
    ...change,
  });
  const give = async (from: string, content: object) => {
    const body = { notice: content, signature: await signatureOf(from, content) };
    await offices.receive({ from, to: 'MINATO', type: 'contract.notice-given', body });
  };

  it('says nothing against its giver, against nobody or of another tier', async () => {
    const id = await concludeBasic(offices, ['AOBA']);
    const { inForce } = await at('MINATO', id);
    await give('AOBA', notice(id, inForce, { against: 'AOBA' }));
    await give('AOBA', notice(id, inForce, {}));
    await give('AOBA', notice(id, inForce, { notice: 'renewal-refused', against: 'MINATO' }));
    await give('AOBA', notice(id, inForce, { tier: 'individual', against: 'MINATO' }));
    await give('YAMATO', notice(id, inForce, { by: 'YAMATO', against: 'MINATO' }));
    await give('AOBA', notice(id, inForce, { by: 'YAMATO', against: 'MINATO' }));
    expect(refusalsOf('MINATO')).toEqual([
      ...Array<string>(4).fill('NOTICE_MEANINGLESS'),
      ...Array<string>(2).fill('CONTRACT_NOT_OF_PARTY'),
    ]);
    const { notices, standing } = await at('MINATO', id);
    expect([notices, standing]).toEqual([[], [expect.objectContaining({ inForce: true })]]);
  });

  it('counts once, however often it comes, and not before it was given', async () => {
    const id = await concludeBasic(offices, ['AOBA']);
    const { inForce } = await at('MINATO', id);
    const backdated = notice(id, inForce, { against: 'MINATO', effectiveOn: '2026-04-01' });
    const good = notice(id, inForce, { against: 'MINATO' });
    for (const each of [backdated, good, good]) await give('AOBA', each);
    const { notices, standing } = await at('MINATO', id);
    expect(notices.length).toBeLessThanOrEqual(2);
    expect(standing).toEqual([expect.objectContaining({ inForce: false, since: '2026-11-21' })]);
  });
});
