import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReviewView } from '../../src/features/review/application/review-view.js';
import { newId } from '../../src/kernel/ids.js';
import { ROLES } from '../../src/kernel/actor.js';
import type { Office } from '../support/office.js';
import { openCommittee, told } from './committee-office.js';
import { aCase, aRequest } from './subjects.js';

let minato: Office;
let aoba: Office;
beforeAll(async () => {
  [minato, aoba] = await Promise.all([openCommittee('MINATO'), openCommittee('AOBA')]);
});
afterAll(() => Promise.all([minato.close(), aoba.close()]));

const CHAIR = 'committee-chair';
const MEMBERS = ['committee-member:a', 'committee-member:b'];
const RATIONALE = '目的および必要な限度に照らし妥当';
const NOTE = '申請者と共同研究中';
const MINUTES = '全員一致で承認した。';

const subjectOf = (kind: 'case' | 'provision-request', id: string) => ({ kind, id });
const ruling = (change: object = {}) => ({
  decision: 'approved',
  conditions: ['公表前に原稿を提出すること'],
  minutes: MINUTES,
  ...change,
});

async function open(office: Office, kind: string, subject: object): Promise<string> {
  const { status, body } = await office.post('secretary', 'reviews', {
    kind,
    subject,
    dueOn: '2026-12-25',
  });
  expect({ status, body }).toMatchObject({ status: 201, body: { state: 'pending' } });
  return (body as ReviewView).id;
}

async function voteAll(office: Office, id: string, vote = 'approve'): Promise<void> {
  for (const member of [...MEMBERS, CHAIR]) {
    await office.post(member, `reviews/${id}/conflict-declarations`, { conflict: false });
    const cast = await office.post(member, `reviews/${id}/votes`, { vote, rationale: RATIONALE });
    expect(cast.status).toBe(201);
  }
}

async function decided(
  office: Office,
  kind: 'first' | 'second',
  subject: object,
  approve = true,
): Promise<string> {
  const id = await open(office, kind, subject);
  await voteAll(office, id, approve ? 'approve' : 'reject');
  const decision = approve ? 'approved' : 'rejected';
  const answer = await office.post(CHAIR, `reviews/${id}/decision`, ruling({ decision }));
  expect(answer).toMatchObject({ status: 201, body: { state: decision } });
  return id;
}

const stateOf = async (office: Office, path: string) => {
  const { body } = await office.get('staff', path);
  return (body as { state: string }).state;
};

describe('the first review at the recipient', () => {
  it('takes the case from registered to approved, with the conditions the committee set', async () => {
    const { id: caseId } = await aCase(minato, 'registered');
    const id = await open(minato, 'first', subjectOf('case', caseId));
    expect(await stateOf(minato, `cases/${caseId}`)).toBe('in-first-review');
    await voteAll(minato, id);
    await minato.post(CHAIR, `reviews/${id}/decision`, ruling());
    expect((await minato.get('staff', `cases/${caseId}`)).body).toMatchObject({
      state: 'first-approved',
      firstReview: {
        decision: 'approved',
        decidedOn: '2026-11-21',
        conditions: ['公表前に原稿を提出すること'],
      },
    });
  });

  it('leaves the case rejected when the committee rejects', async () => {
    const { id: caseId } = await aCase(minato, 'registered');
    await decided(minato, 'first', subjectOf('case', caseId), false);
    expect(await stateOf(minato, `cases/${caseId}`)).toBe('first-rejected');
    expect(minato.letters).toEqual([]);
  });

  it('is opened once: a case in review, or one that is not there, is refused', async () => {
    const { id: caseId } = await aCase(minato, 'registered');
    const subject = subjectOf('case', caseId);
    const review = { kind: 'first', subject, dueOn: '2026-12-25' };
    const answers = await Promise.all([
      minato.post('secretary', 'reviews', review),
      minato.post('secretary', 'reviews', review),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const unknown = { ...review, subject: subjectOf('case', newId()) };
    expect(await minato.post('secretary', 'reviews', unknown)).toMatchObject({
      status: 404,
      body: { error: { code: 'CASE_UNKNOWN' } },
    });
  });
});

describe('the review at the provider', () => {
  it.each([
    [true, 'accepted'],
    [false, 'refused'],
  ])('(approved: %s) leaves the request %s and answers the recipient', async (approve, state) => {
    const { id } = await aRequest(aoba, 'received');
    aoba.letters.length = 0;
    await decided(aoba, 'first', subjectOf('provision-request', id), approve);
    expect(await stateOf(aoba, `provision-requests/${id}`)).toBe(state);
    expect(aoba.letters).toMatchObject([
      { to: 'MINATO', type: 'provision-request.decided', body: { requestId: id, decision: state } },
    ]);
  });

  it('is never a second review', async () => {
    const { id } = await aRequest(aoba, 'received');
    const subject = subjectOf('provision-request', id);
    const review = { kind: 'second', subject, dueOn: '2026-12-25' };
    expect(await aoba.post('secretary', 'reviews', review)).toMatchObject({
      status: 422,
      body: { error: { code: 'REVIEW_SUBJECT_WRONG' } },
    });
    expect(await stateOf(aoba, `provision-requests/${id}`)).toBe('received');
  });
});

describe('the second review', () => {
  const linkedCase = async () => {
    const found = await aCase(minato, 'linked');
    const { id: caseId, caseNumber } = found;
    const request = await aRequest(aoba, 'received', { caseNumber });
    await decided(aoba, 'first', subjectOf('provision-request', request.id));
    await aRequest(minato, 'accepted', { id: request.id, caseId, caseNumber });
    await aRequest(minato, 'refused', { caseId, caseNumber, provider: 'YAMATO' });
    minato.letters.length = 0;
    return { caseId, caseNumber, requestId: request.id };
  };

  it('is reported to every provider of the case and to no other, and read there', async () => {
    const { caseId, caseNumber, requestId } = await linkedCase();
    await decided(minato, 'second', subjectOf('case', caseId));
    expect(await stateOf(minato, `cases/${caseId}`)).toBe('second-approved');
    const body = {
      requestId,
      fiscalYear: 2026,
      caseNumber,
      decision: 'approved',
      decidedOn: '2026-11-21',
      conditions: ['公表前に原稿を提出すること'],
    };
    const type = 'review.second-decided';
    expect(minato.letters).toEqual([{ from: 'MINATO', to: 'AOBA', type, body }]);
    expect(await told(aoba, 'MINATO', type, body)).toBeUndefined();
    const { body: notices } = await aoba.get('committee-member', 'reviews/notices');
    expect(notices).toContainEqual(expect.objectContaining({ ...body, recipient: 'MINATO' }));
  });

  it('that rejects is reported too, and another may follow', async () => {
    const { caseId } = await linkedCase();
    await decided(minato, 'second', subjectOf('case', caseId), false);
    await decided(minato, 'second', subjectOf('case', caseId));
    const decisions = minato.letters.map(({ body }) => (body as { decision: string }).decision);
    expect(decisions).toEqual(['rejected', 'approved']);
  });

  it('is not recorded from an operator, or about a case, that the request is not of', async () => {
    const { caseId, caseNumber, requestId } = await linkedCase();
    await decided(minato, 'second', subjectOf('case', caseId));
    const type = 'review.second-decided';
    const body = minato.letters[0]?.body as object;
    const before = (await aoba.get('auditor', 'reviews/notices')).body;
    const refused = 'NOTICE_OF_UNKNOWN_REQUEST';
    expect(await told(aoba, 'YAMATO', type, body)).toBe(refused);
    expect(await told(aoba, 'MINATO', type, { ...body, requestId: newId() })).toBe(refused);
    const other = { ...body, requestId, caseNumber: caseNumber + 1 };
    expect(await told(aoba, 'MINATO', type, other)).toBe(refused);
    expect((await aoba.get('auditor', 'reviews/notices')).body).toEqual(before);
  });
});

describe('what a committee keeps to itself', () => {
  it('leaves in no message and no audit line, and is read by the committee and the auditor', async () => {
    const { id: caseId } = await aCase(minato, 'linked');
    await aRequest(minato, 'accepted', { caseId });
    minato.letters.length = 0;
    const subject = subjectOf('case', caseId);
    const id = await open(minato, 'second', subject);
    const conflict = { conflict: true, note: NOTE };
    await minato.post('committee-member:x', `reviews/${id}/conflict-declarations`, conflict);
    await voteAll(minato, id);
    await minato.post(CHAIR, `reviews/${id}/decision`, ruling());
    const audit = await minato.dataSource.query<unknown[]>('SELECT * FROM audit_entry');
    const staff = (await minato.get('staff', `reviews/${id}`)).body;
    const list = (await minato.get('committee-member', 'reviews')).body;
    expect(minato.letters).toHaveLength(1);
    for (const text of [minato.letters, audit, staff, list].map((it) => JSON.stringify(it)))
      for (const kept of [NOTE, RATIONALE, MINUTES]) expect(text).not.toContain(kept);
    for (const reader of ['committee-member', CHAIR, 'secretary', 'auditor']) {
      const text = JSON.stringify((await minato.get(reader, `reviews/${id}`)).body);
      for (const kept of [NOTE, RATIONALE, MINUTES]) expect(text).toContain(kept);
    }
  });
});

describe('roles', () => {
  const ALLOWED: Record<string, readonly string[]> = {
    'POST reviews': ['secretary'],
    'POST reviews/:id/conflict-declarations': ['committee-member', 'committee-chair'],
    'POST reviews/:id/votes': ['committee-member', 'committee-chair'],
    'POST reviews/:id/decision': ['committee-chair'],
    'GET reviews': ['committee-member', 'committee-chair', 'secretary', 'auditor', 'staff'],
    'GET reviews/notices': ['committee-member', 'committee-chair', 'secretary', 'auditor', 'staff'],
    'GET reviews/:id': ['committee-member', 'committee-chair', 'secretary', 'auditor', 'staff'],
  };

  it.each(Object.entries(ALLOWED))('%s is for %j and for nobody else', async (route, allowed) => {
    const [method, path] = route.replace(':id', newId()).split(' ') as [string, string];
    for (const role of ROLES) {
      const { status } = await (method === 'GET'
        ? minato.get(role, path)
        : minato.post(role, path));
      expect([role, status !== 403]).toEqual([role, allowed.includes(role)]);
    }
  });
});

describe('states', () => {
  const COMMANDS = [
    ['conflict-declarations', CHAIR, { conflict: false }],
    ['votes', 'committee-member:late', { vote: 'reject', rationale: RATIONALE }],
    ['decision', CHAIR, ruling()],
  ] as const;

  it.each([true, false])('once decided (approved: %s) refuse every command', async (approve) => {
    const { id: caseId } = await aCase(minato, 'registered');
    const id = await decided(minato, 'first', subjectOf('case', caseId), approve);
    const before = (await minato.get('auditor', `reviews/${id}`)).body;
    for (const [command, who, body] of COMMANDS)
      expect(await minato.post(who, `reviews/${id}/${command}`, body)).toMatchObject({
        status: 409,
        body: { error: { code: 'TRANSITION_REFUSED' } },
      });
    expect((await minato.get('auditor', `reviews/${id}`)).body).toEqual(before);
  });

  it('of an unknown review are refused as unknown', async () => {
    for (const [command, who, body] of COMMANDS)
      expect(await minato.post(who, `reviews/${newId()}/${command}`, body)).toMatchObject({
        status: 404,
        body: { error: { code: 'REVIEW_UNKNOWN' } },
      });
  });

  it('once decided are kept by the database itself', async () => {
    const { id: caseId } = await aCase(minato, 'registered');
    const id = await decided(minato, 'first', subjectOf('case', caseId));
    for (const sql of [
      `UPDATE review SET state = 'rejected' WHERE id = $1`,
      'DELETE FROM review WHERE id = $1',
    ])
      await expect(minato.dataSource.query(sql, [id])).rejects.toThrow('never changes');
  });
});

describe('members at the same time', () => {
  it('each count once, and the same member sending twice counts once', async () => {
    const { id: caseId } = await aCase(minato, 'registered');
    const id = await open(minato, 'first', subjectOf('case', caseId));
    const everyone = [...MEMBERS, CHAIR];
    const declaration = { conflict: false };
    await Promise.all(
      everyone.map((who) => minato.post(who, `reviews/${id}/conflict-declarations`, declaration)),
    );
    const vote = { vote: 'approve', rationale: RATIONALE };
    const answers = await Promise.all(
      [...everyone, ...everyone].map((who) => minato.post(who, `reviews/${id}/votes`, vote)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect((await minato.get('staff', `reviews/${id}`)).body).toMatchObject({
      tally: { approve: 3, cast: 3 },
    });
  });

  it('cannot make two decisions of one review', async () => {
    const { id: caseId } = await aCase(minato, 'registered');
    const id = await open(minato, 'first', subjectOf('case', caseId));
    await voteAll(minato, id);
    const decide = () => minato.post(CHAIR, `reviews/${id}/decision`, ruling());
    const answers = await Promise.all([decide(), decide()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});
