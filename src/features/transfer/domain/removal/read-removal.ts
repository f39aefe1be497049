import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import type { DeletionDuty } from '../states/deletion-duty.js';
import { transferErrors } from '../states/errors.js';
import type { TransferPackage } from '../states/package.js';
import type { RemovalReceipt } from './removal-receipt.js';

/** What the receipt says, if it answers the duty's newest ticket and accounts for every person of it. */
export function readRemoval(
  { name, id: packageId }: TransferPackage,
  { id, digests, ticket }: DeletionDuty,
  receipt: RemovalReceipt,
): Outcome<NonNullable<DeletionDuty['removal']>> {
  const { ticketId, persons, tables } = receipt;
  const same = receipt.packageId === packageId && receipt.dutyId === id;
  if (!same || ticketId !== ticket?.id)
    return refuse(transferErrors.RECEIPT_OF_ANOTHER_TICKET, {
      package: name,
      ticket: ticketId,
      expected: ticket?.id ?? '-',
    });
  const found = persons.removed + persons.absent;
  if (found !== digests.length)
    return refuse(transferErrors.RECEIPT_CONTRADICTS, {
      ...{ package: name, what: 'persons', found, expected: digests.length },
    });
  const rows = tables.reduce((sum, { removed }) => sum + removed, 0);
  return ok({ persons: persons.removed, absent: persons.absent, rows });
}
