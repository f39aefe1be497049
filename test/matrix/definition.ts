import supertest from 'supertest';
import type { DraftSummary } from '../../src/features/catalogue/application/draft-view.js';
import type { DefinitionView } from '../../src/features/catalogue/application/definition-view.js';
import {
  type DefinitionCommand,
  type DefinitionState,
  definitionTransitions,
} from '../../src/features/catalogue/domain/definition-version.js';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import type { Offices } from '../support/offices.js';
import { common } from '../contract/steps.js';
import type { ProcessMatrix, Reply } from './process-matrix.js';

/** A version that MINATO drafts and proposes to AOBA alone. */
interface Subject {
  readonly state: DefinitionState;
  /** MINATO's draft. */
  readonly draft: string;
  readonly definition: DataDefinition;
}

export const definitionPath = ({ id, version }: DataDefinition): string =>
  `definitions/${encodeURIComponent(id)}/${version}`;

/** Where the version is answered: the member. It alone knows it as agreed before it is published. */
const isAtMember = (state: DefinitionState, command: DefinitionCommand): boolean =>
  state === 'agreed' || command === 'agree' || command === 'refuse';

export class DefinitionCases {
  private version = 0;
  constructor(
    private readonly offices: Offices,
    private readonly definitionId = 'test/matrix',
  ) {}

  async draft(): Promise<Subject> {
    this.version += 1;
    const tables = common.tables.slice(0, 1);
    const { version, definitionId: id } = this;
    const definition = { ...common, id, version, tables };
    const drafted = await this.did('MINATO', 'staff', 'definition-drafts', { definition });
    return { state: 'draft', draft: (drafted as DraftSummary).id, definition };
  }

  async discarded(): Promise<Subject> {
    const subject = await this.draft();
    await this.did('MINATO', 'staff', `definition-drafts/${subject.draft}/discard`);
    return { ...subject, state: 'discarded' };
  }

  async proposed(members: string[] = ['AOBA']): Promise<Subject> {
    const subject = await this.draft();
    const proposal = { reason: '項目の追加', members };
    await this.did('MINATO', 'staff', `definition-drafts/${subject.draft}/proposal`, proposal);
    return this.known({ ...subject, state: 'proposed' }, ['MINATO', 'AOBA']);
  }

  async refused(): Promise<Subject> {
    const subject = await this.proposed();
    const path = `${definitionPath(subject.definition)}/refusal`;
    await this.did('AOBA', 'approver', path, { comment: '項目名を再考されたい' });
    return this.known({ ...subject, state: 'refused' }, ['MINATO', 'AOBA']);
  }

  async agreed(): Promise<Subject> {
    const subject = await this.proposed();
    await this.did('AOBA', 'approver', `${definitionPath(subject.definition)}/agreement`);
    return this.known({ ...subject, state: 'agreed' }, ['AOBA']);
  }

  async published(): Promise<Subject> {
    const subject = await this.agreed();
    await this.did('MINATO', 'approver', `${definitionPath(subject.definition)}/agreement`);
    return this.known({ ...subject, state: 'published' }, ['MINATO', 'AOBA']);
  }

  async withdrawn(): Promise<Subject> {
    const subject = await this.proposed();
    const path = `${definitionPath(subject.definition)}/withdrawal`;
    await this.did('MINATO', 'staff', path, { reason: '再検討' });
    return this.known({ ...subject, state: 'withdrawn' }, ['MINATO', 'AOBA']);
  }

  private async known(subject: Subject, codes: string[]): Promise<Subject> {
    for (const code of codes) {
      const { body } = await this.offices
        .of(code)
        .get('auditor', definitionPath(subject.definition));
      const { state } = body as Partial<DefinitionView>;
      if (state !== subject.state) throw new Error(`${code}: ${String(state)}`);
    }
    return subject;
  }

  private async did(code: string, role: string, path: string, given: object = {}) {
    const { status, body } = await this.offices.of(code).post(role, path, given);
    if (status !== 201) throw new Error(JSON.stringify(body));
    await this.offices.deliver();
    return body;
  }
}

export function definitionMatrix(
  offices: Offices,
): ProcessMatrix<DefinitionState, DefinitionCommand, Subject> {
  const cases = new DefinitionCases(offices);
  const at = (command: DefinitionCommand, { state }: Subject) =>
    offices.of(isAtMember(state, command) ? 'AOBA' : 'MINATO');
  const onDraft =
    (command: DefinitionCommand, path: string, body: object) => (role: string, subject: Subject) =>
      at(command, subject).post(role, `definition-drafts/${subject.draft}/${path}`, body);
  const onVersion =
    (command: DefinitionCommand, path: string, body: object) => (role: string, subject: Subject) =>
      at(command, subject).post(role, `${definitionPath(subject.definition)}/${path}`, body);
  const edit = async (role: string, subject: Subject): Promise<Reply> => {
    const { definition, draft } = subject;
    return supertest(at('edit', subject).app.getHttpServer() as never)
      .put(`/api/definition-drafts/${draft}`)
      .set('authorization', `Bearer ${role}`)
      .send({ revision: 1, definition });
  };
  return {
    transitions: definitionTransitions,
    reach: {
      draft: () => cases.draft(),
      discarded: () => cases.discarded(),
      proposed: () => cases.proposed(),
      refused: () => cases.refused(),
      agreed: () => cases.agreed(),
      published: () => cases.published(),
      withdrawn: () => cases.withdrawn(),
    },
    commands: {
      edit: { permission: 'definition.draft', call: edit },
      discard: { permission: 'definition.draft', call: onDraft('discard', 'discard', {}) },
      propose: {
        permission: 'definition.propose',
        call: onDraft('propose', 'proposal', { reason: '項目の追加', members: ['AOBA'] }),
      },
      agree: { permission: 'definition.agree', call: onVersion('agree', 'agreement', {}) },
      refuse: {
        permission: 'definition.agree',
        call: onVersion('refuse', 'refusal', { comment: '項目名を再考されたい' }),
      },
      withdraw: {
        permission: 'definition.propose',
        call: onVersion('withdraw', 'withdrawal', { reason: '再検討' }),
      },
    },
    automatic: { publish: '提案者を含む全員の合意' },
    byMessage: {
      refused: { refuse: '提案者に届く、他の会員の不同意' },
      agreed: { withdraw: '会員に届く、提案者の取下げ' },
    },
  };
}
