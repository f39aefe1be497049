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
  const source = { unit: 'record' as const, found: total, read: total, ...none };
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
    noticeListVersion: ticket.noticeListVersion,
    sources: [{ kind: 'rehearsal', tally: source }],
    source,
    rows: Object.fromEntries(tables.map(({ table, rows }) => [table, rows])),
    persons,
    excluded: { optedOut: 0, notNotified: 0, waiting: 0, outsidePopulation: 0 },
    excludedRows: { optedOut: {}, notNotified: {}, waiting: {}, outsidePopulation: {} },
    optedOutBy: { 'patient-id': 0, identity: 0, 'patient-id-and-identity': 0 },
    repeatedPersons: 0,
    outsidePeriod: {},
    undated: {},
    withoutPerson: {},
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
