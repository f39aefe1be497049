import type { IndividualContractView } from '../../src/features/contract/application/individual-contract-view.js';
import { newId } from '../../src/kernel/ids.js';
import {
  acceptRequest,
  concludeBasic,
  draftBasic,
  individualOf,
  signBasic,
} from '../contract/steps.js';
import { DefinitionCases } from './definition.js';
import { gate, type GatedCommand, type Scene } from './gate.js';
import { IndividualContractCases } from './individual-contract.js';
import type { Reply } from './process-matrix.js';

const FOR_CAUSE = { notice: 'terminated-for-cause', reason: '重大な違反' };

class IndividualScene {
  readonly cases: IndividualContractCases;
  constructor(
    readonly scene: Scene,
    readonly basic: string,
  ) {
    this.cases = new IndividualContractCases(scene.offices, basic);
  }

  /** Of a request that AOBA has just accepted. */
  async draft(change: object = {}, role = 'staff'): Promise<Reply> {
    const request = await acceptRequest(this.scene.offices, 'AOBA');
    const terms = individualOf(request, this.basic, change);
    return this.scene.post('MINATO', role, 'individual-contracts', terms);
  }

  specified(change: object): Promise<Reply> {
    const { specification } = individualOf('', '');
    return this.draft({ specification: { ...specification, ...change } });
  }

  async sign(code: string, id: string, change: object = {}): Promise<Reply> {
    const { open, texts } = await this.cases.at(code, id);
    const answer = { sha256: open ?? texts.at(-1)?.sha256, ...change };
    return this.give(code, id, 'signature', answer, 'approver');
  }

  give(code: string, id: string, path: string, body: object, role = 'staff'): Promise<Reply> {
    return this.scene.post(code, role, `individual-contracts/${id}/${path}`, body);
  }

  /** A further basic contract of the two that MINATO has just terminated. */
  async terminated(): Promise<string> {
    const id = await concludeBasic(this.scene.offices, ['AOBA']);
    await this.terminate(id);
    return id;
  }

  terminate(basic: string): Promise<unknown> {
    const notice = { ...FOR_CAUSE, against: 'AOBA' };
    return this.scene.did('MINATO', 'approver', `basic-contracts/${basic}/notices`, notice);
  }
}

const drafting = (individual: IndividualScene): GatedCommand => {
  const { scene } = individual;
  return {
    titleJa: '起案（提供依頼と基本契約）',
    route: 'individual-contracts',
    done: () => individual.draft(),
    gates: [
      gate('提供側が承認した提供依頼がある', 'REQUEST_NOT_ELIGIBLE', () =>
        individual.draft({ requestId: newId() }),
      ),
      gate('提供依頼に他の個別契約がない', 'REQUEST_CONTRACTED_ALREADY', async () => {
        const id = await individual.cases.proposed();
        const { document } = await individual.cases.at('MINATO', id);
        return individual.draft({ requestId: document.requestId });
      }),
      gate('基本契約に全当事者が署名している', 'CONTRACT_NOT_LIVE', async () => {
        const { id } = await draftBasic(scene.offices, ['AOBA']);
        await signBasic(scene.offices, 'MINATO', id);
        return individual.draft({ basicContractId: id });
      }),
      gate('基本契約が解除されていない', 'CONTRACT_NOT_LIVE', async () =>
        individual.draft({ basicContractId: await individual.terminated() }),
      ),
      gate('基本契約が更新拒絶により満了していない', 'CONTRACT_NOT_LIVE', async () => {
        const basicContractId = await concludeBasic(scene.offices, ['AOBA']);
        const refusal = { notice: 'renewal-refused', reason: '事業の見直し' };
        const path = `basic-contracts/${basicContractId}/notices`;
        await scene.did('AOBA', 'approver', path, refusal);
        return scene.onDay('2027-04-01', () => individual.draft({ basicContractId }));
      }),
      gate('基本契約が双方を当事者とする', 'CONTRACT_NOT_OF_PARTY', async () =>
        individual.draft({ basicContractId: await concludeBasic(scene.offices, ['YAMATO']) }),
      ),
      gate('相手方の認定が有効である', 'CERTIFICATION_NOT_LIVE', () =>
        scene.whileSuspended('MINATO', 'AOBA', () => individual.draft()),
      ),
      gate('自らの認定が有効である', 'CERTIFICATION_NOT_LIVE', () =>
        scene.whileSuspended('MINATO', 'MINATO', () => individual.draft()),
      ),
    ],
  };
};

const specifying = (individual: IndividualScene): GatedCommand => {
  const definitions = new DefinitionCases(individual.scene.offices);
  const one = (table: string, items: string[]) => ({ tables: [{ table, items }] });
  const key = ['institution_code', 'patient_id'];
  return {
    titleJa: '起案（データ仕様書）',
    route: 'individual-contracts',
    done: () => individual.specified(one('patient', key)),
    gates: [
      gate('データ定義書の版が登録されている', 'DEFINITION_UNKNOWN', () =>
        individual.specified({ ...one('patient', key), definitionVersion: 9 }),
      ),
      gate(
        'データ定義書の版に全員が合意し、公表されている',
        'DEFINITION_NOT_PUBLISHED',
        async () => {
          const { definition } = await definitions.agreed();
          const version = { definitionId: definition.id, definitionVersion: definition.version };
          return individual.specified({ ...one('patient', key), ...version });
        },
      ),
      gate('表がデータ定義書にある', 'SPECIFICATION_TABLE_UNKNOWN', () =>
        individual.specified(one('visit', key)),
      ),
      gate('項目がデータ定義書の表にある', 'SPECIFICATION_ITEM_UNKNOWN', () =>
        individual.specified(one('patient', [...key, 'weight'])),
      ),
      gate('表のキー項目を含む', 'SPECIFICATION_KEY_MISSING', () =>
        individual.specified(one('patient', ['institution_code', 'sex'])),
      ),
      gate('対象期間の開始日が終了日より後でない', 'CONTRACT_DATES_INVALID', () =>
        individual.specified({ period: { from: '2026-04-01', to: '2026-03-31' } }),
      ),
    ],
  };
};

const pricing = (individual: IndividualScene): GatedCommand => ({
  titleJa: '起案（期間と金額）',
  route: 'individual-contracts',
  done: () => individual.draft(),
  gates: [
    gate('保存期間の末日が利用期間の末日以後である', 'CONTRACT_DATES_INVALID', () =>
      individual.draft({ retentionUntil: '2027-11-29' }),
    ),
    gate('納入日が利用期間の末日以前である', 'CONTRACT_DATES_INVALID', () =>
      individual.draft({ deliverOn: '2027-12-01' }),
    ),
    gate('契約金額又は料金配分が定まっている', 'FEE_SHARE_UNKNOWN', () =>
      individual.draft({ feeYen: undefined }),
    ),
    gate('契約金額が料金配分と一致する', 'FEE_SHARE_DIFFERS', async () => {
      const requestId = await acceptRequest(individual.scene.offices, 'AOBA');
      const shares = [{ requestId, weight: '1' }];
      const allocation = { totalYen: 1_000_000, shares };
      await individual.scene.did('MINATO', 'staff', 'fee-allocations', allocation);
      return individual.draft({ requestId });
    }),
    gate('分割払いの合計が契約金額と一致する', 'INSTALMENTS_INVALID', () =>
      individual.draft({ instalments: [{ feeYen: 1, trigger: 'acceptance' }] }),
    ),
    gate('遅延損害金の年率が14.6パーセント以下である', 'LATE_CHARGE_RATE_INVALID', () =>
      individual.draft({ lateChargeRatePercent: '14.7' }),
    ),
  ],
});

const signing = (individual: IndividualScene): GatedCommand => {
  const { scene, cases } = individual;
  return {
    titleJa: '署名',
    route: 'individual-contracts/:id/signature',
    done: async () => individual.sign('AOBA', await cases.proposed()),
    gates: [
      gate('署名する人が起案した人と別である', 'SIGNER_IS_DRAFTER', async () => {
        const { body } = await individual.draft({}, 'staff+approver');
        const { id, open } = body as IndividualContractView;
        return individual.give('MINATO', id, 'signature', { sha256: open }, 'staff+approver');
      }),
      gate('読んだ契約文書のSHA-256を示している', 'TEXT_UNKNOWN', async () =>
        individual.sign('AOBA', await cases.proposed(), { sha256: 'f'.repeat(64) }),
      ),
      gate('承諾期間内である', 'TEXT_LAPSED', async () => {
        const id = await cases.proposed();
        return scene.onDay('2026-12-22', () => individual.sign('AOBA', id));
      }),
      gate('まだ署名していない', 'TEXT_SIGNED_ALREADY', async () =>
        individual.sign('MINATO', await cases.proposed()),
      ),
      gate('双方の認定が有効である', 'CERTIFICATION_NOT_LIVE', async () => {
        const id = await cases.proposed();
        return scene.whileSuspended('AOBA', 'MINATO', () => individual.sign('AOBA', id));
      }),
      gate('基本契約が有効である', 'CONTRACT_NOT_LIVE', async () => {
        const basic = await concludeBasic(scene.offices, ['AOBA']);
        const id = await new IndividualContractCases(scene.offices, basic).proposed();
        await individual.terminate(basic);
        return individual.sign('AOBA', id);
      }),
    ],
  };
};

const changing = (individual: IndividualScene): GatedCommand[] => {
  const { cases, scene } = individual;
  const publication = { publication: '論文投稿' };
  return [
    {
      titleJa: '対案の起案',
      route: 'individual-contracts/:id/counter-proposals',
      done: async () =>
        individual.give('AOBA', await cases.proposed(), 'counter-proposals', publication),
      gates: [
        gate(
          '自ら署名した案が承諾期間内になく、相手方を待たせていない',
          'TEXT_STILL_BINDING',
          async () =>
            individual.give('MINATO', await cases.proposed(), 'counter-proposals', publication),
        ),
        gate('回答を待つ案がある', 'NOTHING_PROPOSED', async () =>
          individual.give('AOBA', await cases.conclude(), 'counter-proposals', publication),
        ),
      ],
    },
    {
      titleJa: '変更契約の起案',
      route: 'individual-contracts/:id/amendments',
      done: async () => individual.give('AOBA', await cases.conclude(), 'amendments', publication),
      gates: [
        gate('個別契約が成立している', 'NOT_CONCLUDED_YET', async () =>
          individual.give('AOBA', await cases.proposed(), 'amendments', publication),
        ),
        gate('基本契約を取り替えていない', 'CONTRACT_SUBJECT_CHANGED', async () => {
          const basicContractId = await concludeBasic(scene.offices, ['AOBA']);
          return individual.give('AOBA', await cases.conclude(), 'amendments', { basicContractId });
        }),
        gate('個別契約が解除されていない', 'CONTRACT_END_STOPS', async () => {
          const id = await cases.conclude();
          await scene.did('MINATO', 'approver', `individual-contracts/${id}/notices`, FOR_CAUSE);
          return individual.give('AOBA', id, 'amendments', publication);
        }),
        gate('基本契約が解除されていない', 'CONTRACT_END_STOPS', async () => {
          const basic = await concludeBasic(scene.offices, ['AOBA']);
          const id = await new IndividualContractCases(scene.offices, basic).conclude();
          await individual.terminate(basic);
          return individual.give('AOBA', id, 'amendments', publication);
        }),
        gate('双方の認定が有効である', 'CERTIFICATION_NOT_LIVE', async () => {
          const id = await cases.conclude();
          return scene.whileSuspended('AOBA', 'MINATO', () =>
            individual.give('AOBA', id, 'amendments', publication),
          );
        }),
      ],
    },
  ];
};

const ending = (individual: IndividualScene): GatedCommand[] => {
  const { cases } = individual;
  const terms = { terminatesOn: '2026-12-31', runningContracts: 'stop', reason: '合意による' };
  const agreed = (id: string, change: object = {}) =>
    individual.give('AOBA', id, 'termination-agreements', { ...terms, ...change });
  const notice = (id: string, change: object = {}) =>
    individual.give('AOBA', id, 'notices', { ...FOR_CAUSE, ...change }, 'approver');
  return [
    {
      titleJa: '合意解約書の起案',
      route: 'individual-contracts/:id/termination-agreements',
      done: async () => agreed(await cases.conclude()),
      gates: [
        gate('個別契約が成立している', 'NOT_CONCLUDED_YET', async () =>
          agreed(await cases.proposed()),
        ),
        gate('解約の日が本日以後である', 'END_DATE_INVALID', async () =>
          agreed(await cases.conclude(), { terminatesOn: '2026-11-20' }),
        ),
      ],
    },
    {
      titleJa: '解除の通知',
      route: 'individual-contracts/:id/notices',
      done: async () => notice(await cases.conclude()),
      gates: [
        gate('個別契約が成立している', 'NOT_CONCLUDED_YET', async () =>
          notice(await cases.proposed()),
        ),
        gate('効力発生日が本日以後である', 'END_DATE_INVALID', async () =>
          notice(await cases.conclude(), { effectiveOn: '2026-11-20' }),
        ),
        gate('解除をまだ通知していない', 'NOTICE_GIVEN_ALREADY', async () => {
          const id = await cases.conclude();
          await notice(id);
          return notice(id);
        }),
      ],
    },
  ];
};

/** `basic` is a basic contract of MINATO and AOBA in force. */
export function individualGates(scene: Scene, basic: string): GatedCommand[] {
  const individual = new IndividualScene(scene, basic);
  return [
    drafting(individual),
    specifying(individual),
    pricing(individual),
    signing(individual),
    ...changing(individual),
    ...ending(individual),
  ];
}
