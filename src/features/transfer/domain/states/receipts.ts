import type { ExtractReceipt } from '../../../extraction/index.js';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { openingFailure } from '../opening-failure.js';
import type {
  ApprovalReceipt,
  FailedOpenReceipt,
  OpenReceipt,
  PackReceipt,
} from '../package-receipts.js';
import { isRehearsalName, packageFiles } from '../package-name.js';
import { type OpenedContent, openingDiscrepancies, sameRows } from './discrepancy.js';
import { transferErrors } from './errors.js';
import type {
  DiscrepancyReason,
  ExtractionCounts,
  FindingCount,
  PackageSeal,
  SealedContent,
  TableRows,
  TransferPackage,
} from './package.js';
import { count, flag, hash, having, isRecord, listOf, mapOf, text } from './shape.js';

const job = { kind: text, ticketId: text, packageId: text, finishedAt: text };
const finding = having({ table: text, rule: text, severity: text, count });

const extractShape = having({
  ...job,
  contractId: text,
  rehearsal: flag,
  optOutListVersion: count,
  persons: count,
  rows: mapOf(count),
  noticeListVersion: count,
  excluded: having({
    optedOut: count,
    notNotified: count,
    waiting: count,
    outsidePopulation: count,
  }),
  findings: mapOf(count),
});

const packageShape = {
  ...job,
  packageName: text,
  rehearsal: flag,
  archive: having({ name: text, bytes: count, sha256: hash }),
  manifestSha256: hash,
  rulesSha256: hash,
  tables: listOf(having({ table: text, rows: count })),
  records: having({ count, root: hash }),
  findings: listOf(finding),
};
const packShape = having({
  ...packageShape,
  optOutListVersion: count,
  passphraseSha256: hash,
  volumes: listOf(having({ name: text, bytes: count, sha256: hash })),
  signers: having({ preparer: text }),
});
const approveShape = having({
  ...job,
  packageName: text,
  sha256: hash,
  manifestSha256: hash,
  preparer: text,
  approver: text,
});
const openShape = having({ ...packageShape, accepted: flag });
const failedShape = having({
  ...job,
  packageName: text,
  accepted: (value) => value === false,
  failure: (value) => typeof value === 'string' && openingFailure(value) !== undefined,
});

const removeShape = having({
  ...job,
  dutyId: text,
  persons: having({ removed: count, absent: count }),
  tables: listOf(having({ table: text, rows: count, removed: count })),
});

const KINDS = {
  'yuzu.receipt/extract': extractShape,
  'yuzu.receipt/pack': packShape,
  'yuzu.receipt/approve': approveShape,
  'yuzu.receipt/remove': removeShape,
  'yuzu.receipt/open': (document: unknown) => openShape(document) || failedShape(document),
};

/** Refused unless the document has the fields of a receipt of this kind. */
export function checkShape(document: unknown, kind: keyof typeof KINDS): Outcome<undefined> {
  if (isRecord(document) && document.kind === kind && KINDS[kind](document)) return ok();
  return refuse(transferErrors.RECEIPT_MALFORMED, { kind });
}

type Ticketed = Pick<
  ExtractReceipt | PackReceipt | ApprovalReceipt | OpenReceipt | FailedOpenReceipt,
  'ticketId' | 'packageId'
>;

/** Refused unless the receipt answers this package's newest ticket. */
function checkTicket({ id, name, ticket }: TransferPackage, receipt: Ticketed): Outcome<undefined> {
  if (receipt.packageId === id && receipt.ticketId === ticket?.id) return ok();
  return refuse(transferErrors.RECEIPT_OF_ANOTHER_TICKET, {
    package: name,
    ticket: receipt.ticketId,
    expected: ticket?.id ?? '-',
  });
}

const contradicts = (
  { name }: TransferPackage,
  what: string,
  found: string | number,
  expected: string | number,
) => refuse(transferErrors.RECEIPT_CONTRADICTS, { package: name, what, found, expected });

const LISTS = ['optOutListVersion', 'noticeListVersion'] as const;

/** Counts of an extraction under the package's ticket; an older list of persons is refused. */
export function readExtraction(
  pack: TransferPackage,
  receipt: ExtractReceipt,
): Outcome<ExtractionCounts> {
  const ticket = checkTicket(pack, receipt);
  if (!ticket.ok) return ticket;
  if (receipt.contractId !== pack.contractId)
    return contradicts(pack, 'contractId', receipt.contractId, pack.contractId);
  const sided = checkSide(pack, receipt);
  if (!sided.ok) return sided;
  const { persons, rows, excluded, findings, finishedAt } = receipt;
  const older = LISTS.find((list) => receipt[list] < (pack.ticket?.[list] ?? 0));
  if (older) return contradicts(pack, older, receipt[older], pack.ticket?.[older] ?? 0);
  return ok({
    optOutListVersion: receipt.optOutListVersion,
    noticeListVersion: receipt.noticeListVersion,
    persons,
    rows: Object.entries(rows).map(([table, number]) => ({ table, rows: number })),
    excluded,
    findings,
    finishedAt,
  });
}

/** The seal of a package packed from the recorded extraction, with the SHA-256 of what was submitted as its passphrase. */
export function readPacking(
  pack: TransferPackage,
  receipt: PackReceipt,
  passphraseSha256: string,
): Outcome<Omit<PackageSeal, 'preparer'>> {
  const ticket = checkTicket(pack, receipt);
  if (!ticket.ok) return ticket;
  const named = checkName(pack, receipt);
  if (!named.ok) return named;
  if (passphraseSha256 !== receipt.passphraseSha256)
    return contradicts(pack, 'passphrase.asc', passphraseSha256, receipt.passphraseSha256);
  const { optOutListVersion, volumes } = receipt;
  const { extraction } = pack;
  if (optOutListVersion !== extraction?.optOutListVersion)
    return contradicts(
      pack,
      'optOutListVersion',
      optOutListVersion,
      extraction?.optOutListVersion ?? '-',
    );
  if (!sameRows(rowsOf(receipt), extraction.rows))
    return contradicts(pack, 'rows', total(receipt.tables), total(extraction.rows));
  return ok({ ...contentOf(receipt), optOutListVersion, volumes });
}

/** The key whose approval counts for what was recorded as packed. */
export function readApproval(
  pack: TransferPackage,
  receipt: ApprovalReceipt,
): Outcome<{ approver: string }> {
  const ticket = checkTicket(pack, receipt);
  if (!ticket.ok) return ticket;
  const same: readonly (readonly [string, string, string | undefined])[] = [
    ['packageName', receipt.packageName, pack.name],
    ['sha256', receipt.sha256, pack.seal?.sha256],
    ['manifestSha256', receipt.manifestSha256, pack.seal?.manifestSha256],
    ['preparer', receipt.preparer, pack.seal?.preparer.fingerprint],
  ];
  const wrong = same.find(([, found, expected]) => found !== expected);
  if (!wrong) return ok({ approver: receipt.approver });
  const [what, found, expected] = wrong;
  return contradicts(pack, what, found, expected ?? '-');
}

/** What the recipient's secure room found. Without `content` the package could not be opened. */
export interface JudgedOpening {
  readonly accepted: boolean;
  readonly findings: readonly FindingCount[];
  readonly reasons: readonly DiscrepancyReason[];
  readonly content?: OpenedContent;
}

export function readOpening(
  pack: TransferPackage,
  receipt: OpenReceipt | FailedOpenReceipt,
): Outcome<JudgedOpening> {
  const ticket = checkTicket(pack, receipt);
  if (!ticket.ok) return ticket;
  return 'failure' in receipt ? readFailure(pack, receipt) : readContent(pack, receipt);
}

function readFailure(
  pack: TransferPackage,
  { packageName, failure }: FailedOpenReceipt,
): Outcome<JudgedOpening> {
  if (packageName !== pack.name) return contradicts(pack, 'packageName', packageName, pack.name);
  const reasons = [openingFailure(failure) ?? 'cannot-be-opened'] as const;
  return ok({ accepted: false, findings: [], reasons });
}

function readContent(pack: TransferPackage, receipt: OpenReceipt): Outcome<JudgedOpening> {
  const named = checkName(pack, receipt);
  if (!named.ok) return named;
  const { accepted } = receipt;
  const findings = findingCounts(receipt);
  const content = { ...contentOf(receipt), accepted, findings };
  return ok({ accepted, findings, content, reasons: openingDiscrepancies(pack.seal, content) });
}

function checkName(pack: TransferPackage, receipt: PackReceipt | OpenReceipt): Outcome<undefined> {
  const { packageName, archive } = receipt;
  if (packageName !== pack.name) return contradicts(pack, 'packageName', packageName, pack.name);
  const sided = checkSide(pack, receipt);
  if (!sided.ok) return sided;
  const expected = packageFiles(pack.name).archive;
  if (archive.name === expected) return ok();
  return contradicts(pack, 'archive', archive.name, expected);
}

/** What a secure room did for a rehearsal answers no real package, nor the other way round. */
function checkSide(pack: TransferPackage, receipt: { rehearsal: boolean }): Outcome<undefined> {
  const side = (rehearsal: boolean) => (rehearsal ? 'rehearsal' : 'real');
  const expected = isRehearsalName(pack.name);
  if (receipt.rehearsal === expected) return ok();
  return contradicts(pack, 'rehearsal', side(receipt.rehearsal), side(expected));
}

const total = (rows: readonly TableRows[]): number =>
  rows.reduce((sum, { rows: number }) => sum + number, 0);

const rowsOf = ({ tables }: PackReceipt | OpenReceipt): TableRows[] =>
  tables.map(({ table, rows }) => ({ table, rows }));

function contentOf(receipt: PackReceipt | OpenReceipt): SealedContent {
  const { archive, manifestSha256, records } = receipt;
  return {
    bytes: archive.bytes,
    sha256: archive.sha256,
    manifestSha256,
    rows: rowsOf(receipt),
    recordCount: records.count,
    recordRoot: records.root,
  };
}

/** Without words and examples. */
export const findingCounts = ({ findings }: PackReceipt | OpenReceipt): FindingCount[] =>
  findings.map(({ table, column, rule, severity, count: times }) => ({
    table,
    ...(column === undefined ? {} : { column }),
    rule,
    severity,
    count: times,
  }));
