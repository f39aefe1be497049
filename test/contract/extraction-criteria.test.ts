import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IndividualContractView } from '../../src/features/contract/application/individual-contract-view.js';
import { Contracts, type ExtractionCriteria } from '../../src/features/contract/index.js';
import { checkCriteria } from '../../src/features/contract/domain/check-criteria.js';
import { criteriaTexts } from '../../src/features/contract/domain/criteria-wording.js';
import { isInOrder } from '../../src/features/contract/domain/specification.js';
import { unwrap } from '../../src/kernel/outcome.js';
import type { Offices } from '../support/offices.js';
import { openOffices } from './offices.js';
import { acceptRequest, common, concludeBasic, individualOf, publishDefinition } from './steps.js';

const DISEASES = { icd10: ['E10-E14'], managementNumbers: [], receiptCodes: [], suspected: false };
const CRITERIA: ExtractionCriteria = {
  diseases: { ...DISEASES, managementNumbers: ['20054174'], receiptCodes: ['5359001'] },
  population: {
    sexes: ['F'],
    age: { on: '2026-04-01', from: 40, to: 74 },
    rows: [{ table: 'lab_result', atLeast: 2 }],
  },
};

describe('extraction criteria', () => {
  it('stand in the specification in words that its signers can read', () => {
    const nameOf = (table: string) => (table === 'lab_result' ? '検体検査' : table);
    expect(criteriaTexts(CRITERIA, nameOf)).toEqual([
      '対象期間に次のいずれかの傷病がある人（疑い病名を除く）: ICD-10 E10～E14、病名管理番号 20054174、傷病名コード 5359001',
      '性別が次のいずれかの人: 女性',
      '2026年4月1日時点で満40歳以上74歳以下の人',
      '対象期間に「検体検査」の情報が2件以上ある人',
    ]);
    expect(criteriaTexts()).toEqual([]);
  });

  it.each<[string, ExtractionCriteria, string]>([
    ['no code at all', { diseases: { ...DISEASES, icd10: [] } }, 'CRITERIA_WITHOUT_CODE'],
    ['a range backwards', { diseases: { ...DISEASES, icd10: ['E14-E10'] } }, 'CRITERIA_CODE_WRONG'],
    ['uneven ends', { diseases: { ...DISEASES, icd10: ['E10-E149'] } }, 'CRITERIA_CODE_WRONG'],
    ['a dot', { diseases: { ...DISEASES, icd10: ['E11.9'] } }, 'CRITERIA_CODE_WRONG'],
    ['a short number', { diseases: { ...DISEASES, receiptCodes: ['1'] } }, 'CRITERIA_CODE_WRONG'],
    [
      'ages backwards',
      { population: { age: { on: '2026-04-01', from: 75, to: 74 } } },
      'CRITERIA_AGE_REVERSED',
    ],
    [
      'a table nobody knows',
      { population: { rows: [{ table: 'visits', atLeast: 1 }] } },
      'SPECIFICATION_TABLE_UNKNOWN',
    ],
  ])('are refused with %s', (_, criteria, code) => {
    expect(checkCriteria(common, criteria)).toMatchObject({ error: { code } });
  });

  it('that could not be applied are no more accepted from a peer', () => {
    const drafted = { tables: [], kinds: [] };
    expect(isInOrder(common, { ...drafted, criteria: CRITERIA })).toBe(true);
    const reversed = { diseases: { ...DISEASES, icd10: ['E14-E10'] } };
    expect(isInOrder(common, { ...drafted, criteria: reversed })).toBe(false);
  });
});

describe('a contract with extraction criteria', () => {
  let offices: Offices;
  let basic: string;
  beforeAll(async () => {
    offices = await openOffices(['MINATO', 'AOBA']);
    await publishDefinition(offices, ['AOBA']);
    basic = await concludeBasic(offices, ['AOBA']);
  });
  afterAll(() => offices.close());

  async function draft(criteria: unknown) {
    const request = await acceptRequest(offices, 'AOBA');
    const { specification, ...terms } = individualOf(request, basic);
    const command = { ...terms, specification: { ...specification, criteria } };
    return offices.of('MINATO').post('staff', 'individual-contracts', command);
  }

  async function sign(code: string, id: string): Promise<void> {
    const path = `individual-contracts/${id}`;
    const { body } = await offices.of(code).get('auditor', path);
    const { open, texts } = body as IndividualContractView;
    const answer = { sha256: open ?? texts.at(-1)?.sha256 };
    await offices.of(code).done('approver', `${path}/signature`, answer);
    await offices.deliver();
  }

  it('is signed with them by both sides, and the provider’s next step is told them', async () => {
    const { id } = (await draft(CRITERIA)).body as IndividualContractView;
    for (const code of ['MINATO', 'AOBA']) await sign(code, id);
    const { app, transactions } = offices.of('AOBA');
    const live = await transactions.read((tx) => app.get(Contracts).mayProceed(tx, id, 'plan'));
    expect(unwrap(live).specification.criteria).toEqual(CRITERIA);
  });

  it('is not drafted with what is no criterion, or could not be applied', async () => {
    const dotted = { diseases: { ...DISEASES, icd10: ['E11.9'] } };
    const reversed = { diseases: { ...DISEASES, icd10: ['E14-E10'] } };
    const answers = [];
    for (const criteria of [dotted, { diseases: { icd10: ['E11'] } }, { sex: 'F' }, reversed])
      answers.push((await draft(criteria)).body);
    expect(answers).toMatchObject([
      ...Array.from({ length: 3 }, () => ({ error: { code: 'REQUEST_INVALID' } })),
      { error: { code: 'CRITERIA_CODE_WRONG' } },
    ]);
  });
});
