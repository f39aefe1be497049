import { Cases } from '../../../src/features/application/index.js';
import { newId } from '../../../src/kernel/ids.js';
import { unwrap } from '../../../src/kernel/outcome.js';
import { DomainEvents } from '../../../src/kernel/ports/domain-events.js';
import type { Office } from '../../support/office.js';
import { SPECIFICATION, type Exchange } from './exchange.js';

const USE_PERIOD = { from: '2026-12-01', to: '2027-11-30' };

/** An application of a data user; returns the case's id. */
export async function registerCase(office: Office): Promise<string> {
  const text = '観察研究';
  const { id } = await office.done<{ id: string }>('staff', 'cases', {
    dataUser: { organisation: '架空大学', address: '東京都', representative: '代表' },
    researchPlan: {
      ...{ title: text, applicant: text, institutions: [text], purpose: text, method: text },
      ...{ schedule: text, usePeriod: USE_PERIOD, publication: text, ethics: text },
    },
    specificationDraft: SPECIFICATION,
    permissionToShare: { given: true, recordedOn: '2026-11-21' },
  });
  return id;
}

/** What the review feature does and tells once a committee has approved. */
export async function approve(
  exchange: Exchange,
  operator: string,
  subject: { readonly kind: 'case' | 'provision-request'; readonly id: string },
): Promise<void> {
  const office = exchange.offices.of(operator);
  const outcome = await office.transactions.run(async (tx) => {
    const cases = office.app.get(Cases);
    const actor = { kind: 'gateway' } as const;
    const opened =
      subject.kind === 'case'
        ? await cases.enterReview(tx, actor, subject.id, 'first')
        : await cases.enterRequestReview(tx, actor, subject.id);
    if (!opened.ok) return opened;
    return office.app.get(DomainEvents).publish(tx, {
      ...{ name: 'review.decided', reviewId: newId(), kind: 'first', subject },
      ...{ decision: 'approved', decidedOn: '2026-11-21', conditions: [] },
    });
  });
  unwrap(outcome);
  await exchange.offices.deliver();
}

/** From the request to a provider to the individual contract; returns the contract's id. */
export async function contractOf(
  exchange: Exchange,
  caseId: string,
  provider: string,
): Promise<string> {
  const body = { provider, wishedDeliveryOn: '2026-11-21', note: '仕様書のとおり' };
  const path = `cases/${caseId}/provision-requests`;
  const { id } = await exchange.minato.done<{ id: string }>('staff', path, body);
  await exchange.minato.done('approver', `provision-requests/${id}/dispatch`);
  await exchange.offices.deliver();
  await approve(exchange, provider, { kind: 'provision-request', id });
  return exchange.conclude(provider, id);
}
