import type { IndividualContractView } from '../../src/features/contract/application/individual-contract-view.js';
import {
  type IndividualContractCommand,
  type IndividualContractState,
  individualContractTransitions,
} from '../../src/features/contract/domain/individual-contract.js';
import type { Offices } from '../support/offices.js';
import { acceptRequest, individualOf } from '../contract/steps.js';
import type { ProcessMatrix } from './process-matrix.js';

interface Subject {
  /** Operator whose people give the command. */
  readonly at: string;
  readonly id: string;
  readonly state: IndividualContractState;
  /** Text the command is about. */
  readonly sha256: string;
}

const NO_TEXT = '0'.repeat(64);
const REFUSAL = { reason: '条件不一致' };

/** Contracts between MINATO, the recipient, and AOBA, the provider. */
export class IndividualContractCases {
  constructor(
    private readonly offices: Offices,
    private readonly basic: string,
  ) {}

  async draft(): Promise<Subject> {
    return this.subject('MINATO', await this.drafted(), 'draft');
  }

  /** A newer draft for the same request has taken its place. */
  async superseded(): Promise<Subject> {
    const requestId = await acceptRequest(this.offices, 'AOBA');
    const id = await this.drafted(requestId);
    await this.drafted(requestId);
    return this.subject('MINATO', id, 'superseded');
  }

  /** MINATO has proposed; before AOBA's `propose` AOBA's staff has drafted another text. */
  async negotiating(command: IndividualContractCommand): Promise<Subject> {
    const id = await this.proposed();
    if (command === 'propose') await this.did('AOBA', 'staff', id, 'counter-proposals', {});
    return this.subject('AOBA', id, 'negotiating');
  }

  /** MINATO has declined AOBA's counter-proposal, so that AOBA may still decline what MINATO proposed. */
  async abandoned(command: IndividualContractCommand): Promise<Subject> {
    const id = await this.proposed();
    const { texts } = await this.at('AOBA', id);
    await this.propose('AOBA', id, 'counter-proposals', { feeYen: 1_500_000 });
    const { open: sha256 } = await this.at('MINATO', id);
    await this.did('MINATO', 'approver', id, 'refusal', { sha256, ...REFUSAL });
    if (command === 'propose') await this.did('AOBA', 'staff', id, 'counter-proposals', {});
    const subject = await this.subject('AOBA', id, 'abandoned');
    return command === 'propose' ? subject : { ...subject, sha256: texts[0]?.sha256 ?? NO_TEXT };
  }

  /** Before `sign` and `decline` MINATO has proposed an amendment, before `propose` AOBA drafted one. */
  async concluded(command: IndividualContractCommand): Promise<Subject> {
    const id = await this.conclude();
    if (command === 'propose') await this.did('AOBA', 'staff', id, 'amendments', {});
    if (command === 'sign' || command === 'decline')
      await this.propose('MINATO', id, 'amendments', { publication: '学会発表' });
    return this.subject('AOBA', id, 'concluded');
  }

  async ended(): Promise<Subject> {
    const id = await this.conclude();
    const terms = { terminatesOn: '2026-12-31', runningContracts: 'stop', reason: '合意による' };
    await this.propose('MINATO', id, 'termination-agreements', terms);
    await this.sign('AOBA', id);
    return this.subject('AOBA', id, 'ended');
  }

  async drafted(requestId?: string, change: object = {}): Promise<string> {
    const request = requestId ?? (await acceptRequest(this.offices, 'AOBA'));
    const terms = individualOf(request, this.basic, change);
    const { body } = await this.offices.of('MINATO').post('staff', 'individual-contracts', terms);
    const { id } = body as Partial<IndividualContractView>;
    if (id === undefined) throw new Error(JSON.stringify(body));
    return id;
  }

  async proposed(): Promise<string> {
    const id = await this.drafted();
    await this.sign('MINATO', id);
    return id;
  }

  async conclude(): Promise<string> {
    const id = await this.proposed();
    await this.sign('AOBA', id);
    return id;
  }

  async propose(code: string, id: string, path: string, body: object): Promise<void> {
    await this.did(code, 'staff', id, path, body);
    await this.sign(code, id);
  }

  async sign(code: string, id: string): Promise<void> {
    const { open, texts } = await this.at(code, id);
    const sha256 = open ?? texts.at(-1)?.sha256;
    await this.did(code, 'approver', id, 'signature', { sha256 });
  }

  async at(code: string, id: string): Promise<IndividualContractView> {
    const { body } = await this.offices.of(code).get('auditor', `individual-contracts/${id}`);
    return body as IndividualContractView;
  }

  private async did(code: string, role: string, id: string, path: string, body: object) {
    const answer = await this.offices
      .of(code)
      .post(role, `individual-contracts/${id}/${path}`, body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    await this.offices.deliver();
  }

  private async subject(at: string, id: string, state: IndividualContractState): Promise<Subject> {
    const view = await this.at(at, id);
    if (view.state !== state) throw new Error(`${id} is ${view.state}, not ${state}.`);
    return { at, id, state, sha256: view.open ?? view.texts.at(-1)?.sha256 ?? NO_TEXT };
  }
}

export function individualContractMatrix(
  offices: Offices,
  basic: string,
): ProcessMatrix<IndividualContractState, IndividualContractCommand, Subject> {
  const cases = new IndividualContractCases(offices, basic);
  const post =
    (path: (subject: Subject) => string, body: (subject: Subject) => object) =>
    (role: string, subject: Subject) =>
      offices
        .of(subject.at)
        .post(role, `individual-contracts/${subject.id}/${path(subject)}`, body(subject));
  return {
    transitions: individualContractTransitions,
    reach: {
      draft: () => cases.draft(),
      negotiating: (command) => cases.negotiating(command),
      abandoned: (command) => cases.abandoned(command),
      concluded: (command) => cases.concluded(command),
      ended: () => cases.ended(),
      superseded: () => cases.superseded(),
    },
    commands: {
      draft: {
        permission: 'individual-contract.draft',
        call: post(
          ({ state }) =>
            state === 'concluded' || state === 'ended' ? 'amendments' : 'counter-proposals',
          () => ({ publication: '論文投稿' }),
        ),
      },
      propose: {
        permission: 'individual-contract.sign',
        call: post(
          () => 'signature',
          ({ sha256 }) => ({ sha256 }),
        ),
      },
      sign: {
        permission: 'individual-contract.sign',
        call: post(
          () => 'signature',
          ({ state, sha256 }) => ({
            sha256: state === 'draft' || state === 'superseded' ? NO_TEXT : sha256,
          }),
        ),
      },
      decline: {
        permission: 'individual-contract.sign',
        call: post(
          () => 'refusal',
          ({ sha256 }) => ({ sha256, ...REFUSAL }),
        ),
      },
      'give-notice': {
        permission: 'individual-contract.give-notice',
        call: post(
          () => 'notices',
          () => ({ notice: 'terminated-for-cause', reason: '重大な違反' }),
        ),
      },
    },
    automatic: {
      receive: '相手方からの通信',
      conclude: '双方の署名',
      abandon: '一方の拒絶',
      end: '合意解約書への双方の署名',
      supersede: '同じ提供依頼の新しい草案',
    },
  };
}
