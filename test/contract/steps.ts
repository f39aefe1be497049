import { readFileSync } from 'node:fs';
import type { BasicContractView } from '../../src/features/contract/application/basic-contract-view.js';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { canonicalJson, digestOf } from '../../src/kernel/canonical-json.js';
import { newId } from '../../src/kernel/ids.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { DomainEvents } from '../../src/kernel/ports/domain-events.js';
import type { Office } from '../support/office.js';
import type { Offices } from '../support/offices.js';

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

/** The approver opens the contract and signs the text that waits there. */
export const signBasic = async (offices: Offices, code: string, id: string) => {
  const { open, texts } = await basicAt(offices, code, id);
  const answer = { sha256: open ?? texts.at(-1)?.sha256, title: '代表取締役' };
  return offices.of(code).post('approver', `basic-contracts/${id}/signature`, answer);
};

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
    const { transactions, app } = offices.of(code);
    const told = await transactions.run((tx) =>
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

export const basicAt = async (
  offices: Offices,
  code: string,
  id: string,
): Promise<BasicContractView> => {
  const { body } = await offices.of(code).get('auditor', `basic-contracts/${id}`);
  return body as BasicContractView;
};

/** The text that waits for an answer at this office. */
export const openTextAt = async (offices: Offices, code: string, id: string) => {
  const { open, texts } = await basicAt(offices, code, id);
  const text = texts.find(({ sha256 }) => sha256 === open);
  if (!text) throw new Error(`Nothing waits for an answer at ${code}.`);
  return text;
};

/** Staff drafts a further text (`amendments`, `counter-proposals`, …), the approver proposes it. */
export const proposeBasic = async (
  offices: Offices,
  code: string,
  path: string,
  body: object,
): Promise<string> => {
  const drafted = await offices.of(code).post('staff', `basic-contracts/${path}`, body);
  const { id, open } = drafted.body as BasicContractView;
  if (open === null) throw new Error(JSON.stringify(drafted.body));
  const signed = await signBasic(offices, code, id);
  if (signed.status !== 201) throw new Error(JSON.stringify(signed.body));
  return open;
};

/** Everybody signs what waits, one after the other, and hears of it. */
export async function signByAll(offices: Offices, codes: readonly string[], id: string) {
  await offices.deliver();
  for (const code of codes) {
    const signed = await signBasic(offices, code, id);
    if (signed.status !== 201) throw new Error(JSON.stringify(signed.body));
    await offices.deliver();
  }
}

/** A letter's body with another content than its sender's software made, well signed all the same. */
export async function resigned(
  office: Office,
  { sha256: _, ...signature }: { sha256: string },
  content: object,
) {
  const signed = await office.keyring.sign(canonicalJson(content));
  return { ...signature, sha256: digestOf(content), signature: signed };
}
