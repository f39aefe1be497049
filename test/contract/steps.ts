import { readFileSync } from 'node:fs';
import type { BasicContractView } from '../../src/features/contract/application/contract-view.js';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { newId } from '../../src/kernel/ids.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { DomainEvents } from '../../src/kernel/ports/domain-events.js';
import type { Offices } from './offices.js';

export const common = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;

export const draftBasic = async (
  offices: Offices,
  counterparties: string[],
  change: object = {},
): Promise<BasicContractView> => {
  const { body } = await offices.of('MINATO').post('staff', 'basic-contracts', {
    counterparties,
    title: '医療情報の相互提供に関する基本契約',
    startsOn: '2026-04-01',
    endsOn: '2027-03-31',
    ...change,
  });
  return body as BasicContractView;
};

export const signBasic = (offices: Offices, code: string, id: string) =>
  offices.of(code).post('approver', `basic-contracts/${id}/signature`, { title: '代表取締役' });

/** A basic contract of MINATO and others, signed by all and known to all. */
export async function concludeBasic(offices: Offices, counterparties: string[]): Promise<string> {
  const { id } = await draftBasic(offices, counterparties);
  for (const code of ['MINATO', ...counterparties]) {
    await signBasic(offices, code, id);
    await offices.deliver();
  }
  return id;
}

/** The common definition, proposed by MINATO and published at everybody. */
export async function publishDefinition(offices: Offices, members: string[]): Promise<void> {
  await offices.of('MINATO').post('staff', 'definitions', { definition: common, members });
  for (const code of ['MINATO', ...members]) {
    await offices.deliver();
    await offices.of(code).post('approver', 'definitions/jp-operators%2Fcommon/1/agreement');
  }
  await offices.deliver();
}

/** A provision request of MINATO that the provider accepted, as both sides' application feature tells. */
export async function acceptRequest(offices: Offices, provider: string): Promise<string> {
  const requestId = newId();
  for (const code of ['MINATO', provider]) {
    const { transaction, app } = offices.of(code);
    const told = await transaction.run((tx) =>
      app.get(DomainEvents).publish(tx, {
        name: 'provision-request.decided',
        requestId,
        caseNumber: '0001',
        recipient: 'MINATO',
        provider,
        decision: 'accepted',
        rehearsal: false,
      }),
    );
    unwrap(told);
  }
  return requestId;
}

export const individualOf = (requestId: string, basicContractId: string, change: object = {}) => ({
  requestId,
  basicContractId,
  feeYen: 1_234_567,
  taxRatePercent: '10',
  rounding: 'floor',
  purpose: '糖尿病患者の予後に関する観察研究',
  responsiblePerson: '研究責任者',
  usePeriod: { from: '2026-12-01', to: '2027-11-30' },
  retentionUntil: '2030-03-31',
  publication: '学会発表及び論文投稿を予定する',
  deliveryMethod: 'media',
  deliverOn: '2026-12-15',
  specification: {
    definitionId: common.id,
    definitionVersion: 1,
    tables: [
      { table: 'diagnosis', items: ['icd10', 'sequence', 'patient_id', 'institution_code'] },
      { table: 'patient', items: common.tables[0]?.items.map(({ name }) => name) ?? [] },
    ],
    period: { from: '2020-04-01', to: '2026-03-31' },
    diseases: ['2型糖尿病（E11）'],
  },
  ...change,
});
