import type { BasicContractView } from '../../src/features/contract/application/basic-contract-view.js';
import { basicAt, concludeBasic, draftBasic, proposeBasic, signBasic } from '../contract/steps.js';
import { gate, type GatedCommand, type Scene } from './gate.js';
import type { Reply } from './process-matrix.js';

const TITLE = { title: '代表取締役' };
const REFUSAL = { reason: '条件不一致' };

const TERMS = {
  counterparties: ['AOBA'],
  title: '医療情報の相互提供に関する基本契約',
  startsOn: '2026-04-01',
  endsOn: '2027-03-31',
};

class BasicScene {
  constructor(readonly scene: Scene) {}

  draft(change: object = {}, role = 'staff'): Promise<Reply> {
    return this.scene.post('MINATO', role, 'basic-contracts', { ...TERMS, ...change });
  }

  /** MINATO has proposed. */
  async proposed(counterparties = ['AOBA']): Promise<string> {
    const { id } = await draftBasic(this.scene.offices, counterparties);
    await signBasic(this.scene.offices, 'MINATO', id);
    await this.scene.offices.deliver();
    return id;
  }

  conclude(counterparties = ['AOBA']): Promise<string> {
    return concludeBasic(this.scene.offices, counterparties);
  }

  async sign(code: string, id: string, change: object = {}): Promise<Reply> {
    const sha256 = await this.text(code, id);
    const path = `basic-contracts/${id}/signature`;
    return this.scene.post(code, 'approver', path, { sha256, ...TITLE, ...change });
  }

  async refuse(code: string, id: string): Promise<Reply> {
    const sha256 = await this.text(code, id);
    return this.scene.post(code, 'approver', `basic-contracts/${id}/refusal`, {
      sha256,
      ...REFUSAL,
    });
  }

  give(code: string, id: string, path: string, body: object, role = 'staff'): Promise<Reply> {
    return this.scene.post(code, role, `basic-contracts/${id}/${path}`, body);
  }

  /** By AOBA, of a contract of MINATO and AOBA unless said otherwise. */
  async notice(change: object, id?: string): Promise<Reply> {
    const body = { reason: '重大な違反', ...change };
    return this.give('AOBA', id ?? (await this.conclude()), 'notices', body, 'approver');
  }

  private async text(code: string, id: string): Promise<string | undefined> {
    const { open, texts } = await basicAt(this.scene.offices, code, id);
    return open ?? texts.at(-1)?.sha256;
  }
}

const drafting = (basic: BasicScene): GatedCommand => ({
  titleJa: '起案',
  route: 'basic-contracts',
  done: () => basic.draft(),
  gates: [
    gate('相手方が登録されている', 'PEER_UNKNOWN', () =>
      basic.draft({ counterparties: ['SAKURA'] }),
    ),
    gate('相手方の鍵指紋を責任者が確認している', 'PEER_UNCONFIRMED', async () => {
      const { offices } = basic.scene;
      await offices.changePeer('MINATO', 'AOBA', { status: 'registered' });
      const reply = await basic.draft();
      await offices.changePeer('MINATO', 'AOBA', { status: 'confirmed' });
      return reply;
    }),
    gate(
      '相手方の認定の種類が同じである（匿名加工と仮名加工をまたがない）',
      'KIND_CROSSOVER_REFUSED',
      () => basic.draft({ counterparties: ['KAEDE'] }),
    ),
    gate('相手方の認定が有効である', 'CERTIFICATION_NOT_LIVE', () =>
      basic.scene.whileSuspended('MINATO', 'AOBA', () => basic.draft()),
    ),
    gate('自らの認定が有効である', 'CERTIFICATION_NOT_LIVE', () =>
      basic.scene.whileSuspended('MINATO', 'MINATO', () => basic.draft()),
    ),
    gate('自らを相手方としていない', 'PARTIES_INVALID', () =>
      basic.draft({ counterparties: ['MINATO'] }),
    ),
    gate('期間の開始日が終了日より後でない', 'CONTRACT_DATES_INVALID', () =>
      basic.draft({ startsOn: '2027-04-01' }),
    ),
    gate('期間がまだ満了していない', 'CONTRACT_PERIOD_OVER', () =>
      basic.draft({ startsOn: '2025-04-01', endsOn: '2026-03-31' }),
    ),
    gate('承諾期間がまだ満了していない', 'TEXT_LAPSED', () =>
      basic.draft({ answerBy: '2026-11-20' }),
    ),
    gate('条項に入れる値が条項集で認められている', 'CLAUSE_VARIABLE_INVALID', () =>
      basic.draft({ variables: { paymentDays: '即日' } }),
    ),
  ],
});

const signing = (basic: BasicScene): GatedCommand => ({
  titleJa: '署名',
  route: 'basic-contracts/:id/signature',
  done: async () => basic.sign('AOBA', await basic.proposed()),
  gates: [
    gate('署名する人が起案した人と別である', 'SIGNER_IS_DRAFTER', async () => {
      const drafted = (await basic.draft({}, 'staff+approver')).body as BasicContractView;
      const path = `basic-contracts/${drafted.id}/signature`;
      const answer = { sha256: drafted.open, ...TITLE };
      return basic.scene.post('MINATO', 'staff+approver', path, answer);
    }),
    gate('読んだ契約文書のSHA-256を示している', 'TEXT_UNKNOWN', async () =>
      basic.sign('AOBA', await basic.proposed(), { sha256: 'f'.repeat(64) }),
    ),
    gate('承諾期間内である', 'TEXT_LAPSED', async () => {
      const id = await basic.proposed();
      return basic.scene.onDay('2026-12-22', () => basic.sign('AOBA', id));
    }),
    gate('すべての当事者の認定が有効である', 'CERTIFICATION_NOT_LIVE', async () => {
      const id = await basic.proposed(['AOBA', 'YAMATO']);
      return basic.scene.whileSuspended('AOBA', 'YAMATO', () => basic.sign('AOBA', id));
    }),
    gate('まだ署名していない', 'TEXT_SIGNED_ALREADY', async () =>
      basic.sign('MINATO', await basic.proposed()),
    ),
    gate('不同意と回答していない', 'TEXT_DECLINED_ALREADY', async () => {
      const id = await basic.proposed();
      await basic.refuse('AOBA', id);
      return basic.sign('AOBA', id);
    }),
    gate('他の当事者が不同意と回答していない', 'TEXT_SUPERSEDED', async () => {
      const id = await basic.proposed(['AOBA', 'YAMATO']);
      await basic.refuse('YAMATO', id);
      return basic.sign('AOBA', id);
    }),
    gate('加入の文書には加入する事業者が先に署名している', 'ACCESSION_UNSIGNED', async () => {
      const id = await basic.conclude();
      const { offices } = basic.scene;
      await proposeBasic(offices, 'MINATO', `${id}/accessions`, { operators: ['YAMATO'] });
      await offices.deliver();
      return basic.sign('AOBA', id);
    }),
  ],
});

const countering = (basic: BasicScene): GatedCommand => ({
  titleJa: '対案の起案',
  route: 'basic-contracts/:id/counter-proposals',
  done: async () => basic.give('AOBA', await basic.proposed(), 'counter-proposals', {}),
  gates: [
    gate(
      '自ら署名した案が承諾期間内になく、他の当事者を待たせていない',
      'TEXT_STILL_BINDING',
      async () => basic.give('MINATO', await basic.proposed(), 'counter-proposals', {}),
    ),
    gate('回答を待つ案がある', 'TEXT_OTHER_KIND', async () =>
      basic.give('AOBA', await basic.conclude(), 'counter-proposals', {}),
    ),
  ],
});

const changing = (basic: BasicScene): GatedCommand[] => [
  {
    titleJa: '変更契約の起案',
    route: 'basic-contracts/:id/amendments',
    done: async () => basic.give('AOBA', await basic.conclude(), 'amendments', {}),
    gates: [
      gate('基本契約が成立している', 'CONTRACT_NOT_LIVE', async () =>
        basic.give('AOBA', await basic.proposed(), 'amendments', {}),
      ),
      gate('変更の効力発生日が期間の開始日より前でない', 'CONTRACT_DATES_INVALID', async () =>
        basic.give('AOBA', await basic.conclude(), 'amendments', { effectiveOn: '2026-03-31' }),
      ),
      gate('すべての当事者の認定が有効である', 'CERTIFICATION_NOT_LIVE', async () => {
        const id = await basic.conclude();
        return basic.scene.whileSuspended('AOBA', 'MINATO', () =>
          basic.give('AOBA', id, 'amendments', {}),
        );
      }),
    ],
  },
  {
    titleJa: '加入の起案',
    route: 'basic-contracts/:id/accessions',
    done: async () =>
      basic.give('AOBA', await basic.conclude(), 'accessions', { operators: ['YAMATO'] }),
    gates: [
      gate('加入する事業者がまだ当事者でない', 'PARTIES_INVALID', async () =>
        basic.give('AOBA', await basic.conclude(), 'accessions', { operators: ['MINATO'] }),
      ),
      gate('加入する事業者の認定の種類が同じである', 'KIND_CROSSOVER_REFUSED', async () =>
        basic.give('AOBA', await basic.conclude(), 'accessions', { operators: ['KAEDE'] }),
      ),
      gate('離脱した当事者を変更契約で除いてある', 'PARTY_GONE', async () => {
        const id = await basic.conclude(['AOBA', 'HIBARI']);
        for (const code of ['MINATO', 'AOBA']) {
          const notice = { notice: 'terminated-for-cause', against: 'HIBARI', reason: '違反' };
          await basic.scene.did(code, 'approver', `basic-contracts/${id}/notices`, notice);
        }
        return basic.give('AOBA', id, 'accessions', { operators: ['YAMATO'] });
      }),
    ],
  },
];

const ending = (basic: BasicScene): GatedCommand => {
  const terms = { terminatesOn: '2026-12-31', runningContracts: 'stop', reason: '合意による' };
  return {
    titleJa: '合意解約書の起案',
    route: 'basic-contracts/:id/termination-agreements',
    done: async () => basic.give('AOBA', await basic.conclude(), 'termination-agreements', terms),
    gates: [
      gate('基本契約が成立している', 'CONTRACT_NOT_LIVE', async () =>
        basic.give('AOBA', await basic.proposed(), 'termination-agreements', terms),
      ),
      gate('解約の日が本日以後である', 'END_DATE_INVALID', async () =>
        basic.give('AOBA', await basic.conclude(), 'termination-agreements', {
          ...terms,
          terminatesOn: '2026-11-20',
        }),
      ),
    ],
  };
};

const noticing = (basic: BasicScene): GatedCommand[] => {
  const refusal = { notice: 'renewal-refused' };
  const forCause = { notice: 'terminated-for-cause', against: 'MINATO' };
  return [
    {
      titleJa: '更新拒絶の通知',
      route: 'basic-contracts/:id/notices',
      done: () => basic.notice(refusal),
      gates: [
        gate('通知の期限（満了日の予告期間前）までである', 'NOTICE_TOO_LATE', async () => {
          const id = await basic.conclude();
          return basic.scene.onDay('2027-01-01', () => basic.notice(refusal, id));
        }),
        gate('指定した日が契約期間の満了日である', 'NOTICE_DATE_INVALID', () =>
          basic.notice({ ...refusal, effectiveOn: '2027-03-30' }),
        ),
        gate('同じ通知をまだしていない', 'NOTICE_GIVEN_ALREADY', async () => {
          const id = await basic.conclude();
          await basic.notice(refusal, id);
          return basic.notice(refusal, id);
        }),
      ],
    },
    {
      titleJa: '解除の通知',
      route: 'basic-contracts/:id/notices',
      done: () => basic.notice(forCause),
      gates: [
        gate('解除の相手方が契約の当事者である', 'PARTIES_INVALID', () =>
          basic.notice({ ...forCause, against: 'YAMATO' }),
        ),
        gate('効力発生日が本日以後である', 'NOTICE_DATE_INVALID', () =>
          basic.notice({ ...forCause, effectiveOn: '2026-11-20' }),
        ),
        gate('その相手方との間で契約が終了していない', 'CONTRACT_NOT_LIVE', async () => {
          const id = await basic.conclude();
          const given = { ...forCause, against: 'AOBA', reason: '重大な違反' };
          await basic.scene.did('MINATO', 'approver', `basic-contracts/${id}/notices`, given);
          return basic.notice(forCause, id);
        }),
      ],
    },
  ];
};

export function basicGates(scene: Scene): GatedCommand[] {
  const basic = new BasicScene(scene);
  return [
    drafting(basic),
    signing(basic),
    countering(basic),
    ...changing(basic),
    ending(basic),
    ...noticing(basic),
  ];
}
