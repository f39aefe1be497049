import type { RemovalReceipt } from '../../../src/features/transfer/domain/removal/removal-receipt.js';
import type { RemovalTicket } from '../../../src/features/transfer/domain/removal/removal-ticket.js';
import type { DeletionDuty } from '../../../src/features/transfer/domain/states/deletion-duty.js';
import { openOwnDocument, signDocument } from '../../../src/kernel/job-ticket.js';
import { unwrap } from '../../../src/kernel/outcome.js';
import type { SignedDocument } from '../../../src/kernel/signed-document.js';
import type { Answer, Office } from '../../support/office.js';
import type { Exchange } from './exchange.js';
import type { Handover } from './handover.js';

/** Persons who opted out after the release: what MINATO, the recipient, is asked to delete and does. */
export class Deletions {
  constructor(private readonly exchange: Exchange) {}

  /** Somebody in an accepted package opted out: a duty both sides show. */
  async asked(): Promise<DeletionDuty> {
    const handover = await this.exchange.plan();
    await handover.open();
    const { aoba, minato, offices } = this.exchange;
    await aoba.post('opt-out-desk', 'opt-outs', {
      ...{ institutionCode: '1310000001', nameKana: 'ヤマダ ハナコ', birthDate: '1950-01-01' },
      ...{ patientId: handover.id.slice(-10), receivedOn: offices.clock.day, via: 'institution' },
    });
    const path = `${handover.path}/opt-out-check`;
    await aoba.postText('opt-out-desk', path, await handover.records());
    await offices.deliver();
    return this.at(minato, handover);
  }

  async at(office: Office, { id }: Pick<Handover, 'id'>): Promise<DeletionDuty> {
    const all = (await office.get('auditor', 'opt-out-deletions')).body as DeletionDuty[];
    const duty = all.find(({ packageId }) => packageId === id);
    if (!duty) throw new Error('No duty.');
    return duty;
  }

  act(
    step: string,
    { id }: Pick<DeletionDuty, 'id'>,
    body: object = {},
    login = 'staff',
  ): Promise<Answer> {
    return this.exchange.minato.post(login, `opt-out-deletions/${id}/${step}`, body);
  }

  async ticketOf(duty: DeletionDuty): Promise<RemovalTicket> {
    const signed = (await this.act('ticket', duty)).body as SignedDocument<RemovalTicket>;
    const { keyring } = this.exchange.minato;
    return unwrap(await openOwnDocument(keyring, signed, 'yuzu.ticket/remove'));
  }

  /** As `yuzu remove` answers. */
  receiptOf(
    { id: ticketId, dutyId, packageId, packageName, rehearsal }: RemovalTicket,
    change: Partial<RemovalReceipt> = {},
  ): Promise<SignedDocument<RemovalReceipt>> {
    return signDocument<RemovalReceipt>(this.exchange.minato.keyring, {
      ...{ kind: 'yuzu.receipt/remove', ticketId, dutyId, packageId, packageName, rehearsal },
      persons: { removed: 1, absent: 0 },
      tables: [
        { table: 'patient', rows: 1, removed: 1 },
        { table: 'diagnosis', rows: 1, removed: 2 },
      ],
      ...{ files: [], records: { count: 1, root: '0'.repeat(64) } },
      ...{ startedAt: '2026-11-22T01:00:00.000Z', finishedAt: '2026-11-22T01:00:01.000Z' },
      ...change,
    });
  }
}
