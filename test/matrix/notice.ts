import {
  type Notice,
  type NoticeCommand,
  type NoticeState,
  noticeTransitions,
} from '../../src/features/notice/domain/notice.js';
import { NoticeModule } from '../../src/features/notice/notice.module.js';
import type { Office } from '../support/office.js';
import { Offices } from '../support/offices.js';
import type { ProcessMatrix } from './process-matrix.js';

export const openNoticeOffice = (): Promise<Offices> =>
  Offices.open({ modules: [NoticeModule] }, ['AOBA']);

class NoticeCases {
  private institution = 1_310_000_000;
  constructor(private readonly office: Office) {}

  /** Of an institution nobody has registered before. */
  async registered(): Promise<Notice> {
    this.institution += 1;
    return this.register(String(this.institution));
  }

  async inForce(): Promise<Notice> {
    return this.confirmed(await this.registered());
  }

  async superseded(): Promise<Notice> {
    const notice = await this.inForce();
    await this.confirmed(await this.register(notice.institutionCode));
    return notice;
  }

  async withdrawn(): Promise<Notice> {
    const notice = await this.registered();
    return this.office.done('staff', `notices/${notice.id}/withdrawal`);
  }

  private confirmed({ id }: Notice): Promise<Notice> {
    return this.office.done('approver', `notices/${id}/confirmation`);
  }

  private register(institutionCode: string): Promise<Notice> {
    const countedFrom = 'notice-day';
    const notice = { institutionCode, notifiedOn: '2026-10-01', countedFrom, evidence: '報告書' };
    return this.office.done('staff', 'notices', notice);
  }
}

export function noticeMatrix(office: Office): ProcessMatrix<NoticeState, NoticeCommand, Notice> {
  const cases = new NoticeCases(office);
  return {
    transitions: noticeTransitions,
    reach: {
      registered: () => cases.registered(),
      'in-force': () => cases.inForce(),
      superseded: () => cases.superseded(),
      withdrawn: () => cases.withdrawn(),
    },
    commands: {
      confirm: {
        permission: 'notice.confirm',
        call: (role, { id }) => office.post(role, `notices/${id}/confirmation`),
      },
      withdraw: {
        permission: 'notice.withdraw',
        call: (role, { id }) => office.post(role, `notices/${id}/withdrawal`),
      },
    },
    automatic: { supersede: '同じ医療機関の次の通知の確認' },
  };
}
