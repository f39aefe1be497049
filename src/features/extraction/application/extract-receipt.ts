import { digestOf } from '../../../kernel/canonical-json.js';
import type { ExtractReceipt } from '../domain/extract-receipt.js';
import type { PersonGate } from '../domain/person-gate.js';
import type { ProvideTicket } from '../domain/provide-ticket.js';
import type { ExtractionRun } from './extraction-run.js';

type Read = Pick<ExtractReceipt, 'sources' | 'files' | 'notified' | 'startedAt' | 'finishedAt'>;

/** The receipt of a run that has ended. */
export function extractReceipt(
  ticket: ProvideTicket,
  run: ExtractionRun,
  gate: PersonGate,
  { notified, ...read }: Read,
): ExtractReceipt {
  const { id, version } = ticket.definition;
  const excluded = gate.excluded();
  const leftOut = Object.values(excluded).reduce((sum, persons) => sum + persons, 0);
  return {
    kind: 'yuzu.receipt/extract',
    ticketId: ticket.id,
    packageId: ticket.packageId,
    contractId: ticket.contractId,
    rehearsal: ticket.rehearsal,
    definition: { id, version, sha256: digestOf(ticket.definition) },
    period: ticket.period,
    optOutListVersion: ticket.optOutListVersion,
    noticeListVersion: ticket.noticeListVersion,
    source: run.tally,
    rows: Object.fromEntries(read.files.map(({ table, rows }) => [table, rows])),
    persons: gate.persons.length - leftOut,
    excluded,
    excludedRows: run.excludedRows,
    optedOutBy: gate.optedOutBy(),
    repeatedPersons: run.repeatedPersons,
    outsidePeriod: run.outsidePeriod,
    undated: run.undated,
    withoutPerson: run.withoutPerson,
    findings: run.findings,
    ...read,
    ...(notified && { notified }),
  };
}
