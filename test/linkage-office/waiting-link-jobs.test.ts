import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LinkJob } from '../../src/features/linkage/domain/link-job.js';
import { AOBA, LinkOffice } from './support/link-office.js';
import type { LinkableCase } from './support/linkable-case.js';

const MINUTE = 60_000;

let office: LinkOffice;
let other: LinkableCase;
beforeAll(async () => {
  office = await LinkOffice.open();
  other = await office.addCase();
}, MINUTE);
afterAll(() => office.close());
beforeEach(() => office.tidy());
afterEach(() => office.room.killAll());

const worker = () => office.room.startWorker(office.gateway);
const startOther = () => office.start({}, 'link-jobs', other.id);

/** One job at work for as long as its table is held, and one of another case behind it. */
async function atWorkAndWaiting(): Promise<[LinkJob, LinkJob]> {
  const jobs: [LinkJob, LinkJob] = [await office.start(), await startOther()];
  office.room.holdTable('AOBA');
  return jobs;
}

describe('linkage jobs of several cases', () => {
  it(
    'wait for one another; one that waits is cancelled at once, and another takes its turn',
    async () => {
      const [first, second] = await atWorkAndWaiting();
      await worker();
      await office.begun(first);
      expect(await office.now(second)).toMatchObject({ state: 'waiting', attempts: 0 });
      expect(await office.cancel(second)).toMatchObject({ state: 'cancelled' });
      const third = await startOther();
      expect(await office.now(third)).toMatchObject({ state: 'waiting', attempts: 0 });
      expect(await office.cancel(first)).toMatchObject({ state: 'cancelling' });
      office.room.put('AOBA', AOBA);
      expect(await office.ended(first)).toMatchObject({ state: 'cancelled' });
      expect(await office.ended(third)).toMatchObject({ state: 'linked', attempts: 1 });
      expect(office.room.output(second)).toEqual([]);
    },
    5 * MINUTE,
  );

  it(
    'go on one after the other when their process is killed with -9',
    async () => {
      const [first, second] = await atWorkAndWaiting();
      const doomed = await worker();
      await office.begun(first);
      await office.room.kill(doomed);
      expect(await office.now(second)).toMatchObject({ state: 'waiting', attempts: 0 });
      office.room.put('AOBA', AOBA);
      await worker();
      expect(await office.ended(first)).toMatchObject({ state: 'linked', attempts: 2 });
      expect(await office.ended(second)).toMatchObject({ state: 'linked', attempts: 1 });
    },
    5 * MINUTE,
  );
});
