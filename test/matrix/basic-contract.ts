import {
  type BasicContractCommand,
  type BasicContractState,
  basicContractTransitions,
} from '../../src/features/contract/domain/basic-contract.js';
import type { Offices } from '../support/offices.js';
import { basicAt, concludeBasic, draftBasic, proposeBasic, signBasic } from '../contract/steps.js';
import type { ProcessMatrix } from './process-matrix.js';

interface Subject {
  /** Operator whose people give the command. */
  readonly at: string;
  readonly id: string;
  readonly state: BasicContractState;
  /** Text the command is about. */
  readonly sha256: string;
}

const NO_TEXT = '0'.repeat(64);

class BasicContractCases {
  constructor(private readonly offices: Offices) {}

  async draft(): Promise<Subject> {
    const { id } = await draftBasic(this.offices, ['AOBA']);
    return this.subject('MINATO', id, 'draft');
  }

  /** MINATO has proposed; before AOBA's `propose` AOBA's staff has drafted another text. */
  async negotiating(command: BasicContractCommand): Promise<Subject> {
    const id = await this.proposal(['AOBA']);
    if (command === 'propose') await this.drafted(id, 'counter-proposals');
    return this.subject('AOBA', id, 'negotiating');
  }

  /** YAMATO has declined, so that AOBA may still do the same. */
  async abandoned(command: BasicContractCommand): Promise<Subject> {
    const id = await this.proposal(['AOBA', 'YAMATO']);
    const { open: sha256 } = await basicAt(this.offices, 'YAMATO', id);
    const refusal = { sha256, reason: '条件不一致' };
    await this.offices.of('YAMATO').post('approver', `basic-contracts/${id}/refusal`, refusal);
    await this.offices.deliver();
    if (command === 'propose') await this.drafted(id, 'counter-proposals');
    return { ...(await this.subject('AOBA', id, 'abandoned')) };
  }

  /** Before `sign` and `decline` MINATO has proposed an amendment, before `propose` AOBA drafted one. */
  async inForce(command: BasicContractCommand): Promise<Subject> {
    const id = await concludeBasic(this.offices, ['AOBA']);
    if (command === 'propose') await this.drafted(id, 'amendments');
    if (command === 'sign' || command === 'decline') {
      await proposeBasic(this.offices, 'MINATO', `${id}/amendments`, { title: '変更後' });
      await this.offices.deliver();
    }
    return this.subject('AOBA', id, 'in-force');
  }

  async ended(): Promise<Subject> {
    const id = await concludeBasic(this.offices, ['AOBA']);
    const terms = { terminatesOn: '2026-12-31', runningContracts: 'stop', reason: '合意による' };
    await proposeBasic(this.offices, 'MINATO', `${id}/termination-agreements`, terms);
    await this.offices.deliver();
    await signBasic(this.offices, 'AOBA', id);
    await this.offices.deliver();
    return this.subject('AOBA', id, 'ended');
  }

  private async proposal(counterparties: string[]): Promise<string> {
    const { id } = await draftBasic(this.offices, counterparties);
    await signBasic(this.offices, 'MINATO', id);
    await this.offices.deliver();
    return id;
  }

  private async drafted(id: string, path: string): Promise<void> {
    const answer = await this.offices
      .of('AOBA')
      .post('staff', `basic-contracts/${id}/${path}`, { title: '対案' });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  }

  private async subject(at: string, id: string, state: BasicContractState): Promise<Subject> {
    const view = await basicAt(this.offices, at, id);
    if (view.state !== state) throw new Error(`${id} is ${view.state}, not ${state}.`);
    return { at, id, state, sha256: view.open ?? view.texts.at(-1)?.sha256 ?? NO_TEXT };
  }
}

export function basicContractMatrix(
  offices: Offices,
): ProcessMatrix<BasicContractState, BasicContractCommand, Subject> {
  const cases = new BasicContractCases(offices);
  const post =
    (path: (subject: Subject) => string, body: (subject: Subject) => object) =>
    (role: string, subject: Subject) =>
      offices
        .of(subject.at)
        .post(role, `basic-contracts/${subject.id}/${path(subject)}`, body(subject));
  const onText = ({ sha256 }: Subject) => ({ sha256 });
  return {
    transitions: basicContractTransitions,
    reach: {
      draft: () => cases.draft(),
      negotiating: (command) => cases.negotiating(command),
      abandoned: (command) => cases.abandoned(command),
      'in-force': (command) => cases.inForce(command),
      ended: () => cases.ended(),
    },
    commands: {
      draft: {
        permission: 'basic-contract.draft',
        call: post(
          ({ state }) =>
            state === 'in-force' || state === 'ended' ? 'amendments' : 'counter-proposals',
          () => ({ title: '別の題名' }),
        ),
      },
      propose: {
        permission: 'basic-contract.sign',
        call: post(() => 'signature', onText),
      },
      sign: {
        permission: 'basic-contract.sign',
        call: post(
          () => 'signature',
          ({ state, sha256 }) => ({ sha256: state === 'draft' ? NO_TEXT : sha256 }),
        ),
      },
      decline: {
        permission: 'basic-contract.sign',
        call: post(
          () => 'refusal',
          ({ sha256 }) => ({ sha256, reason: '条件不一致' }),
        ),
      },
      'give-notice': {
        permission: 'basic-contract.give-notice',
        call: post(
          () => 'notices',
          ({ at }) => ({
            notice: 'terminated-for-cause',
            against: at === 'AOBA' ? 'MINATO' : 'AOBA',
            reason: '重大な違反',
          }),
        ),
      },
    },
    automatic: {
      receive: '当事者からの通信',
      conclude: '全当事者の署名',
      abandon: '当事者の拒絶',
      end: '合意解約書への全当事者の署名',
    },
  };
}
