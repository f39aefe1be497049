import type { RemovalTicket } from '../../src/features/transfer/domain/removal/removal-ticket.js';
import {
  type DeletionDuty,
  type DutyCommand,
  type DutyState,
  dutyTransitions,
} from '../../src/features/transfer/domain/states/deletion-duty.js';
import { Deletions } from '../transfer-office/support/deletions.js';
import type { Exchange } from '../transfer-office/support/exchange.js';
import type { ProcessMatrix } from './process-matrix.js';

/** With the ticket of its removal, as the secure room would answer it. */
interface Subject {
  readonly duty: DeletionDuty;
  readonly ticket: RemovalTicket;
}

class DutyCases {
  constructor(private readonly deletions: Deletions) {}

  async open(): Promise<Subject> {
    const duty = await this.deletions.asked();
    return { duty, ticket: await this.deletions.ticketOf(duty) };
  }

  async recorded(): Promise<Subject> {
    const subject = await this.open();
    return this.after(subject, 'record', { outcome: 'deleted' }, 'staff');
  }

  async fulfilled(): Promise<Subject> {
    return this.after(await this.recorded(), 'confirmation', {}, 'approver');
  }

  private async after(
    subject: Subject,
    step: string,
    body: object,
    login: string,
  ): Promise<Subject> {
    const { status, text } = await this.deletions.act(step, subject.duty, body, login);
    if (status !== 201) throw new Error(text);
    return subject;
  }
}

/** As the recipient's gateway keeps it. */
export function deletionMatrix(
  exchange: Exchange,
): ProcessMatrix<DutyState, DutyCommand, Subject, 'issue-ticket' | 'record-receipt'> {
  const deletions = new Deletions(exchange);
  const cases = new DutyCases(deletions);
  return {
    transitions: dutyTransitions,
    reach: {
      open: () => cases.open(),
      recorded: () => cases.recorded(),
      fulfilled: () => cases.fulfilled(),
    },
    commands: {
      record: {
        permission: 'deletion.record',
        call: (role, { duty }) => deletions.act('record', duty, { outcome: 'deleted' }, role),
      },
      return: {
        permission: 'deletion.confirm',
        call: (role, { duty }) => deletions.act('return', duty, {}, role),
      },
      confirm: {
        permission: 'deletion.confirm',
        call: (role, { duty }) => deletions.act('confirmation', duty, {}, role),
      },
    },
    actions: {
      'issue-ticket': {
        permission: 'deletion.record',
        in: ['open'],
        call: (role, { duty }) => deletions.act('ticket', duty, {}, role),
      },
      'record-receipt': {
        permission: 'deletion.record',
        in: ['open'],
        call: async (role, { duty, ticket }) => {
          const receipt = await deletions.receiptOf(ticket);
          return deletions.act('receipt', duty, { receipt, outcome: 'deleted' }, role);
        },
      },
    },
    automatic: { 'note-fulfilment': '受領側の削除の通知（提供側）' },
  };
}
