import { CaseStore } from '../../src/features/application/application/ports/case.store.js';
import { ProvisionRequestStore } from '../../src/features/application/application/ports/provision-request.store.js';
import type { CaseState, ExchangeCase } from '../../src/features/application/domain/case.js';
import type {
  ProvisionRequest,
  RequestState,
} from '../../src/features/application/domain/provision-request.js';
import { newId } from '../../src/kernel/ids.js';
import { ok } from '../../src/kernel/outcome.js';
import type { Office as Gateway } from '../support/office.js';

type Office = Pick<Gateway, 'app' | 'transactions'>;

let lastNumber = 0;
const period = { from: '2026-12-01', to: '2028-03-31' };
const researchPlan = {
  title: '糖尿病治療薬と腎機能の推移に関する観察研究',
  applicant: '架空大学',
  institutions: ['架空大学'],
  purpose: '処方内容と検体検査値の推移の関連を明らかにする。',
  method: '後ろ向きコホート研究',
  schedule: '2028年3月 終了',
  usePeriod: period,
  publication: '学会発表',
  ethics: '確認済み',
};
const specificationDraft = {
  definitionId: 'jp-operators/common',
  definitionVersion: 1,
  tables: [{ table: 'patient', items: ['institution_code', 'patient_id'] }],
  period,
  diseases: [],
};

/** A case that stands in the given state. */
export async function aCase(office: Office, state: CaseState): Promise<ExchangeCase> {
  lastNumber += 1;
  const found: ExchangeCase = {
    id: newId(),
    fiscalYear: 2026,
    caseNumber: lastNumber,
    state,
    rehearsal: false,
    dataUser: {
      organisation: '架空大学',
      address: '東京都架空区1-1',
      representative: '研究 九太郎',
    },
    researchPlan,
    specificationDraft,
    permissionToShare: { given: true, recordedOn: '2026-11-21' },
  };
  const store = office.app.get(CaseStore, { strict: false });
  await office.transactions.run(async (tx) => {
    await store.save(tx, found);
    return ok();
  });
  return found;
}

export async function aRequest(
  office: Office,
  state: RequestState,
  change: Partial<ProvisionRequest> = {},
): Promise<ProvisionRequest> {
  lastNumber += 1;
  const firstReview = { decision: 'approved' as const, decidedOn: '2026-11-21', conditions: [] };
  const request: ProvisionRequest = {
    id: newId(),
    fiscalYear: 2026,
    caseNumber: lastNumber,
    recipient: 'MINATO',
    provider: 'AOBA',
    rehearsal: false,
    state,
    document: {
      wishedDeliveryOn: '2026-12-20',
      note: '仕様書のとおり',
      researchPlan,
      specificationDraft,
      firstReview,
    },
    ...change,
  };
  const store = office.app.get(ProvisionRequestStore, { strict: false });
  await office.transactions.run(async (tx) => {
    await store.save(tx, request);
    return ok();
  });
  return request;
}
