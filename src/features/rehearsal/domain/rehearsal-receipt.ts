import type { ExtractReceipt, ProvideTicket } from '../../extraction/index.js';
import type { RehearsalSummary } from './rehearsal-summary.js';

/** The receipt an extraction of the same data would have; nothing was read, so nothing was left out. */
export function receiptOf(
  ticket: ProvideTicket,
  { tables, persons, definition, period }: RehearsalSummary,
  times: { readonly startedAt: string; readonly finishedAt: string },
): ExtractReceipt {
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  const none = { replaced: 0, deleted: 0, notInDefinition: 0, withheld: 0 };
  return {
    kind: 'yuzu.receipt/extract',
    ticketId: ticket.id,
    ...times,
    packageId: ticket.packageId,
    contractId: ticket.contractId,
    rehearsal: true,
    definition,
    period,
    optOutListVersion: ticket.optOutListVersion,
    sourceKind: 'rehearsal',
    rows: Object.fromEntries(tables.map(({ table, rows }) => [table, rows])),
    persons,
    excludedByOptOut: {
      persons: 0,
      byReason: { 'patient-id': 0, identity: 0, 'patient-id-and-identity': 0 },
      rows: {},
    },
    outsidePeriod: {},
    undated: {},
    withoutPerson: {},
    source: { unit: 'record', found: total, read: total, ...none },
    findings: {},
    files: tables.map(({ file, table, rows, bytes, sha256 }) => ({
      file,
      table,
      rows,
      bytes,
      sha256,
    })),
  };
}
