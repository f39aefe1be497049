import { constants } from 'node:buffer';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../../../kernel/canonical-json.js';
import { openOwnDocument, signDocument } from '../../../../kernel/job-ticket.js';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import type { Keyring } from '../../../../kernel/ports/keyring.js';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { tableFile } from '../../../extraction/index.js';
import type { DigestedRecord, RecordLine } from '../../domain/handover-record.js';
import { removalErrors } from '../../domain/removal/removal-errors.js';
import type { RemovalReceipt } from '../../domain/removal/removal-receipt.js';
import type { RemovalTicket } from '../../domain/removal/removal-ticket.js';
import { buildFolder } from '../files/build-folder.js';
import { withStorage } from '../files/with-storage.js';
import { writeNew, writeWhole } from '../files/write-new.js';
import { type KeptRows, type PersonInRows, RowRemover } from '../ports/row-remover.js';
import { readHandoverRecords } from '../read-records.js';
import { asSigned, textOf } from '../read-signed.js';
import { writeRecords } from '../write-records.js';
import {
  checkApart,
  dataFiles,
  eraseReceived,
  OPEN_RECEIPT,
  openedPackage,
  receivedIn,
} from './received-folder.js';

export interface RemoveInput {
  readonly keyring: Keyring;
  readonly ticket: SignedDocument<RemovalTicket>;
  /** Output folder of `yuzu open`, or of a removal before. Its data are erased at the end. */
  readonly from: string;
  /** Folder to be made with what is left; must not exist or be empty, unless this very removal was interrupted. */
  readonly to: string;
}

type Signed = SignedDocument<RemovalReceipt>;
type Unfinished = Omit<RemovalReceipt, 'finishedAt'>;

const RECEIPT = 'remove.receipt.json';
/** What the receipt will say once the old data are gone; there is no receipt before. */
const PENDING = 'removal.pending.json';

/**
 * 受領データからの個人の削除. A copy without the persons appears complete or not at all; only then the old data are
 * erased, and only then the receipt is signed. Killed at any moment, the same command goes on from there.
 */
@UseCase()
export class RemovePersons {
  constructor(
    private readonly rows: RowRemover,
    private readonly clock: Clock,
  ) {}

  execute(input: RemoveInput): Promise<Outcome<Signed>> {
    return withStorage(async () => {
      const startedAt = this.clock.now().toISOString();
      const opened = await openOwnDocument(input.keyring, input.ticket, 'yuzu.ticket/remove');
      if (!opened.ok) return opened;
      const ticket = opened.value;
      const apart = checkApart(input.from, input.to);
      if (!apart.ok) return apart;
      const receipt = await openedPackage(input.keyring, input.from, ticket);
      if (!receipt.ok) return receipt;
      const done = await finished(input.to, ticket);
      if (done) return ok(done);
      const pending = await this.pending(input, ticket, receipt.value, startedAt);
      return pending.ok ? ok(await this.finish(input, pending.value)) : pending;
    });
  }

  /** What an interrupted run had made, or made now. */
  private async pending(
    input: RemoveInput,
    ticket: RemovalTicket,
    openReceipt: string,
    startedAt: string,
  ): Promise<Outcome<Unfinished>> {
    const known = JSON.parse(
      (await textOf(join(input.to, PENDING))) ?? 'null',
    ) as Unfinished | null;
    if (known?.ticketId === ticket.id) return ok(known);
    return buildFolder(input.to, async (building) => {
      const left = await this.build(input, ticket, building);
      if (!left.ok) return left;
      await writeNew(join(building, OPEN_RECEIPT), openReceipt);
      const pending = { ...left.value, startedAt };
      await writeNew(join(building, PENDING), JSON.stringify(pending, null, 2));
      return ok(pending);
    });
  }

  private async build(
    { keyring, from }: RemoveInput,
    ticket: RemovalTicket,
    building: string,
  ): Promise<Outcome<Omit<Unfinished, 'startedAt'>>> {
    const records = await recordsIn(keyring, from);
    if (!records.ok) return records;
    const asked = new Set(ticket.digests);
    const leaving = records.value.filter(({ digest }) => asked.has(digest));
    const staying = records.value.filter(({ digest }) => !asked.has(digest)).map(lineOf);
    const { id: ticketId, dutyId, packageId, packageName, rehearsal } = ticket;
    const kept = await copyWithout({ rows: this.rows, from, building, ticket, persons: leaving });
    if (!kept.ok) return kept;
    return ok({
      ...{ kind: 'yuzu.receipt/remove', ticketId, dutyId, packageId, packageName, rehearsal },
      persons: { removed: leaving.length, absent: asked.size - leaving.length },
      tables: kept.value.map(({ table, rows, removed }) => ({ table, rows, removed })),
      files: kept.value.map(({ seal }) => seal),
      records: await writeRecords(staying, keyring, receivedIn(building).records),
    } as const);
  }

  private async finish({ keyring, from, to }: RemoveInput, pending: Unfinished): Promise<Signed> {
    await eraseReceived(from);
    const finishedAt = this.clock.now().toISOString();
    const signed = await signDocument<RemovalReceipt>(keyring, { ...pending, finishedAt });
    await writeWhole(join(to, RECEIPT), JSON.stringify(signed, null, 2));
    await rm(join(to, PENDING), { force: true });
    return signed;
  }
}

/** The receipt of this very ticket, where it is there already. */
async function finished(to: string, { id }: RemovalTicket): Promise<Signed | undefined> {
  const text = await textOf(join(to, RECEIPT));
  const signed = text === undefined ? undefined : asSigned<RemovalReceipt>(text);
  return signed?.document.ticketId === id ? signed : undefined;
}

const lineOf = (record: DigestedRecord): RecordLine => ({
  digest: record.digest,
  text: canonicalJson(record),
});

/** Bytes of the received persons' records, some 100 a person: a text of Node has no more characters. */
const MOST_RECORDS = constants.MAX_STRING_LENGTH;

async function recordsIn(keyring: Keyring, folder: string): Promise<Outcome<DigestedRecord[]>> {
  const text = await textOf(receivedIn(folder).records, MOST_RECORDS);
  if (text === undefined) return refuse(removalErrors.REMOVAL_SOURCE_MISSING, { folder });
  const records: DigestedRecord[] = [];
  for await (const message of readHandoverRecords(text, keyring)) {
    if (!message.ok) return message;
    for (const record of message.value) records.push(record);
  }
  return ok(records);
}

interface Copy {
  readonly rows: RowRemover;
  readonly from: string;
  readonly building: string;
  readonly ticket: RemovalTicket;
  readonly persons: readonly PersonInRows[];
}

/** Every table without the persons' rows; what else lies there (the mark of a rehearsal) as it is. */
async function copyWithout({
  rows,
  from,
  building,
  ticket: { tables, rehearsal },
  persons,
}: Copy): Promise<Outcome<(KeptRows & { table: string })[]>> {
  const names = await dataFiles(from);
  if (!names.ok) return names;
  const [source, target] = [receivedIn(from).data, receivedIn(building).data];
  await mkdir(target);
  const kept: (KeptRows & { table: string })[] = [];
  for (const name of names.value) {
    const table = tables.find((one) => tableFile(one, rehearsal) === name);
    if (table === undefined) await copyFile(join(source, name), join(target, name));
    else {
      const copied = await rows.copyWithout(join(source, name), join(target, name), persons);
      if (!copied.ok) return copied;
      kept.push({ table, ...copied.value });
    }
  }
  return ok(kept);
}
