import { dateInJapan } from '../../../kernel/time.js';
import type { Office } from '../office.js';
import { signOpenText } from './prepare.js';
import { eachProvider, type ProviderPart, type Stage } from '../stage.js';

/** The invented population lives in fiscal year 2025; a real storage is taken whole. */
const periodOf = ({ options, today }: Stage) =>
  options.source === undefined
    ? { from: '2025-04-01', to: '2026-03-31' }
    : { from: '1990-01-01', to: today };
const USE_PERIOD = { from: '2026-12-01', to: '2028-03-31' };

interface Definition {
  readonly id: string;
  readonly version: number;
  readonly tables: readonly { name: string; items: readonly { name: string }[] }[];
}

/** What the demo's sources hold: the storage's reader and the invented population fill these tables. */
const HELD: readonly string[] = ['patient', 'lab_result', 'prescription', 'diagnosis'];

const contracted = ({ tables }: Definition) =>
  tables
    .filter(({ name }) => HELD.includes(name))
    .map(({ name, items }) => ({ table: name, items: items.map((item) => item.name) }));

/** From the data user's application to individual contracts with every provider. */
export async function decide(stage: Stage, definition: Definition): Promise<void> {
  const { runner } = stage;
  await runner.step('application', '利用申請を受け付け、案件通番を採番', () =>
    register(stage, definition),
  );
  await runner.step('first-review', '受領側の1回目審査', async () => {
    await review(stage.recipient, 'first', { kind: 'case', id: stage.caseId });
  });
  await runner.step('provision-requests', '提供依頼を各提供側へ送付', () =>
    eachProvider(stage, (provider) => request(stage, provider)),
  );
  await runner.step('provider-reviews', '各提供側の1回目審査', () =>
    eachProvider(stage, (provider) => decideAtProvider(stage, provider)),
  );
  await runner.step('individual-contracts', '個別契約を双方が署名して締結', () =>
    eachProvider(stage, (provider) => contract(stage, provider, definition)),
  );
}

async function register(stage: Stage, definition: Definition): Promise<void> {
  const made = await stage.recipient
    .as('staff')
    .post<{ id: string; caseNumber: number }>('/api/cases', {
      dataUser: {
        organisation: '架空大学 医療情報学講座',
        address: '東京都架空区大学9-9-9',
        representative: '研究 九太郎',
      },
      researchPlan: {
        title: '糖尿病治療薬と腎機能の推移に関する観察研究',
        applicant: '架空大学',
        institutions: ['架空大学'],
        purpose: '処方内容と検体検査値の推移の関連を、連結した匿名加工医療情報で明らかにする。',
        method: '提供された匿名加工医療情報を用いる後ろ向きコホート研究',
        schedule: '2026年12月 受領、2028年3月 終了',
        usePeriod: USE_PERIOD,
        publication: '学会発表および論文',
        ethics: '倫理審査委員会の審査不要を確認済み',
      },
      specificationDraft: {
        definitionId: definition.id,
        definitionVersion: definition.version,
        tables: contracted(definition),
        period: periodOf(stage),
        diseases: [],
        note: '対象期間内の全患者',
      },
      permissionToShare: { given: true, recordedOn: stage.today },
    });
  stage.caseId = made.id;
  stage.caseNumber = made.caseNumber;
}

const MONTH_MS = 30 * 86_400_000;

/** Secretary opens, members declare conflicts and vote, the chair decides. */
export async function review(
  office: Office,
  kind: 'first' | 'second',
  subject: { kind: 'case' | 'provision-request'; id: string },
): Promise<void> {
  const opened = await office.as('secretary').post<{ id: string }>('/api/reviews', {
    kind,
    subject,
    dueOn: dateInJapan(new Date(Date.now() + MONTH_MS)),
  });
  const path = `/api/reviews/${opened.id}`;
  for (const member of ['member1', 'member2', 'chair'] as const) {
    await office.as(member).post(`${path}/conflict-declarations`, { conflict: false });
    const rationale = '目的および必要な限度に照らし妥当';
    await office.as(member).post(`${path}/votes`, { vote: 'approve', rationale });
  }
  const minutes = '全員一致で承認した。';
  await office
    .as('chair')
    .post(`${path}/decision`, { decision: 'approved', conditions: [], minutes });
}

async function request(stage: Stage, provider: ProviderPart): Promise<void> {
  const { recipient, caseId } = stage;
  const drafted = await recipient
    .as('staff')
    .post<{ id: string }>(`/api/cases/${caseId}/provision-requests`, {
      provider: provider.office.code,
      wishedDeliveryOn: stage.today,
      note: '仕様書のとおり',
    });
  provider.requestId = drafted.id;
  await recipient.as('approver').post(`/api/provision-requests/${drafted.id}/dispatch`);
}

async function decideAtProvider(stage: Stage, provider: ProviderPart): Promise<void> {
  const { office, requestId } = provider;
  const path = `/api/provision-requests/${requestId}`;
  await stage.carry(provider);
  await office
    .as('staff')
    .until<{ id: string }[]>('/api/provision-requests', '提供依頼', (all) =>
      all.some(({ id }) => id === requestId),
    );
  await review(office, 'first', { kind: 'provision-request', id: requestId });
  await stage.carry(provider);
  await stage.recipient
    .as('staff')
    .until<{ state: string }>(path, '提供側の審査結果', ({ state }) => state === 'accepted');
}

async function contract(
  stage: Stage,
  provider: ProviderPart,
  definition: Definition,
): Promise<void> {
  const { recipient, today } = stage;
  const drafted = await recipient.as('staff').post<{ id: string }>('/api/individual-contracts', {
    requestId: provider.requestId,
    basicContractId: provider.basicContractId,
    feeYen: 1_200_000,
    taxRatePercent: '10',
    rounding: 'floor',
    purpose: '利用申請に記載の研究のための匿名加工医療情報の作成',
    responsiblePerson: '責任 太郎',
    usePeriod: USE_PERIOD,
    retentionUntil: '2030-03-31',
    publication: '学会発表および論文',
    deliveryMethod: 'media',
    deliverOn: today,
    specification: {
      definitionId: definition.id,
      definitionVersion: definition.version,
      tables: contracted(definition),
      period: periodOf(stage),
      diseases: [],
    },
  });
  provider.contractId = drafted.id;
  const path = `/api/individual-contracts/${drafted.id}`;
  await signOpenText(recipient, path);
  await stage.carry(provider);
  await signOpenText(provider.office, path);
  await stage.carry(provider);
  await recipient
    .as('approver')
    .until<{ state: string }>(path, '個別契約の締結', ({ state }) => state === 'concluded');
}
