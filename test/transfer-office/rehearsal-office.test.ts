import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseDeliveryGate } from '../../src/features/provision-log/application/case-delivery-gate.js';
import { ImportHandoverRecords } from '../../src/features/provision-log/application/import-handover-records.use-case.js';
import type { Cases, ExchangeCase } from '../../src/features/application/index.js';
import type { PackageView } from '../../src/features/transfer/application/office/package-view.js';
import { checkComplete } from '../../src/features/linkage/domain/linkage-run.js';
import { checkAnnouncement } from '../../src/features/transfer/domain/states/gates.js';
import { ok, type Outcome } from '../../src/kernel/outcome.js';
import type { Tx } from '../../src/kernel/ports/transactions.js';
import { Exchange, SPECIFICATION } from './support/exchange.js';

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.error.code);

/** Nothing in what is shown below asks the database anything. */
const tx = undefined as unknown as Tx;

describe('a contract of a rehearsal', () => {
  let exchange: Exchange;
  beforeAll(async () => {
    exchange = await Exchange.open();
  });
  afterAll(() => exchange.close());

  it('gives packages and tickets that say so', async () => {
    const handover = await exchange.plan('AOBA', await exchange.contract('AOBA', true));
    expect(handover.planned).toMatchObject({ rehearsal: true });
    expect(handover.planned.name).toMatch(/^REHEARSAL_2026_/);
    const { body } = await exchange.aoba.post('staff', `packages/${handover.id}/provide-ticket`);
    expect(body).toMatchObject({ document: { rehearsal: true } });
    const { body: listed } = await exchange.aoba.get('staff', 'packages');
    expect((listed as PackageView[]).map(({ rehearsal }) => rehearsal)).toEqual([true]);
  });

  it('shows in the list of cases, and a case that says nothing is real', async () => {
    const text = '観察研究';
    const usePeriod = { from: '2026-12-01', to: '2027-11-30' };
    const plan = {
      title: text,
      applicant: text,
      institutions: [text],
      purpose: text,
      method: text,
    };
    const application = {
      dataUser: { organisation: '架空大学', address: '東京都', representative: '代表' },
      researchPlan: { ...plan, schedule: text, usePeriod, publication: text, ethics: text },
      specificationDraft: SPECIFICATION,
      permissionToShare: { given: true, recordedOn: '2026-11-21' },
    };
    await exchange.minato.done('staff', 'cases', { ...application, rehearsal: true });
    await exchange.minato.done('staff', 'cases', application);
    const { body } = await exchange.minato.get('staff', 'cases');
    const listed = (body as ExchangeCase[]).map(({ caseNumber, rehearsal }) => [
      caseNumber,
      rehearsal,
    ]);
    expect(listed).toEqual([
      [2, false],
      [1, true],
    ]);
  });
});

describe('at the gateway', () => {
  const contract = {
    ...{ requestId: 'r', caseNumber: '1', recipient: 'MINATO', provider: 'AOBA' },
    ...{ tables: ['patient'], method: 'media' },
  };
  const announced = {
    ...{ requestId: 'r', caseNumber: '1', tables: ['patient'], method: 'media', delivery: 1 },
    ...{ volumes: [], dispatchedOn: '2026-11-21' },
  };
  const names = ['2026_20261121_0001_AOBA_MINATO', 'REHEARSAL_2026_20261121_0001_AOBA_MINATO'];

  it('a package announced on the other side of the wall than its contract is refused', () => {
    const judged = names.flatMap((packageName) =>
      [false, true].map((rehearsal) =>
        codeOf(checkAnnouncement({ ...announced, packageName }, { ...contract, rehearsal })),
      ),
    );
    expect(judged).toEqual(['ok', 'ANNOUNCEMENT_DIFFERS', 'ANNOUNCEMENT_DIFFERS', 'ok']);
  });

  it('packages of both sides are not linked together', () => {
    const providers = [{ requestId: 'r', provider: 'AOBA' }];
    const packages = [false, true].map((rehearsal) => ({
      ...{ requestId: 'r', state: 'accepted', rehearsal },
    }));
    const about = { caseNumber: 1, rehearsal: true };
    expect(codeOf(checkComplete(about, providers, packages))).toBe('LINKAGE_PACKAGES_MIXED');
    expect(codeOf(checkComplete(about, providers, packages.slice(1)))).toBe('ok');
  });

  it('a rehearsal is not delivered to a data user', async () => {
    const found = { state: 'second-approved', caseNumber: 1, rehearsal: true, dataUser: {} };
    const cases = { get: () => Promise.resolve(ok(found)) } as unknown as Cases;
    const refused = await new CaseDeliveryGate(cases).check(tx, 'case');
    expect(codeOf(refused)).toBe('REHEARSAL_NOT_DELIVERED');
  });
});

describe('provision records', () => {
  it('are not made of a rehearsal’s package', async () => {
    const handed = { packageName: 'REHEARSAL_2026_20261121_0001_AOBA_MINATO', rehearsal: true };
    const transactions = { run: (work: (one: Tx) => unknown) => work(tx) };
    const packages = { find: () => Promise.resolve(handed) };
    const none = undefined as never;
    const records = new ImportHandoverRecords(
      transactions as never,
      packages as never,
      ...([none, none, none, none, none, none, none, none, none] as const),
    );
    const imported = await records.execute({} as never, 'package', '');
    expect(codeOf(imported)).toBe('REHEARSAL_NOT_RECORDED');
  });
});
