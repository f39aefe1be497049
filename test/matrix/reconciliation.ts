import {
  type ReconciliationCommand,
  reconciliationProcess,
  type ReconciliationState,
} from '../../src/features/provision-log/domain/reconciliation.js';
import type { Exchange } from '../transfer-office/support/exchange.js';
import type { Handover } from '../transfer-office/support/handover.js';
import type { Office } from '../support/office.js';
import type { ProcessMatrix } from './process-matrix.js';

/** Packages whose records the two sides compare, as AOBA, the provider, sees it. */
class ReconciliationCases {
  constructor(private readonly exchange: Exchange) {}

  async sent(): Promise<Handover> {
    const handover = await this.arrived();
    await this.record(handover, this.exchange.aoba);
    await this.start(handover, this.exchange.aoba);
    return handover;
  }

  async awaiting(): Promise<Handover> {
    const handover = await this.arrived();
    await this.record(handover, this.exchange.minato);
    await this.start(handover, this.exchange.minato);
    await this.exchange.offices.deliver();
    return handover;
  }

  async agreed(): Promise<Handover> {
    const handover = await this.awaiting();
    await this.record(handover, this.exchange.aoba);
    await this.exchange.offices.deliver();
    return handover;
  }

  /** The recipient says that it holds other records. */
  async disputed(): Promise<Handover> {
    const handover = await this.sent();
    const found = { agreed: false, count: 1, onlyProvider: 1, onlyRecipient: 0 };
    const body = { packageId: handover.id, ...found, root: '0'.repeat(64) };
    const type = 'provision-log.reconciled';
    await this.exchange.offices.receive({ from: 'MINATO', to: 'AOBA', type, body });
    return handover;
  }

  private async arrived(): Promise<Handover> {
    this.exchange.offices.letters.length = 0;
    const handover = await this.exchange.plan();
    await handover.arrive();
    return handover;
  }

  private async record(handover: Handover, office: Office): Promise<void> {
    const records = await handover.records(office);
    const path = `${handover.path}/handover-records`;
    const { status, text } = await office.postText('staff', path, records);
    if (status !== 201) throw new Error(text);
  }

  private start({ path }: Handover, office: Office): Promise<unknown> {
    return office.done('staff', `${path}/reconciliation`);
  }
}

export function reconciliationMatrix(
  exchange: Exchange,
): ProcessMatrix<ReconciliationState, ReconciliationCommand, Handover> {
  const cases = new ReconciliationCases(exchange);
  return {
    transitions: reconciliationProcess,
    reach: {
      sent: () => cases.sent(),
      'awaiting-own-records': () => cases.awaiting(),
      agreed: () => cases.agreed(),
      disputed: () => cases.disputed(),
    },
    commands: {
      send: {
        permission: 'reconciliation.start',
        call: (role, { path }) => exchange.aoba.post(role, `${path}/reconciliation`),
      },
    },
    automatic: {
      wait: '自らの記録より先に届いた相手側の記録',
      agree: '両者の記録の一致',
      dispute: '両者の記録の不一致',
    },
    byMessage: {
      'awaiting-own-records': { send: '自らの記録の取込み（その時に自動で回答する）' },
    },
  };
}
