import {
  type CaseCommand,
  type CaseState,
  caseTransitions,
} from '../../src/features/application/domain/case.js';
import {
  type ProvisionRequest,
  type RequestCommand,
  type RequestState,
  requestTransitions,
} from '../../src/features/application/domain/provision-request.js';
import type { ReviewView } from '../../src/features/review/application/review-view.js';
import {
  type Choice,
  type ReviewCommand,
  type ReviewState,
  reviewTransitions,
} from '../../src/features/review/domain/review.js';
import { ReviewModule } from '../../src/features/review/review.module.js';
import { aCase } from '../review/subjects.js';
import { Offices } from '../support/offices.js';
import type { ProcessMatrix } from './process-matrix.js';

const MEMBER = 'committee-member';
const CHAIR = 'committee-chair';
const DECISIONS = { approve: 'approved', reject: 'rejected' } as const;

/** MINATO, the recipient, and AOBA, the provider, under a basic contract in force. */
export async function openCommittees(): Promise<Offices> {
  const offices = await Offices.open({ modules: [ReviewModule] }, ['MINATO', 'AOBA']);
  const gateways = new Committees(offices);
  const { id, open: sha256 } = await gateways.did<{ id: string; open: string }>(
    'MINATO',
    'staff',
    'basic-contracts',
    {
      counterparties: ['AOBA'],
      title: '医療情報の提供に関する基本契約書',
      startsOn: '2026-04-01',
      endsOn: '2027-03-31',
    },
  );
  for (const code of ['MINATO', 'AOBA'])
    await gateways.did(code, 'approver', `basic-contracts/${id}/signature`, { sha256 });
  return offices;
}

class Committees {
  constructor(readonly offices: Offices) {}

  async did<T>(code: string, role: string, path: string, body: object = {}): Promise<T> {
    const reply = await this.offices.of(code).post(role, path, body);
    if (reply.status !== 201) throw new Error(`${path}: ${reply.text}`);
    await this.offices.deliver();
    return reply.body as T;
  }

  review(kind: string, subjectKind: string, id: string): object {
    return { kind, subject: { kind: subjectKind, id }, dueOn: '2026-12-25' };
  }

  async open(code: string, subjectKind: string, id: string): Promise<string> {
    const review = this.review('first', subjectKind, id);
    const opened = await this.did<ReviewView>(code, 'secretary', 'reviews', review);
    return opened.id;
  }

  /** Everybody free of conflicts; two other members have voted. */
  async voted(code: string, id: string, vote: Choice): Promise<void> {
    const members = [`${MEMBER}:a`, `${MEMBER}:b`];
    for (const person of [...members, MEMBER, CHAIR])
      await this.did(code, person, `reviews/${id}/conflict-declarations`, { conflict: false });
    for (const person of members)
      await this.did(code, person, `reviews/${id}/votes`, { vote, rationale: '妥当' });
  }

  decide(code: string, role: string, id: string, command: 'approve' | 'reject') {
    const ruling = { decision: DECISIONS[command], conditions: [], minutes: '議事録' };
    return this.offices.of(code).post(role, `reviews/${id}/decision`, ruling);
  }

  async decided(code: string, id: string, command: 'approve' | 'reject'): Promise<void> {
    await this.voted(code, id, command);
    const reply = await this.decide(code, CHAIR, id, command);
    if (reply.status !== 201) throw new Error(reply.text);
    await this.offices.deliver();
  }
}

export function reviewMatrix(
  offices: Offices,
): ProcessMatrix<ReviewState, ReviewCommand, { id: string }> {
  const committees = new Committees(offices);
  const opened = async () => {
    const { id } = await aCase(offices.of('MINATO'), 'registered');
    return { id: await committees.open('MINATO', 'case', id) };
  };
  const after = async (command: 'approve' | 'reject') => {
    const review = await opened();
    await committees.decided('MINATO', review.id, command);
    return review;
  };
  const post =
    (path: string, body: object) =>
    (role: string, { id }: { id: string }) =>
      offices.of('MINATO').post(role, `reviews/${id}/${path}`, body);
  return {
    transitions: reviewTransitions,
    reach: {
      pending: async (command) => {
        const review = await opened();
        if (command !== 'declare')
          await committees.voted('MINATO', review.id, command === 'reject' ? 'reject' : 'approve');
        return review;
      },
      approved: () => after('approve'),
      rejected: () => after('reject'),
    },
    commands: {
      declare: {
        permission: 'review.vote',
        call: post('conflict-declarations', { conflict: false }),
      },
      vote: {
        permission: 'review.vote',
        call: post('votes', { vote: 'approve', rationale: '妥当' }),
      },
      approve: {
        permission: 'review.decide',
        call: (role, { id }) => committees.decide('MINATO', role, id, 'approve'),
      },
      reject: {
        permission: 'review.decide',
        call: (role, { id }) => committees.decide('MINATO', role, id, 'reject'),
      },
    },
    automatic: {},
  };
}

/** Cases are put into their state: what leads there is shown by the features that do it. */
export function caseMatrix(
  offices: Offices,
): ProcessMatrix<CaseState, CaseCommand, { id: string }> {
  const committees = new Committees(offices);
  const minato = offices.of('MINATO');
  const open =
    (kind: string) =>
    (role: string, { id }: { id: string }) =>
      minato.post(role, 'reviews', committees.review(kind, 'case', id));
  const at = (state: CaseState) => () => aCase(minato, state);
  return {
    transitions: caseTransitions,
    reach: {
      registered: at('registered'),
      'in-first-review': at('in-first-review'),
      'first-approved': at('first-approved'),
      'first-rejected': at('first-rejected'),
      linked: at('linked'),
      'in-second-review': at('in-second-review'),
      'second-approved': at('second-approved'),
      'second-rejected': at('second-rejected'),
      delivered: at('delivered'),
    },
    commands: {
      'open-first-review': { permission: 'review.open', call: open('first') },
      'open-second-review': { permission: 'review.open', call: open('second') },
    },
    automatic: {
      'approve-first': '1回目審査の決定（承認）',
      'reject-first': '1回目審査の決定（不承認）',
      'approve-second': '2回目審査の決定（承認）',
      'reject-second': '2回目審査の決定（不承認）',
      'record-linkage': '名寄せの記録',
      'record-delivery': '提供の記録',
    },
  };
}

interface Request {
  /** Operator whose people give the command. */
  readonly at: string;
  readonly id: string;
}

class RequestCases extends Committees {
  async drafted(): Promise<Request> {
    const { id } = await aCase(this.offices.of('MINATO'), 'registered');
    await this.decided('MINATO', await this.open('MINATO', 'case', id), 'approve');
    const body = { provider: 'AOBA', wishedDeliveryOn: '2026-12-20', note: '仕様書のとおり' };
    const path = `cases/${id}/provision-requests`;
    const request = await this.did<ProvisionRequest>('MINATO', 'staff', path, body);
    return { at: 'MINATO', id: request.id };
  }

  async sent(): Promise<Request> {
    const { id } = await this.drafted();
    await this.did('MINATO', 'approver', `provision-requests/${id}/dispatch`);
    return { at: 'MINATO', id };
  }

  async received(): Promise<Request> {
    const { id } = await this.sent();
    return { at: 'AOBA', id };
  }

  async inReview(): Promise<Request> {
    const request = await this.received();
    await this.open('AOBA', 'provision-request', request.id);
    return request;
  }

  async answered(command: 'approve' | 'reject'): Promise<Request> {
    const request = await this.received();
    const review = await this.open('AOBA', 'provision-request', request.id);
    await this.decided('AOBA', review, command);
    return request;
  }
}

export function requestMatrix(
  offices: Offices,
): ProcessMatrix<RequestState, RequestCommand, Request> {
  const cases = new RequestCases(offices);
  return {
    transitions: requestTransitions,
    reach: {
      drafted: () => cases.drafted(),
      sent: () => cases.sent(),
      received: () => cases.received(),
      'in-review': () => cases.inReview(),
      accepted: () => cases.answered('approve'),
      refused: () => cases.answered('reject'),
    },
    commands: {
      dispatch: {
        permission: 'provision-request.send',
        call: (role, { at, id }) => offices.of(at).post(role, `provision-requests/${id}/dispatch`),
      },
      'open-first-review': {
        permission: 'review.open',
        call: (role, { at, id }) =>
          offices.of(at).post(role, 'reviews', cases.review('first', 'provision-request', id)),
      },
    },
    automatic: {
      accept: '提供側の委員会の決定（承認）。受領側にはその通知',
      refuse: '提供側の委員会の決定（不承認）。受領側にはその通知',
    },
  };
}
