import { RecordLinkReceipt } from '../../src/features/linkage/application/record-link-receipt.use-case.js';
import { WorkLinkJob } from '../../src/features/linkage/application/room/work-link-job.use-case.js';
import {
  type LinkJob,
  type LinkJobState,
  linkJobTransitions,
} from '../../src/features/linkage/domain/link-job.js';
import type { RunCommand } from '../../src/kernel/runs/machine-run.js';
import { AOBA, MINATO } from '../linkage-office/support/link-office.js';
import { linkableCase } from '../linkage-office/support/linkable-case.js';
import type { LinkRoom } from '../linkage-office/support/link-room.js';
import type { Exchange } from '../transfer-office/support/exchange.js';
import type { PersonAction, PersonCommand, ProcessMatrix } from './process-matrix.js';
import { AUTOMATIC, RunCases } from './run-cases.js';

const EVERY_STATE = Object.keys(linkJobTransitions.table) as LinkJobState[];
const ENDED: readonly LinkJobState[] = ['linked', 'failed', 'cancelled'];

type Action = 'link' | 'dedupe' | 'read' | 'list';

/** A case each: one has one job under way. */
class LinkJobCases extends RunCases<LinkJob> {
  constructor(
    private readonly exchange: Exchange,
    private readonly room: LinkRoom,
  ) {
    const { app } = exchange.minato;
    super({
      work: app.get(WorkLinkJob),
      recording: app.get(RecordLinkReceipt),
      cancel: ({ id }) => exchange.minato.done('staff', `link-jobs/${id}/cancellation`),
    });
  }

  override async waiting(): Promise<LinkJob> {
    const { id, caseNumber } = await linkableCase(this.exchange);
    this.room.put('AOBA', AOBA, caseNumber);
    this.room.put('MINATO', MINATO, caseNumber);
    return this.exchange.minato.done<LinkJob>('staff', `cases/${id}/link-jobs`);
  }

  protected override async spoilt(): Promise<LinkJob> {
    const job = await this.waiting();
    this.room.put('AOBA', [...AOBA, ...AOBA], job.ticket.document.caseNumber);
    return job;
  }
}

/** At the recipient: linkage and de-duplication by the gateway itself. */
export function linkJobMatrix(
  exchange: Exchange,
  room: LinkRoom,
): ProcessMatrix<LinkJobState, RunCommand, LinkJob, Action> {
  const cases = new LinkJobCases(exchange, room);
  const { minato } = exchange;
  const started = (kind: string, order: object): PersonAction<LinkJobState, LinkJob> => ({
    permission: 'linkage.run',
    call: (role, { caseId }) => minato.post(role, `cases/${caseId}/${kind}`, order),
    in: ENDED,
  });
  const read = (path: (job: LinkJob) => string): PersonAction<LinkJobState, LinkJob> => ({
    permission: 'linkage.read',
    call: (role, job) => minato.get(role, path(job)),
    in: EVERY_STATE,
    reads: true,
  });
  const cancel: PersonCommand<LinkJob> = {
    permission: 'linkage.run',
    call: (role, { id }) => minato.post(role, `link-jobs/${id}/cancellation`),
  };
  return {
    transitions: linkJobTransitions,
    reach: {
      waiting: () => cases.waiting(),
      linking: () => cases.atWork(),
      cancelling: () => cases.cancelling(),
      linked: () => cases.done(),
      failed: () => cases.failed(),
      cancelled: () => cases.cancelled(),
    },
    commands: { cancel },
    actions: {
      link: started('link-jobs', {}),
      dedupe: started('dedupe-jobs', { source: 'AOBA' }),
      read: read(({ id }) => `link-jobs/${id}`),
      list: read(({ caseId }) => `cases/${caseId}/link-jobs`),
    },
    automatic: {
      begin: AUTOMATIC.begin,
      finish: '名寄せの完了と記録',
      fail: '読み込み・名寄せ・記録のいずれかの拒否、または度重なる中断',
      stop: AUTOMATIC.stop,
    },
  };
}
