import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LinkageView } from '../../../src/features/linkage/application/read-linkage.use-case.js';
import { WorkLinkJob } from '../../../src/features/linkage/application/room/work-link-job.use-case.js';
import type { LinkJob } from '../../../src/features/linkage/domain/link-job.js';
import type { JobRelay } from '../../../src/platform/jobs/job-relay.js';
import { background } from '../../linkage/hard-cases/background.js';
import type { Office } from '../../support/office.js';
import { Exchange } from '../../transfer-office/support/exchange.js';
import { handOverJobs } from '../../transfer-office/support/hand-over-jobs.js';
import { LinkageReviews } from '../../transfer-office/support/linkage-reviews.js';
import type { RedisQueue } from '../../transfer-office/support/secure-room.js';
import { type LinkableCase, linkableCase } from './linkable-case.js';
import { LinkRoom } from './link-room.js';

/** Two operators' patients; their numbers are unlike anything else a database holds. */
export const [AOBA = [], MINATO = []] = background(300).map((rows) =>
  rows.map((row, i) => ({ ...row, patient_id: `planted-${i}` })),
);

/** MINATO's gateway in its secure room, with a case whose one provider's package is accepted. */
export class LinkOffice {
  /** Cases whose tables lie in the room. */
  private readonly cases: LinkableCase[] = [];
  private hired: Promise<string[]> | undefined;

  private constructor(
    readonly room: LinkRoom,
    private readonly exchange: Exchange,
  ) {}

  static async open(): Promise<LinkOffice> {
    const room = new LinkRoom();
    const exchange = await Exchange.open(['AOBA'], { settings: room.settings, keepsJobs: true });
    const office = new LinkOffice(room, exchange);
    await office.addCase();
    return office;
  }

  async addCase(): Promise<LinkableCase> {
    const added = await linkableCase(this.exchange);
    this.cases.push(added);
    return added;
  }

  get caseId(): string {
    return this.cases[0]?.id ?? '';
  }

  get gateway(): Office {
    return this.exchange.minato;
  }

  get work(): WorkLinkJob {
    return this.gateway.app.get(WorkLinkJob);
  }

  /** Both operators' tables as they were delivered, and no job under way, also of a test that failed. */
  async tidy(): Promise<void> {
    for (const { caseNumber } of this.cases) {
      this.room.put('AOBA', AOBA, caseNumber);
      this.room.put('MINATO', MINATO, caseNumber);
    }
    const { dataSource } = this.gateway;
    await dataSource.query('DELETE FROM job');
    const end = `UPDATE link_job SET state = 'cancelled', ended_at = started_at WHERE ended_at IS NULL`;
    await dataSource.query(end);
  }

  post(path: string, body: object = {}) {
    return this.gateway.post('staff', path, body);
  }

  start(order: object = {}, kind = 'link-jobs', caseId = this.caseId): Promise<LinkJob> {
    return this.gateway.done('staff', `cases/${caseId}/${kind}`, order);
  }

  cancel({ id }: LinkJob): Promise<LinkJob> {
    return this.gateway.done('staff', `link-jobs/${id}/cancellation`);
  }

  async now({ id }: LinkJob): Promise<LinkJob> {
    return (await this.gateway.get('auditor', `link-jobs/${id}`)).body as LinkJob;
  }

  /** Asks again and again until the job is as wanted. */
  async when(job: LinkJob, wanted: (now: LinkJob) => boolean): Promise<LinkJob> {
    for (;;) {
      const now = await this.now(job);
      if (wanted(now)) return now;
      await sleep(20);
    }
  }

  ended(job: LinkJob): Promise<LinkJob> {
    return this.when(job, ({ endedAt }) => endedAt !== undefined);
  }

  /** Waits until its engine is at work, which begins with a folder of its own. */
  async begun(job: LinkJob): Promise<void> {
    while (this.room.output(job).length === 0) await sleep(5);
  }

  async linkage(): Promise<LinkageView> {
    return (await this.gateway.get('auditor', `cases/${this.caseId}/linkage`)).body as LinkageView;
  }

  /** Three persons who may judge pairs, by the fingerprints of their keys. */
  reviewers(): Promise<string[]> {
    return (this.hired ??= this.reviews.hire());
  }

  get reviews(): LinkageReviews {
    return new LinkageReviews(this.exchange);
  }

  /** What the gateway recorded of the job's ticket. */
  async runOf({ ticket }: LinkJob) {
    return (await this.linkage()).runs.find(({ id }) => id === ticket.document.id);
  }

  /** links.csv, a record a line. */
  linksOf(job: LinkJob): string[] {
    const table = readFileSync(join(this.room.outputOf(job), 'links.csv'), 'utf8');
    return table.trimEnd().split('\r\n');
  }

  /** Hands jobs over to Redis, as an api beside workers does, until it is stopped. */
  handOver(queue: RedisQueue): Promise<JobRelay> {
    return handOverJobs(this.gateway, queue);
  }

  async close(): Promise<void> {
    await this.exchange.close();
    await this.room.close();
  }
}

export const codeOf = ({ body }: { readonly body: unknown }) =>
  (body as { error?: { code: string } }).error?.code;
