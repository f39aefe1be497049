import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { linkageErrors } from '../domain/errors.js';
import type { EarlierLinkage, LinkReceipt } from '../domain/link-receipt.js';
import type { LinkTicket } from '../domain/link-ticket.js';
import { recordKey } from '../domain/record-ref.js';
import type { PairLabel } from '../domain/review/label.js';
import type { LinkCommand } from './link-order.js';
import type { LinkRunFiles } from './ports/link-run-files.js';
import { readSigned } from './read-signed.js';

/** In place of the number of a person: a record no earlier linkage knows. */
export const NOBODY = -1;

/** 既存の人物索引 of an earlier linkage. */
export interface EarlierRun {
  readonly linkage: EarlierLinkage;
  readonly lastPerson: number;
  /** Number in the person's key, by `recordKey`. */
  readonly persons: ReadonlyMap<string, number>;
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
  const persons = new Map<string, number>();
  for await (const record of files.linked(folder))
    persons.set(recordKey(record), Number(record.personKey.slice(1)));
  return ok({ linkage: { ticketId, linksSha256 }, lastPerson, persons });
}

/** Persons reviewers took apart are known no longer: their records are linked anew, under new keys. */
export function withoutDoubted(run: EarlierRun, labels: readonly PairLabel[]): EarlierRun {
  const doubted = new Set<number | undefined>();
  for (const { left, right, verdict } of labels) {
    const person = run.persons.get(recordKey(left));
    if (verdict === 'different' && person === run.persons.get(recordKey(right)))
      doubted.add(person);
  }
  const persons = [...run.persons].filter(([, person]) => !doubted.has(person));
  return { ...run, persons: new Map(persons) };
}
