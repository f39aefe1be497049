import {
  type Discrepancy,
  type DiscrepancyCommand,
  type DiscrepancyState,
  discrepancyTransitions,
} from '../../src/features/transfer/domain/states/discrepancy-process.js';
import type { Exchange } from '../transfer-office/support/exchange.js';
import type { Handover } from '../transfer-office/support/handover.js';
import type { Office } from '../support/office.js';
import type { ProcessMatrix } from './process-matrix.js';

class DiscrepancyCases {
  constructor(private readonly exchange: Exchange) {}

  async reported(): Promise<{ handover: Handover; found: Discrepancy }> {
    const handover = await this.exchange.plan();
    await handover.open({ accepted: false });
    const { body } = await this.exchange.minato.get('auditor', 'discrepancies');
    const found = (body as Discrepancy[]).find(({ packageId }) => packageId === handover.id);
    if (!found) throw new Error('No discrepancy.');
    return { handover, found };
  }

  async redelivered(): Promise<Discrepancy> {
    const { handover, found } = await this.reported();
    await (await this.exchange.planAgain(handover)).open();
    return found;
  }

  /** Acknowledged at these offices, one after the other. */
  async acknowledged(...offices: Office[]): Promise<Discrepancy> {
    const { found } = await this.reported();
    for (const office of offices) {
      await office.done('approver', `discrepancies/${found.id}/acknowledgement`);
      await this.exchange.offices.deliver();
    }
    return found;
  }
}

/** As the recipient's gateway keeps it. */
export function discrepancyMatrix(
  exchange: Exchange,
): ProcessMatrix<DiscrepancyState, DiscrepancyCommand, Discrepancy> {
  const cases = new DiscrepancyCases(exchange);
  const { minato, aoba } = exchange;
  return {
    transitions: discrepancyTransitions,
    reach: {
      reported: async () => (await cases.reported()).found,
      redelivered: () => cases.redelivered(),
      acknowledged: () => cases.acknowledged(minato),
      'peer-acknowledged': () => cases.acknowledged(aoba),
      closed: () => cases.acknowledged(aoba, minato),
    },
    commands: {
      acknowledge: {
        permission: 'discrepancy.acknowledge',
        call: (role, { id }) => minato.post(role, `discrepancies/${id}/acknowledgement`),
      },
    },
    automatic: {
      'note-redelivery': '再提供の受領',
      'note-acknowledgement': '相手側の終結の確認',
    },
  };
}
