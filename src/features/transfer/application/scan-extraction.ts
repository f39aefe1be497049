import { join } from 'node:path';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import {
  checkWall,
  contractedIn,
  tableFile,
  type ProvideTicket,
  type ScanResult,
  type Severities,
  type TableScanner,
} from '../../extraction/index.js';
import { packErrors } from '../domain/package-errors.js';
import { requireConforming } from './conformance.js';
import { refuseChanged, type Extraction } from './extraction-folder.js';

/** Reads every file of the extraction once: unchanged since, on its side of the wall, to specification. */
export async function scanExtraction(
  scanner: TableScanner,
  extraction: Extraction,
  ticket: ProvideTicket,
  severities?: Severities,
): Promise<Outcome<ScanResult>> {
  const { definition, rehearsal } = ticket;
  const tables = contractedIn(definition, ticket.tables);
  if (!tables.ok) return tables;
  const { data, entries } = extraction;
  const asOf = ticket.name.providedOn;
  const plan = { definition, tables: tables.value, rehearsal, entries, asOf, severities };
  const scan = scanner.open(plan);
  try {
    const feed = ({ table }: { table: string }) =>
      scan.file(table, join(data, tableFile(table, rehearsal)));
    await Promise.all(tables.value.map(feed));
    return judged(await scan.finish(), extraction, rehearsal);
  } finally {
    await scan.abandon();
  }
}

function judged(
  result: ScanResult,
  extraction: Extraction,
  rehearsal: boolean,
): Outcome<ScanResult> {
  const changed = refuseChanged(extraction, result.files);
  if (changed) return changed;
  const wall = checkWall(result.report.rehearsal, rehearsal);
  if (!wall.ok) return wall;
  const conforming = requireConforming(result.report, packErrors.DATA_NOT_CONFORMING);
  return conforming.ok ? ok(result) : conforming;
}
