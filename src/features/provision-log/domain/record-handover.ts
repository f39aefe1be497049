import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import type { LocalDate } from '../../../kernel/time.js';
import { provisionLogErrors } from './errors.js';
import { sumRows, type HandoverLine } from './handover-line.js';
import type { HandoverEntry, TableRows } from './log-entry.js';
import { retainUntil, type Direction, type RecordedParty, type RecordForm } from './record-form.js';

/** The package's facts that go into its record. */
export interface HandedOver {
  readonly packageId: string;
  readonly packageName: string;
  readonly direction: Direction;
  readonly counterpart: RecordedParty;
  readonly caseNumber: string;
  readonly contractId: string;
  readonly handedOverOn: LocalDate;
  readonly acquisition?: string;
  readonly items: readonly { readonly table: string; readonly items: readonly string[] }[];
  readonly persons: number;
  readonly rows: readonly TableRows[];
  readonly digestRoot?: string;
}

/** Refused unless persons, rows per table and, where known, the root of the digests are the package's. */
export function checkAgainstPackage(
  handed: HandedOver,
  lines: readonly HandoverLine[],
  root: string,
): Outcome<undefined> {
  const { packageName } = handed;
  const differs = (what: string, found: string | number, expected: string | number) =>
    refuse(provisionLogErrors.HANDOVER_RECORDS_OF_ANOTHER_PACKAGE, {
      packageName,
      what,
      found,
      expected,
    });
  if (lines.length !== handed.persons) return differs('persons', lines.length, handed.persons);
  const [found, expected] = [rowsText(sumRows(lines)), rowsText(handed.rows)];
  if (found !== expected) return differs('rows', found, expected);
  if (handed.digestRoot !== undefined && handed.digestRoot !== root)
    return differs('digest', root, handed.digestRoot);
  return ok();
}

/** `lab_result 3, patient 1`: tables without rows count as absent. */
const rowsText = (rows: readonly TableRows[]): string =>
  rows
    .filter((row) => row.rows > 0)
    .map(({ table, rows: count }) => `${table} ${count}`)
    .sort()
    .join(', ');

export interface Recording {
  readonly id: string;
  readonly sequence: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** Field by field: what a caller happens to carry besides must not slip into the hash. */
export function handoverEntry(
  handed: HandedOver,
  root: string,
  form: RecordForm,
  { id, sequence, recordedAt, recordedBy }: Recording,
): HandoverEntry {
  const { acquisition, handedOverOn } = handed;
  return {
    kind: 'handover',
    version: 1,
    id,
    sequence,
    direction: handed.direction,
    form: form.version,
    counterpart: partyOf(handed.counterpart),
    handedOverOn,
    ...(acquisition === undefined ? {} : { acquisition }),
    packageId: handed.packageId,
    packageName: handed.packageName,
    caseNumber: handed.caseNumber,
    contractId: handed.contractId,
    items: handed.items.map(({ table, items }) => ({ table, items })),
    persons: handed.persons,
    rows: handed.rows.map(({ table, rows }) => ({ table, rows })),
    digestRoot: root,
    retainUntil: retainUntil(handedOverOn, form.retentionYears),
    recordedAt,
    recordedBy,
  };
}

export const partyOf = ({ code, name, address, representative }: RecordedParty): RecordedParty => ({
  ...(code === undefined ? {} : { code }),
  name,
  address,
  representative,
});
