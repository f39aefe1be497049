import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Exchange } from '../transfer-office/support/exchange.js';
import { registerCase } from '../transfer-office/support/case-to-link.js';
import { closeReview, orderedReview } from './support/closed-review.js';
import { AOBA, codeOf, LinkOffice, MINATO } from './support/link-office.js';

const MINUTE = 60_000;

let office: LinkOffice;
beforeAll(async () => {
  office = await LinkOffice.open();
}, MINUTE);
afterAll(() => office.close());
beforeEach(() => office.tidy());

const [first] = AOBA;
if (!first) throw new Error('No patients.');

const recordOf = (operator: string, [row]: typeof AOBA) => ({
  operator,
  institution: row?.institution_code ?? '',
  patient: row?.patient_id ?? '',
});

/** Everything the gateway's database holds, as text. */
async function everythingStored(): Promise<string> {
  const { dataSource } = office.gateway;
  const tables = await dataSource.query<{ name: string }[]>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  const rows: unknown[] = [];
  for (const { name } of tables) rows.push(await dataSource.query(`SELECT * FROM ${name}`));
  return JSON.stringify(rows);
}

describe('a linkage by the gateway itself', () => {
  it('is not begun without a profile and every operator’s table, and then no ticket is out', async () => {
    const path = `cases/${office.caseId}/link-jobs`;
    expect(codeOf(await office.post(path, { profile: 'none' }))).toBe('LINK_PROFILE_UNKNOWN');
    rmSync(join(office.room.settings.linkage.inputDir, '2026_0001', 'AOBA'), { recursive: true });
    expect((await office.post(path)).body).toMatchObject({
      error: {
        code: 'LINK_ROOM_SOURCES_MISSING',
        facts: { operators: 'AOBA', folder: '2026_0001' },
      },
    });
    expect((await office.linkage()).runs).toEqual([]);
  });

  it(
    'links by the profile asked for, records its receipt, and the case is linked',
    async () => {
      const job = await office.start({ profile: 'operator-a' });
      expect(job).toMatchObject({ state: 'waiting', attempts: 0 });
      expect(await office.work.execute(job.id)).toMatchObject({ ok: true });
      expect(await office.now(job)).toMatchObject({
        ...{ state: 'linked', attempts: 1 },
        progress: { stage: 'write', done: 6, total: 6 },
      });
      expect(await office.runOf(job)).toMatchObject({
        profile: { name: 'operator-a' },
        counts: { sources: [{ operator: 'AOBA', records: AOBA.length }, { operator: 'MINATO' }] },
      });
      // And no working database.
      const names = ['evidence.json', 'link.receipt.json', 'links.csv', 'review.csv'];
      expect(office.room.output(job)).toEqual(names);
      const found = await office.gateway.get('staff', `cases/${office.caseId}`);
      expect(found.body).toMatchObject({ state: 'linked' });
    },
    MINUTE,
  );

  it(
    'keeps the persons it links out of its job, its row, the trail, the log and everything else',
    async () => {
      const job = await office.start();
      const rows = await office.gateway.dataSource.query<object[]>('SELECT name, payload FROM job');
      expect(rows).toEqual([{ name: 'linkage.link', payload: { runId: job.id } }]);
      const said: string[] = [];
      const heard = (['stdout', 'stderr'] as const).map((stream) =>
        jest.spyOn(process[stream], 'write').mockImplementation((text) => {
          said.push(String(text));
          return true;
        }),
      );
      await office.work.execute(job.id);
      for (const spy of heard) spy.mockRestore();
      expect(office.linksOf(job)[1]).toContain('planted-');
      const stored = (await everythingStored()) + said.join('');
      expect(stored).toContain(job.id);
      expect(stored).not.toContain('planted-');
      for (const { name_kana: name, phone } of [...AOBA.slice(0, 50), ...MINATO.slice(0, 50)])
        for (const planted of [name, phone]) expect(stored.includes(planted)).toBe(false);
    },
    MINUTE,
  );

  it(
    'de-duplicates one operator’s data where its source is named',
    async () => {
      office.room.put('AOBA', [...AOBA, { ...first, patient_id: 'planted-again' }]);
      const job = await office.start({ source: 'AOBA' }, 'dedupe-jobs');
      await office.work.execute(job.id);
      expect(await office.now(job)).toMatchObject({ state: 'linked' });
      expect(await office.runOf(job)).toMatchObject({ sources: ['AOBA'], counts: { pairs: [] } });
      const keyOf = (patient: string) =>
        office
          .linksOf(job)
          .find((line) => line.includes(`,${patient},`))
          ?.split(',')[0];
      expect(keyOf('planted-again')).toBe(keyOf('planted-0'));
    },
    MINUTE,
  );

  it(
    'keeps the persons of an earlier job of its kind and case where told so',
    async () => {
      const before = await office.start();
      await office.work.execute(before.id);
      const dedupe = { source: 'AOBA', earlier: before.id };
      const refused = await office.post(`cases/${office.caseId}/dedupe-jobs`, dedupe);
      expect(codeOf(refused)).toBe('LINK_JOB_EARLIER_UNKNOWN');
      office.room.put('MINATO', MINATO.toReversed());
      const after = await office.start({ earlier: before.id });
      await office.work.execute(after.id);
      const ticketId = before.ticket.document.id;
      expect(await office.runOf(after)).toMatchObject({ counts: { earlier: { ticketId } } });
      const personsOf = (job: typeof after) =>
        office.linksOf(job).map((line) => line.split(',', 4).join());
      expect(personsOf(after).sort()).toEqual(personsOf(before).sort());
    },
    2 * MINUTE,
  );

  it(
    'links as a review of the case settled, once its receipt is recorded and its labels are in the room',
    async () => {
      const before = await office.start();
      await office.work.execute(before.id);
      const review = await orderedReview(office, before);
      const ask = async () =>
        codeOf(await office.post(`cases/${office.caseId}/link-jobs`, { reviews: [review] }));
      expect(await ask()).toBe('LINK_JOB_REVIEW_UNKNOWN');

      const files = await closeReview(office, review, before, [
        { left: recordOf('AOBA', AOBA), right: recordOf('MINATO', MINATO), verdict: 'different' },
      ]);
      expect(await ask()).toBe('LINK_ROOM_LABELS_MISSING');
      office.room.putReview(review, { ...files, labels: `${files.labels}\r\n` });
      expect(await ask()).toBe('LINK_ROOM_LABELS_MISSING');

      office.room.putReview(review, files);
      const after = await office.start({ reviews: [review] });
      await office.work.execute(after.id);
      expect(await office.now(after)).toMatchObject({ state: 'linked', reviewIds: [review] });
      const keysOf = (job: typeof after) =>
        office
          .linksOf(job)
          .filter((line) => line.includes(',planted-0,'))
          .map((line) => line.split(',')[0]);
      expect([new Set(keysOf(before)).size, new Set(keysOf(after)).size]).toEqual([1, 2]);
    },
    2 * MINUTE,
  );

  it(
    'fails with the words of the refusal and leaves nothing; meanwhile no other is begun',
    async () => {
      office.room.put('AOBA', [first, first]);
      const job = await office.start();
      const second = await office.post(`cases/${office.caseId}/link-jobs`);
      expect(codeOf(second)).toBe('LINK_JOB_UNDER_WAY');
      await office.work.execute(job.id);
      const failure = { code: 'LINK_SOURCE_KEYS_NOT_UNIQUE' };
      expect(await office.now(job)).toMatchObject({ state: 'failed', failure });
      expect(office.room.output(job)).toEqual([]);
      expect((await office.runOf(job))?.counts).toBeUndefined();
      expect((await office.start()).state).toBe('waiting');
    },
    MINUTE,
  );

  it(
    'is left to the command where the gateway stands elsewhere',
    async () => {
      const outside = await Exchange.open();
      const id = await registerCase(outside.minato);
      const refused = await outside.minato.post('staff', `cases/${id}/link-jobs`);
      expect(codeOf(refused)).toBe('LINK_ROOM_ELSEWHERE');
      await outside.close();
    },
    MINUTE,
  );
});
