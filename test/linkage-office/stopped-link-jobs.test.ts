import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RecordLinkReceipt } from '../../src/features/linkage/application/record-link-receipt.use-case.js';
import { LinkPersons } from '../../src/features/linkage/application/link-persons.use-case.js';
import { LinkJobBook } from '../../src/features/linkage/application/room/link-job-book.js';
import { RedisServer } from '../platform/jobs/redis-server.js';
import { requires } from '../support/requires.js';
import { holdUntilEnded } from './support/held-link.js';
import { AOBA, codeOf, LinkOffice } from './support/link-office.js';

const MINUTE = 60_000;

let office: LinkOffice;
beforeAll(async () => {
  office = await LinkOffice.open();
}, MINUTE);
afterAll(() => office.close());
beforeEach(() => office.tidy());

describe('a linkage job that is cancelled', () => {
  it('ends at once while it waits; its job then does nothing', async () => {
    const job = await office.start();
    expect(await office.cancel(job)).toMatchObject({ state: 'cancelled' });
    expect(await office.work.execute(job.id)).toMatchObject({ ok: true });
    expect(await office.now(job)).toMatchObject({ state: 'cancelled', attempts: 0 });
    expect(codeOf(await office.post(`link-jobs/${job.id}/cancellation`))).toBe(
      'TRANSITION_REFUSED',
    );
  });

  it(
    'when all is made but nothing recorded yet, records and leaves nothing',
    async () => {
      const job = await office.start();
      const link = office.gateway.app.get(LinkPersons);
      const execute = link.execute.bind(link);
      const made = jest.spyOn(link, 'execute').mockImplementation(async (order) => {
        const links = await execute(order);
        await office.cancel(job);
        return links;
      });
      expect(await office.work.execute(job.id)).toMatchObject({ ok: true });
      made.mockRestore();
      expect(await office.now(job)).toMatchObject({ state: 'cancelled' });
      expect(office.room.output(job)).toEqual([]);
      expect((await office.runOf(job))?.counts).toBeUndefined();
    },
    MINUTE,
  );

  it(
    'ends in the midst of its work, and leaves nothing',
    async () => {
      const job = await office.start();
      const held = holdUntilEnded(office);
      const working = office.work.execute(job.id);
      await office.begun(job);
      expect(await office.cancel(job)).toMatchObject({ state: 'cancelling' });
      expect(await working).toMatchObject({ ok: true });
      held.mockRestore();
      expect(await office.now(job)).toMatchObject({ state: 'cancelled' });
      expect(office.room.output(job)).toEqual([]);
      expect((await office.runOf(job))?.counts).toBeUndefined();
    },
    MINUTE,
  );
});

describe('a linkage job whose process dies', () => {
  it(
    'before the record, records what stands and links nothing twice',
    async () => {
      const job = await office.start();
      const recording = office.gateway.app.get(RecordLinkReceipt);
      const died = jest.spyOn(recording, 'execute').mockRejectedValueOnce(new Error('died'));
      await expect(office.work.execute(job.id)).rejects.toThrow('died');
      died.mockRestore();
      const made = office.linksOf(job);
      office.room.put('AOBA', []);
      await office.work.execute(job.id);
      expect(await office.now(job)).toMatchObject({ state: 'linked', attempts: 2 });
      expect(office.linksOf(job)).toEqual(made);
    },
    MINUTE,
  );

  it(
    'after the record, ends as linked',
    async () => {
      const job = await office.start();
      const book = office.gateway.app.get(LinkJobBook);
      const move = book.move.bind(book);
      const died = jest
        .spyOn(book, 'move')
        .mockImplementation((...given) =>
          given[3] === 'finish' ? Promise.reject(new Error('died')) : move(...given),
        );
      await expect(office.work.execute(job.id)).rejects.toThrow('died');
      died.mockRestore();
      expect((await office.runOf(job))?.counts).toBeDefined();
      await office.work.execute(job.id);
      expect(await office.now(job)).toMatchObject({ state: 'linked', attempts: 2 });
    },
    MINUTE,
  );

  it(
    'in the eyes of the queue only, because it was too busy to answer, is not run twice',
    async () => {
      const job = await office.start();
      const both = await Promise.all([office.work.execute(job.id), office.work.execute(job.id)]);
      expect(both).toMatchObject([{ ok: true }, { ok: true }]);
      expect(await office.now(job)).toMatchObject({ state: 'linked', attempts: 1 });
    },
    MINUTE,
  );

  it(
    'begins again when the gateway is back, and a stop does not count as an attempt',
    async () => {
      const job = await office.start();
      const held = holdUntilEnded(office);
      const working = office.work.execute(job.id);
      await office.begun(job);
      office.work.interrupt();
      expect(await working).toMatchObject({ ok: false, error: { code: 'LINK_JOB_ENDING' } });
      held.mockRestore();
      expect(await office.now(job)).toMatchObject({ state: 'linking', attempts: 0 });
      expect(office.room.output(job)).toEqual([]);
      await office.work.execute(job.id);
      expect(await office.now(job)).toMatchObject({ state: 'linked', attempts: 1 });
    },
    MINUTE,
  );

  it(
    'by kill -9 is taken up by the next process, which leaves no trace of the old one',
    async () => {
      const job = await office.start();
      office.room.holdTable('AOBA');
      const first = await office.room.startWorker(office.gateway);
      await office.begun(job);
      await office.room.kill(first);
      office.room.put('AOBA', AOBA);
      const [left = ''] = office.room.output(job);
      expect(left).toMatch(/^\.yuzu-linkage-/);
      const second = await office.room.startWorker(office.gateway);
      const ended = await office.ended(job);
      await office.room.kill(second);
      expect(ended).toMatchObject({ state: 'linked', attempts: 2 });
      expect(office.room.output(job)).not.toContain(left);
      expect((await office.runOf(job))?.counts).toBeDefined();
    },
    5 * MINUTE,
  );

  it(
    'leaves nothing, though a process with its number runs again',
    async () => {
      const job = await office.start();
      const left = `.yuzu-linkage-${process.pid}-killed`;
      mkdirSync(join(office.room.outputOf(job), left), { recursive: true });
      await office.work.execute(job.id);
      expect(await office.now(job)).toMatchObject({ state: 'linked' });
      expect(office.room.output(job)).toHaveLength(4);
    },
    MINUTE,
  );

  it('again and again is given up by its code, and leaves nothing', async () => {
    const job = await office.start();
    const set = `UPDATE link_job SET state = 'linking', attempts = 3 WHERE id = $1`;
    await office.gateway.dataSource.query(set, [job.id]);
    await office.work.execute(job.id);
    const failure = { code: 'LINK_JOB_INTERRUPTED' };
    expect(await office.now(job)).toMatchObject({ state: 'failed', failure });
    expect(office.room.output(job)).toEqual([]);
  });
});

requires('redis-server')('a linkage job through Bull and Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterAll(() => redis.kill());

  it(
    'is run by a worker process, and by the next one where that is killed',
    async () => {
      const queue = { redisUrl: redis.url, prefix: randomUUID() };
      const api = await office.handOver(queue);
      const job = await office.start();
      office.room.holdTable('AOBA');
      const first = await office.room.startWorker(office.gateway, queue);
      await office.begun(job);
      await office.room.kill(first);
      office.room.put('AOBA', AOBA);
      const second = await office.room.startWorker(office.gateway, queue);
      const ended = await office.ended(job);
      await office.room.kill(second);
      await api.stop();
      expect(ended).toMatchObject({ state: 'linked', attempts: 2 });
      expect(office.room.output(job)).toHaveLength(4);
    },
    5 * MINUTE,
  );
});
