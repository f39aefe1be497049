import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { openOffices } from '../contract/offices.js';
import type { Offices } from '../support/offices.js';

const whole = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;
/** The patient table alone: quick to send. */
const common: DataDefinition = { ...whole, tables: whole.tables.slice(0, 1) };
const titled = (version: number, titleJa: string): DataDefinition => ({
  ...common,
  version,
  titleJa,
});
const ALL = ['MINATO', 'AOBA', 'YAMATO'];

let offices: Offices;
beforeAll(async () => {
  offices = await openOffices(ALL);
});
afterAll(() => offices.close());

interface Answer {
  status: number;
  body: Record<string, never> & { error?: { code: string }; id: string; state: string };
}
const post = async (code: string, role: string, path: string, body: object = {}) =>
  (await offices.of(code).post(role, path, body)) as Answer;
const version = (number: number) => `definitions/jp-operators%2Fcommon/${number}`;
const view = async (code: string, number: number) => {
  const { body } = await offices.of(code).get('auditor', version(number));
  return body as {
    state: string;
    round: number;
    titleJa: string;
    closingReason: string | null;
    sha256: string;
    votes: { document: { operator: string; vote: string; comment?: string }; verified: boolean }[];
    others: { round: number; state: string; proposer: string }[];
  };
};
const statesOf = async (number: number) =>
  Promise.all(ALL.map(async (code) => (await view(code, number)).state));

describe('a draft of the data definition', () => {
  it('is worked on by staff beside other drafts of the same version, and seen by nobody else', async () => {
    const first = await post('MINATO', 'staff', 'definition-drafts', {
      definition: titled(1, '甲'),
    });
    const second = await post('MINATO', 'staff', 'definition-drafts', {
      definition: titled(1, '乙'),
    });
    expect([first.status, first.body.state, second.body.state]).toEqual([201, 'draft', 'draft']);
    expect(
      (await post('MINATO', 'approver', 'definition-drafts', { definition: common })).status,
    ).toBe(403);
    expect(
      (await post('MINATO', 'staff', `definition-drafts/${second.body.id}/discard`)).body.state,
    ).toBe('discarded');
    expect(offices.letters).toEqual([]);
    const gone = await post('MINATO', 'staff', `definition-drafts/${second.body.id}/proposal`, {
      reason: '改訂',
    });
    expect([gone.status, gone.body.error?.code]).toEqual([409, 'TRANSITION_REFUSED']);
  });

  it('tells what contradicts itself, and is not proposed until it is put right', async () => {
    const [patient] = common.tables;
    const twice = { ...common, tables: [patient, patient] };
    const { body } = await post('MINATO', 'staff', 'definition-drafts', { definition: twice });
    expect(body).toMatchObject({ findings: [{ code: 'DEFINITION_NAME_TWICE' }] });
    const refused = await post('MINATO', 'staff', `definition-drafts/${body.id}/proposal`, {
      reason: '改訂',
    });
    expect(refused.body.error?.code).toBe('DEFINITION_NAME_TWICE');
    const { body: after } = await offices
      .of('MINATO')
      .get('auditor', `definition-drafts/${body.id}`);
    expect(after).toMatchObject({ state: 'draft', revision: 1 });
  });
});

describe('a proposal to the council', () => {
  it('goes to every confirmed member with its reason', async () => {
    const { body } = await post('MINATO', 'staff', 'definition-drafts', {
      definition: titled(2, '初案'),
    });
    const proposed = await post('MINATO', 'staff', `definition-drafts/${body.id}/proposal`, {
      reason: 'DPCの追加',
    });
    expect(proposed.body).toMatchObject({
      state: 'proposed',
      round: 1,
      members: ['AOBA', 'YAMATO'],
    });
    await offices.deliver();
    expect(await view('AOBA', 2)).toMatchObject({ state: 'proposed', reason: 'DPCの追加' });
  });

  it('is refused by a member with its comments, which the proposer sees, signed', async () => {
    const staff = await post('AOBA', 'staff', `${version(2)}/refusal`, { comment: 'x' });
    expect(staff.status).toBe(403);
    const { body } = await post('AOBA', 'approver', `${version(2)}/refusal`, {
      comment: '項目名を再考されたい',
    });
    expect(body.state).toBe('refused');
    await offices.deliver();
    expect(await view('MINATO', 2)).toMatchObject({
      state: 'refused',
      votes: [
        {
          document: { operator: 'AOBA', vote: 'refused', comment: '項目名を再考されたい' },
          verified: true,
        },
      ],
    });
  });

  it('is not published then, though the others agree; nor answered twice', async () => {
    await post('YAMATO', 'approver', `${version(2)}/agreement`);
    const again = await post('AOBA', 'approver', `${version(2)}/agreement`);
    expect(again.body.error?.code).toBe('TRANSITION_REFUSED');
    await offices.deliver();
    expect(await statesOf(2)).toEqual(['refused', 'refused', 'agreed']);
    expect(offices.of('MINATO').refused).toEqual([]);
  });

  it('is withdrawn by its proposer only, and every member learns who refused and why', async () => {
    const other = await post('AOBA', 'staff', `${version(2)}/withdrawal`, { reason: 'x' });
    expect([other.status, other.body.error?.code]).toEqual([403, 'DEFINITION_OF_OTHERS']);
    await post('MINATO', 'staff', `${version(2)}/withdrawal`, { reason: '意見を反映する' });
    await offices.deliver();
    expect(await statesOf(2)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    const { votes, closingReason } = await view('YAMATO', 2);
    expect(closingReason).toBe('意見を反映する');
    expect(votes.map(({ document }) => `${document.operator} ${document.vote}`).sort()).toEqual([
      'AOBA refused',
      'YAMATO agreed',
    ]);
  });

  it('is revised under the same number as the next round, which all agree to', async () => {
    const { body } = await post('MINATO', 'staff', 'definitions', {
      definition: titled(2, '再提案'),
      reason: '意見を反映',
    });
    expect(body).toMatchObject({ round: 2, state: 'proposed' });
    await offices.deliver();
    for (const code of ALL) await post(code, 'approver', `${version(2)}/agreement`);
    await offices.deliver();
    expect(await statesOf(2)).toEqual(['published', 'published', 'published']);
    const { titleJa, others, votes } = await view('AOBA', 2);
    expect([titleJa, others]).toMatchObject(['再提案', [{ round: 1, state: 'withdrawn' }]]);
    expect(
      votes.map(({ document, verified }) => `${document.operator} ${verified}`).sort(),
    ).toEqual(['AOBA true', 'MINATO true', 'YAMATO true']);
  });

  it('stays withdrawn where the last agreement crosses the withdrawal', async () => {
    await post('MINATO', 'staff', 'definitions', { definition: titled(3, '取下げ') });
    await offices.deliver();
    await post('MINATO', 'approver', `${version(3)}/agreement`);
    for (const code of ['AOBA', 'YAMATO']) await post(code, 'approver', `${version(3)}/agreement`);
    await post('MINATO', 'staff', `${version(3)}/withdrawal`, { reason: '誤り' });
    await offices.deliver();
    expect(await statesOf(3)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    for (const code of ALL) expect(offices.of(code).refused).toEqual([]);
  });

  it('of one number is one content: two operators proposing it at once do not both win', async () => {
    await post('MINATO', 'staff', 'definitions', { definition: titled(4, 'みなと案') });
    await post('AOBA', 'staff', 'definitions', { definition: titled(4, 'あおば案') });
    await offices.deliver();
    const choice = await post('YAMATO', 'approver', `${version(4)}/agreement`);
    expect(choice.body.error?.code).toBe('DEFINITION_CHOICE_NEEDED');
    const [first, second] = (await proposalsAt('YAMATO', 4)) as [string, string];
    expect(
      (await post('YAMATO', 'approver', `${version(4)}/agreement`, { sha256: first })).status,
    ).toBe(201);
    const both = await post('YAMATO', 'approver', `${version(4)}/agreement`, { sha256: second });
    expect(both.body.error?.code).toBe('DEFINITION_AGREED_ANOTHER');
    for (const code of ['MINATO', 'AOBA'])
      await post(code, 'approver', `${version(4)}/agreement`, { sha256: first });
    await offices.deliver();
    expect(await statesOf(4)).toEqual(['published', 'published', 'published']);
    expect(
      new Set(await Promise.all(ALL.map(async (code) => (await view(code, 4)).sha256))),
    ).toEqual(new Set([first]));
  });

  it('is taken from nobody whose signature does not hold', async () => {
    await post('MINATO', 'staff', 'definitions', { definition: titled(5, '署名') });
    await offices.deliver();
    await post('AOBA', 'approver', `${version(5)}/agreement`);
    const [letter] = offices.letters.splice(0);
    if (!letter) throw new Error('A letter expected.');
    const { document, signature } = letter.body as { document: object; signature: string };
    const altered = { ...document, decidedOn: '2026-01-01' };
    await offices.receive({ ...letter, body: { document: altered, signature } });
    expect(offices.of('MINATO').refused).toEqual(['DEFINITION_VOTE_INVALID']);
    expect((await view('MINATO', 5)).votes).toEqual([]);
  });
});

async function proposalsAt(code: string, number: number): Promise<string[]> {
  const { sha256, others } = (await view(code, number)) as unknown as {
    sha256: string;
    others: { sha256: string }[];
  };
  return [...others.map((other) => other.sha256), sha256];
}
