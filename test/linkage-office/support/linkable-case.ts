import { approve, contractOf, registerCase } from '../../transfer-office/support/case-to-link.js';
import type { Exchange } from '../../transfer-office/support/exchange.js';

/** A case at MINATO to which AOBA has provided. */
export interface LinkableCase {
  readonly id: string;
  readonly caseNumber: number;
}

/** Approved, and the one provider's package is accepted. */
export async function linkableCase(exchange: Exchange): Promise<LinkableCase> {
  const id = await registerCase(exchange.minato);
  await approve(exchange, 'MINATO', { kind: 'case', id });
  const handover = await exchange.plan('AOBA', await contractOf(exchange, id, 'AOBA'));
  await handover.open();
  const { body } = await exchange.minato.get('staff', `cases/${id}`);
  return { id, caseNumber: (body as LinkableCase).caseNumber };
}
