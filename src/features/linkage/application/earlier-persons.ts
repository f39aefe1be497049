import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { linkageErrors } from '../domain/errors.js';
import type { EarlierLinkage, LinkReceipt } from '../domain/link-receipt.js';
import type { LinkTicket } from '../domain/link-ticket.js';
import { compareRefs, recordKey } from '../domain/record-ref.js';
import type { PairLabel } from '../domain/review/label.js';
import type { LinkCommand } from './link-order.js';
import type { LinkRunFiles, LinkedRecord } from './ports/link-run-files.js';
import type { LinkageWork } from './ports/linkage-engine.js';
import { readSigned } from './read-signed.js';

/** In place of the number of a person: a record no earlier linkage knows. */
const NOBODY = -1;

/** 既存の人物索引 of an earlier linkage. */
export interface EarlierRun {
  readonly linkage: EarlierLinkage;
  readonly lastPerson: number;
  /** Its links.csv. */
  readonly rows: () => AsyncIterable<LinkedRecord>;
}

/** The same by the numbers records have in this run. */
export interface EarlierPersons {
  readonly known: Int32Array;
  readonly lastPerson: number;
}

/** Refused unless the folder holds a whole linkage of this case, signed by the own key. */
export async function readEarlierRun(
  files: LinkRunFiles,
  { keyring, earlier: folder, task }: LinkCommand,
  { caseId, rehearsal }: LinkTicket,
): Promise<Outcome<EarlierRun | undefined>> {
  if (folder === undefined) return ok(undefined);
  const file = { file: 'link.receipt.json', text: await files.text(folder, 'link.receipt.json') };
  const kind = `yuzu.receipt/${task}` as const;
  const receipt = await readSigned<LinkReceipt>(keyring, keyring.publicKey(), file, kind);
  if (!receipt.ok) return receipt;
  const { ticketId, linksSha256, lastPerson } = receipt.value;
  if (receipt.value.caseId !== caseId || receipt.value.rehearsal !== rehearsal)
    return refuse(linkageErrors.LINK_EARLIER_OF_ANOTHER_CASE);
  if ((await files.sha256(folder, 'links.csv')) !== linksSha256)
    return refuse(linkageErrors.LINK_EARLIER_CHANGED, { file: 'links.csv' });
  const rows = () => files.linked(folder);
  return ok({ linkage: { ticketId, linksSha256 }, lastPerson, rows });
}

/** Rows of links.csv in the order it was written in; what is out of order would be lost unseen. */
async function* inOrder(rows: AsyncIterable<LinkedRecord>): AsyncGenerator<LinkedRecord> {
  let before: LinkedRecord | undefined;
  for await (const row of rows) {
    if (before && compareRefs(before, row) >= 0)
      throw new Error('links.csv of the earlier linkage is not in the order of its records.');
    before = row;
    yield row;
  }
}

const numberOf = ({ personKey }: LinkedRecord): number => Number(personKey.slice(1));

/** Persons in whom reviewers found two. */
function doubtedPersons(
  labels: readonly PairLabel[],
  persons: ReadonlyMap<string, number>,
): ReadonlySet<number> {
  const doubted = new Set<number>();
  for (const { left, right, verdict } of labels) {
    const person = persons.get(recordKey(left));
    if (verdict === 'different' && person !== undefined && person === persons.get(recordKey(right)))
      doubted.add(person);
  }
  return doubted;
}

/**
 * Persons of the earlier run by the numbers records have in this one. Both tables come in the order of their records and
 * are gone through side by side: no more is held than a number per record. Persons reviewers took apart are known no
 * longer: their records are linked anew, under new keys.
 */
export async function earlierPersons(
  { rows, lastPerson }: EarlierRun,
  database: Pick<LinkageWork, 'keys'>,
  operators: readonly string[],
  records: number,
  labels: readonly PairLabel[],
): Promise<EarlierPersons> {
  const known = new Int32Array(records).fill(NOBODY);
  const asked = new Set(labels.flatMap(({ left, right }) => [left, right].map(recordKey)));
  const labelled = new Map<string, number>();
  const earlier = inOrder(rows());
  const next = async (): Promise<LinkedRecord | undefined> => {
    const { value } = (await earlier.next()) as { value?: LinkedRecord };
    if (value && asked.size > 0 && asked.has(recordKey(value)))
      labelled.set(recordKey(value), numberOf(value));
    return value;
  };
  let row = await next();
  for await (const keys of database.keys())
    for (const { record, source, institution, patient } of keys) {
      const ref = { operator: operators[source] ?? '', institution, patient };
      while (row && compareRefs(row, ref) < 0) row = await next();
      if (row && compareRefs(row, ref) === 0) known[record] = numberOf(row);
    }
  while (row) row = await next();
  const doubted = doubtedPersons(labels, labelled);
  return { known: known.map((person) => (doubted.has(person) ? NOBODY : person)), lastPerson };
}
