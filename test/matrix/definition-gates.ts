import type { DraftSummary } from '../../src/features/catalogue/application/draft-view.js';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import type { DefinitionSummary } from '../../src/features/catalogue/application/definition-view.js';
import { common } from '../contract/steps.js';
import { DefinitionCases, definitionPath } from './definition.js';
import { gate, type GatedCommand, type Scene } from './gate.js';
import type { Reply } from './process-matrix.js';

const PROPOSAL = { reason: '項目の追加', members: ['AOBA'] };

class DefinitionScene {
  readonly cases: DefinitionCases;
  private version = 0;
  constructor(readonly scene: Scene) {
    this.cases = new DefinitionCases(scene.offices, 'test/gates-proposed');
  }

  next(): DataDefinition {
    this.version += 1;
    return {
      ...common,
      id: 'test/gates',
      version: this.version,
      tables: common.tables.slice(0, 1),
    };
  }

  /** MINATO's staff drafts the content and proposes it. */
  async propose(definition: DataDefinition, change: object = {}): Promise<Reply> {
    const draft = await this.scene.did<DraftSummary>('MINATO', 'staff', 'definition-drafts', {
      definition,
    });
    const path = `definition-drafts/${draft.id}/proposal`;
    return this.scene.post('MINATO', 'staff', path, { ...PROPOSAL, ...change });
  }

  async answer(code: string, definition: DataDefinition, what: string, body: object = {}) {
    const role = what === 'withdrawal' ? 'staff' : 'approver';
    return this.scene.post(code, role, `${definitionPath(definition)}/${what}`, body);
  }

  async proposed(): Promise<DataDefinition> {
    const { definition } = await this.cases.proposed();
    return definition;
  }

  /** MINATO and AOBA propose different contents under one number before they hear of each other. */
  async crossed(): Promise<{ definition: DataDefinition; ofMinato: string; ofAoba: string }> {
    const definition = this.next();
    const sha256Of = async (code: string, titleJa: string, member: string) => {
      const body = { definition: { ...definition, titleJa }, members: [member] };
      const reply = await this.scene.of(code).post('staff', 'definitions', body);
      return (reply.body as DefinitionSummary).sha256;
    };
    const ofMinato = await sha256Of('MINATO', '甲案', 'AOBA');
    const ofAoba = await sha256Of('AOBA', '乙案', 'MINATO');
    await this.scene.offices.deliver();
    return { definition, ofMinato, ofAoba };
  }
}

const proposing = (definitions: DefinitionScene): GatedCommand => {
  const changed = (change: (one: DataDefinition) => object) => {
    const definition = definitions.next();
    return definitions.propose({ ...definition, ...change(definition) });
  };
  const inTable = (change: object) => (definition: DataDefinition) => ({
    tables: definition.tables.map((one) => ({ ...one, ...change })),
  });
  const inItem = (change: object) => (definition: DataDefinition) => ({
    tables: definition.tables.map((one) => ({
      ...one,
      items: one.items.map((item, index) => (index === 0 ? { ...item, ...change } : item)),
    })),
  });
  return {
    titleJa: '連絡協議会への提案',
    route: 'definition-drafts/:id/proposal',
    done: () => definitions.propose(definitions.next()),
    gates: [
      gate('その版番号の提案又は公表がない', 'DEFINITION_VERSION_TAKEN', async () =>
        definitions.propose(await definitions.proposed()),
      ),
      gate('合意を求める事業者が登録されている', 'PEER_UNKNOWN', () =>
        definitions.propose(definitions.next(), { members: ['SAKURA'] }),
      ),
      gate('表がある', 'DEFINITION_EMPTY', () => changed(() => ({ tables: [] }))),
      gate('表の名称が重複していない', 'DEFINITION_NAME_TWICE', () =>
        changed(({ tables }) => ({ tables: [...tables, ...tables] })),
      ),
      gate('表のキーがその表の項目である', 'DEFINITION_KEY_UNKNOWN', () =>
        changed(inTable({ key: ['visit'] })),
      ),
      gate('参照先の表とキーがある', 'DEFINITION_REFERENCE_BROKEN', () =>
        changed(inTable({ references: [{ columns: ['patient_id'], table: 'visit' }] })),
      ),
      gate('項目のコード表がある', 'DEFINITION_CODE_TABLE_MISSING', () =>
        changed(inItem({ codeTable: 'nowhere' })),
      ),
      gate('項目の形式が正規表現として正しい', 'DEFINITION_PATTERN_INVALID', () =>
        changed(inItem({ pattern: '[' })),
      ),
    ],
  };
};

const answering = (definitions: DefinitionScene): GatedCommand => ({
  titleJa: '合意',
  route: 'definitions/:id/:version/agreement',
  done: async () => definitions.answer('AOBA', await definitions.proposed(), 'agreement'),
  gates: [
    gate('版が提案されている', 'DEFINITION_UNKNOWN', () =>
      definitions.answer('AOBA', definitions.next(), 'agreement'),
    ),
    gate('合意する人が提案した人と別である', 'DEFINITION_AGREED_BY_PROPOSER', async () => {
      const both = 'staff+approver';
      const definition = definitions.next();
      const body = { definition, members: ['AOBA'] };
      await definitions.scene.did('MINATO', both, 'definitions', body);
      return definitions.scene.post('MINATO', both, `${definitionPath(definition)}/agreement`);
    }),
    gate('まだ回答していない', 'DEFINITION_VOTED_ALREADY', async () => {
      const definition = await definitions.proposed();
      await definitions.answer('MINATO', definition, 'agreement');
      return definitions.answer('MINATO', definition, 'agreement');
    }),
    gate(
      '同じ版に複数の提案があるとき、提案を特定している',
      'DEFINITION_CHOICE_NEEDED',
      async () => {
        const { definition } = await definitions.crossed();
        return definitions.answer('AOBA', definition, 'agreement');
      },
    ),
    gate('同じ版の別の提案に合意していない', 'DEFINITION_AGREED_ANOTHER', async () => {
      const { definition, ofMinato, ofAoba } = await definitions.crossed();
      await definitions.answer('AOBA', definition, 'agreement', { sha256: ofMinato });
      return definitions.answer('AOBA', definition, 'agreement', { sha256: ofAoba });
    }),
  ],
});

const closing = (definitions: DefinitionScene): GatedCommand[] => [
  {
    titleJa: '不同意',
    route: 'definitions/:id/:version/refusal',
    done: async () =>
      definitions.answer('AOBA', await definitions.proposed(), 'refusal', { comment: '再考' }),
    gates: [
      gate('自らの提案でない', 'DEFINITION_OF_OTHERS', async () =>
        definitions.answer('MINATO', await definitions.proposed(), 'refusal', { comment: '再考' }),
      ),
    ],
  },
  {
    titleJa: '取下げ',
    route: 'definitions/:id/:version/withdrawal',
    done: async () =>
      definitions.answer('MINATO', await definitions.proposed(), 'withdrawal', {
        reason: '再検討',
      }),
    gates: [
      gate('自らの提案である', 'DEFINITION_OF_OTHERS', async () =>
        definitions.answer('AOBA', await definitions.proposed(), 'withdrawal', {
          reason: '再検討',
        }),
      ),
    ],
  },
];

export function definitionGates(scene: Scene): GatedCommand[] {
  const definitions = new DefinitionScene(scene);
  return [proposing(definitions), answering(definitions), ...closing(definitions)];
}
