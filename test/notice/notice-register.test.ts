import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExportedNoticeList } from '../../src/features/notice/application/export-notice-list.use-case.js';
import type { Notice } from '../../src/features/notice/domain/notice.js';
import { parseNoticeList } from '../../src/features/notice/index.js';
import { NoticeModule } from '../../src/features/notice/notice.module.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { DomainEvents } from '../../src/kernel/ports/domain-events.js';
import { ok } from '../../src/kernel/outcome.js';
import { Office } from '../support/office.js';

const INSTITUTION = '0110113719';
const NOTICE = {
  institutionCode: INSTITUTION,
  notifiedOn: '2026-10-01',
  countedFrom: 'notice-day',
  evidence: '院内掲示と文書の交付を医療機関の報告書で確認',
};

describe('the register of notices', () => {
  let office: Office;
  const told: number[] = [];
  beforeAll(async () => {
    office = await Office.open({ code: 'AOBA', modules: [NoticeModule] });
    office.app.get(DomainEvents).on('notice-list.changed', (_, { listVersion }) => {
      told.push(listVersion);
      return Promise.resolve(ok());
    });
  });
  afterAll(() => office.close());

  const register = (change: object = {}) =>
    office.done<Notice>('staff', 'notices', { ...NOTICE, ...change });
  const confirm = (id: string, by = 'approver') => office.post(by, `notices/${id}/confirmation`);
  const version = async () => (await office.get('staff', 'notices/version')).body;
  const exported = async () => {
    const { message } = await office.done<ExportedNoticeList>('staff', 'notices/export');
    const text = await office.keyring.decrypt(message, office.keyring.publicKey());
    return parseNoticeList(unwrap(text));
  };

  it('takes the default of the configuration where no waiting time is named', async () => {
    expect(await register()).toMatchObject({ state: 'registered', waitingDays: 30 });
    expect(await register({ waitingDays: 45 })).toMatchObject({ waitingDays: 45 });
  });

  it('changes nothing before another person has confirmed', async () => {
    const { id } = await register();
    expect(await exported()).toMatchObject({ version: 0, notices: [] });
    const both = await office.done<Notice>('staff+approver', 'notices', NOTICE);
    expect((await confirm(both.id, 'staff+approver')).body).toMatchObject({
      error: { code: 'NOTICE_CONFIRMED_BY_REGISTRAR' },
    });
    expect((await confirm(id, 'staff')).status).toBe(403);
    expect((await confirm(id)).body).toMatchObject({ state: 'in-force', listVersion: 1 });
    expect(await version()).toEqual({ version: 1 });
    expect(told).toEqual([1]);
    expect(await exported()).toMatchObject({
      version: 1,
      notices: [{ institutionCode: INSTITUTION, notifiedOn: '2026-10-01', waitingDays: 30 }],
    });
  });

  it('lets a stop take the place of the notice in force', async () => {
    const { id } = await register({ stoppedOn: '2026-11-30' });
    expect((await confirm(id)).body).toMatchObject({ state: 'in-force', listVersion: 2 });
    expect((await exported())?.notices).toMatchObject([{ stoppedOn: '2026-11-30' }]);
    const { body } = await office.get('auditor', 'notices');
    const states = (body as Notice[]).map(({ state }) => state);
    expect(states.filter((state) => state === 'in-force')).toHaveLength(1);
    expect(states.filter((state) => state === 'superseded')).toHaveLength(1);
  });

  it('does not let an older registration undo what was confirmed after it', async () => {
    const { id } = await register();
    const { id: newer } = await register({ stoppedOn: '2026-11-25' });
    expect((await confirm(newer)).status).toBe(201);
    expect((await confirm(id)).body).toMatchObject({ error: { code: 'NOTICE_NOT_LATEST' } });
    const withdrawn = await office.post('staff', `notices/${id}/withdrawal`);
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn' });
    expect((await confirm(id)).body).toMatchObject({ error: { code: 'TRANSITION_REFUSED' } });
    expect(await version()).toEqual({ version: 3 });
  });

  it('gives two confirmations at the same time one order', async () => {
    const notices = [];
    for (const institutionCode of ['0110113727', '0110113735'])
      notices.push(await register({ institutionCode }));
    const answers = await Promise.all(notices.map(({ id }) => confirm(id)));
    const versions = answers.map(({ body }) => (body as Notice).listVersion);
    expect(versions.sort()).toEqual([4, 5]);
    expect(await version()).toEqual({ version: 5 });
  });

  it.each([
    ['a notice still to come', { notifiedOn: '2026-11-22' }, 'NOTICE_IN_FUTURE'],
    ['a stop before the notice', { stoppedOn: '2026-09-30' }, 'NOTICE_STOPPED_BEFORE'],
    ['a code that is none', { institutionCode: '123' }, 'REQUEST_INVALID'],
    ['a way of counting nobody knows', { countedFrom: 'never' }, 'REQUEST_INVALID'],
  ])('refuses %s', async (_, change, code) => {
    const { body } = await office.post('staff', 'notices', { ...NOTICE, ...change });
    expect(body).toMatchObject({ error: { code } });
  });
});
