import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { judgementsFile } from '../../../src/features/linkage/domain/review/review-files.js';
import { unwrap } from '../../../src/kernel/outcome.js';
import { ReviewRoom } from '../support/review-room.js';

let room: ReviewRoom;
let folder: string;
let count = 0;
beforeAll(async () => {
  room = await ReviewRoom.create();
});
afterAll(() => room.erase());
beforeEach(() => {
  folder = room.path(`review-${(count += 1)}`);
});

const refusal = (code: string) => ({ ok: false, error: { code } });

describe('planning a review', () => {
  it('takes every open pair, and the links to be checked', async () => {
    const plan = unwrap(await room.planned(folder));
    expect(plan.strata).toEqual([
      { stratum: 'ambiguous', pairs: 4, drawn: 4 },
      { stratum: 'linked', pairs: 2, drawn: 2 },
    ]);
  });

  it('is refused for links of another run', async () => {
    const ticket = await room.ticket({ linksSha256: '0'.repeat(64) });
    expect(await room.planned(folder, { ticket })).toMatchObject(
      refusal('REVIEW_LINKS_OF_ANOTHER_RUN'),
    );
  });

  it('is refused where the table of open pairs is not the one that was signed', async () => {
    const file = room.path('run', 'review.csv');
    const before = await readFile(file, 'utf8');
    await writeFile(file, before.replace('AOBA,1310000001,1', 'AOBA,1310000001,5'));
    const changed = await room.planned(folder);
    await writeFile(file, before);
    expect(changed).toMatchObject({
      ...refusal('LINK_RUN_CHANGED'),
      facts: { file: 'review.csv' },
    });
  });

  it('wants three different persons, all named by the ticket', async () => {
    const { sato, suzuki, tanaka } = room.persons;
    const [first, second] = [sato.fingerprint(), suzuki.fingerprint()];
    const adjudicator = first;
    expect(await room.planned(folder, { adjudicator })).toMatchObject(
      refusal('REVIEW_PERSONS_NOT_THREE'),
    );
    for (const reviewers of [[first], [first, first], [first, second, tanaka.fingerprint()]])
      expect(await room.planned(folder, { reviewers })).toMatchObject(
        refusal('REVIEW_PERSONS_NOT_THREE'),
      );
    expect(await room.planned(folder, { adjudicator: tanaka.fingerprint() })).toMatchObject(
      refusal('REVIEW_PERSON_NOT_PERMITTED'),
    );
  });

  it('does not replace a plan', async () => {
    unwrap(await room.planned(folder));
    expect(await room.planned(folder)).toMatchObject(refusal('REVIEW_PLAN_EXISTS'));
  });

  it('is refused where nothing is open and no link is to be checked', async () => {
    const size = { open: 0, linked: 0 };
    expect(await room.planned(folder, { size })).toMatchObject(refusal('REVIEW_NOTHING_TO_JUDGE'));
  });
});

describe('two reviewers and an adjudicator', () => {
  it('close with labels and counts when the two agree', async () => {
    unwrap(await room.planned(folder));
    const verdicts = { 1: 'different', 2: 'undecided' } as const;
    await room.judged(room.persons.sato, folder, verdicts);
    await room.judged(room.persons.suzuki, folder, verdicts);
    const receipt = unwrap(await room.closed(folder));
    expect(receipt.agreement).toMatchObject({ pairs: 6, agreed: 6, kappa: 1 });
    expect(receipt.strata).toMatchObject([
      { stratum: 'ambiguous', same: 2, different: 1, undecided: 1 },
      { stratum: 'linked', same: 2, different: 0, undecided: 0 },
    ]);
    const labels = (await room.read(folder, 'labels.csv')).trimEnd().split('\r\n');
    expect(labels).toHaveLength(1 + 5);
    expect(labels).toContain('AOBA,1310000001,1,MINATO,1310000001,1,different');
    expect(labels.join()).not.toContain('undecided');
  });

  it('keep for every pair who said what and when', async () => {
    unwrap(await room.planned(folder));
    for (const one of [room.persons.sato, room.persons.suzuki]) await room.judged(one, folder);
    unwrap(await room.closed(folder));
    const decisions = await room.read(folder, 'decisions.csv');
    const [, ...lines] = decisions.trimEnd().split('\r\n');
    for (const line of lines)
      expect(line).toContain(
        [room.persons.sato, room.persons.suzuki]
          .map((one) => `${one.fingerprint()},same,2026-11-21T03:00:00.000Z`)
          .join(','),
      );
  });

  it('hand what they disagree about to the third person, who sees only that', async () => {
    const { sato, suzuki, takahashi } = room.persons;
    unwrap(await room.planned(folder));
    await room.judged(sato, folder);
    await room.judged(suzuki, folder, { 3: 'different' });
    expect(await room.session(takahashi, folder)).toMatchObject(
      refusal('REVIEW_ADJUDICATION_NOT_DUE'),
    );
    expect(await room.closed(folder)).toMatchObject({
      ...refusal('REVIEW_DISPUTES_OPEN'),
      facts: { count: 1 },
    });
    const { pairs } = await room.judged(takahashi, folder, { 3: 'different' });
    expect(pairs).toMatchObject([{ left: { patient_id: '3' }, disputed: ['same', 'different'] }]);
    const receipt = unwrap(await room.closed(folder));
    expect(receipt).toMatchObject({ adjudicated: 1, agreement: { agreed: 5 } });
    expect(await room.read(folder, 'labels.csv')).toContain(
      'AOBA,1310000001,3,MINATO,1310000001,3,different',
    );
  });

  it('cannot change their minds once they know what is disputed', async () => {
    const { sato, suzuki, takahashi } = room.persons;
    unwrap(await room.planned(folder));
    await room.judged(sato, folder);
    await room.judged(suzuki, folder, { 3: 'different' });
    const before = await room.read(folder, judgementsFile(suzuki.fingerprint()));
    await room.closed(folder);
    expect(await room.session(suzuki, folder)).toMatchObject(refusal('REVIEW_CLOSED'));
    await room.judged(takahashi, folder);
    const file = join(folder, judgementsFile(suzuki.fingerprint()));
    const same = await room.read(folder, judgementsFile(sato.fingerprint()));
    await writeFile(file, same);
    expect((await room.closed(folder)).ok).toBe(false);
    await writeFile(file, before);
    expect((await room.closed(folder)).ok).toBe(true);
  });

  it('have judged the pairs of their plan, and no other plan under the same ticket', async () => {
    const { sato, suzuki } = room.persons;
    unwrap(await room.planned(folder, { size: { open: 3, linked: 0 } }));
    for (const one of [sato, suzuki]) await room.judged(one, folder);
    const other = room.path('another-plan');
    await mkdir(other);
    unwrap(await room.planned(other, { size: { open: 3, linked: 'all' } }));
    for (const one of [sato, suzuki]) {
      const file = judgementsFile(one.fingerprint());
      await copyFile(join(folder, file), join(other, file));
    }
    expect(await room.closed(other)).toMatchObject(refusal('REVIEW_JUDGEMENTS_FOREIGN'));
    expect(await room.session(sato, other)).toMatchObject(refusal('REVIEW_JUDGEMENTS_FOREIGN'));
  });

  it('must be done with all pairs', async () => {
    const { sato, suzuki } = room.persons;
    unwrap(await room.planned(folder));
    expect(await room.closed(folder)).toMatchObject(refusal('REVIEW_NOT_BEGUN'));
    await room.judged(sato, folder);
    const session = unwrap(await room.session(suzuki, folder));
    await session.judge(session.pairs[0]?.id ?? '', 'same');
    expect(await room.closed(folder)).toMatchObject({
      ...refusal('REVIEW_UNFINISHED'),
      facts: { missing: 5, pairs: 6 },
    });
  });
});

describe('a reviewer', () => {
  it('continues where they stopped', async () => {
    unwrap(await room.planned(folder));
    const first = unwrap(await room.session(room.persons.sato, folder));
    const id = first.pairs[2]?.id ?? '';
    await first.judge(id, 'undecided');
    const again = unwrap(await room.session(room.persons.sato, folder));
    expect(again.verdictOn(id)).toBe('undecided');
    expect(again.remaining).toBe(5);
  });

  it('is blind: nobody but themselves and the operator’s key reads their judgements', async () => {
    const { sato, suzuki } = room.persons;
    unwrap(await room.planned(folder));
    const verdict = 'undecided';
    await room.judged(sato, folder, { 1: verdict });
    const text = await room.read(folder, judgementsFile(sato.fingerprint()));
    expect(text).not.toContain(verdict);
    await expect(suzuki.decrypt(text, sato.publicKey())).resolves.toMatchObject({ ok: false });
    expect(unwrap(await room.operator.decrypt(text, sato.publicKey()))).toContain(verdict);
  });

  it('sees no weight, rule or stratum of the machine', async () => {
    unwrap(await room.planned(folder));
    const { pairs } = unwrap(await room.session(room.persons.sato, folder));
    for (const pair of pairs)
      expect(Object.keys(pair).sort()).toEqual(['disputed', 'id', 'left', 'right']);
  });

  it('must be one of those planned', async () => {
    unwrap(await room.planned(folder));
    expect(await room.session(room.persons.tanaka, folder)).toMatchObject(
      refusal('REVIEW_REVIEWER_FOREIGN'),
    );
  });

  it('cannot work on a plan the operator did not sign', async () => {
    unwrap(await room.planned(folder));
    const plan = JSON.parse(await room.read(folder, 'plan.json')) as { document: object };
    const forged = { ...plan, document: { ...plan.document, caseNumber: 2 } };
    await writeFile(join(folder, 'plan.json'), JSON.stringify(forged));
    expect(await room.session(room.persons.sato, folder)).toMatchObject(
      refusal('SIGNATURE_INVALID'),
    );
  });

  it('needs the very data that were linked', async () => {
    unwrap(await room.planned(folder));
    const operatorKey = room.operator.publicKey();
    const sources = room.sources.slice(0, 1);
    expect(
      await room.judge.execute({ signer: room.persons.sato, operatorKey, folder, sources }),
    ).toMatchObject({ ...refusal('REVIEW_RECORD_NOT_FOUND'), facts: { count: 6 } });
  });
});

describe('the receipt of a review', () => {
  it('names nobody who was reviewed', async () => {
    unwrap(await room.planned(folder));
    for (const one of [room.persons.sato, room.persons.suzuki]) await room.judged(one, folder);
    unwrap(await room.closed(folder));
    const receipt = await room.read(folder, 'link-review.receipt.json');
    expect(receipt).not.toMatch(/1310000001|山田|patient/);
  });
});
