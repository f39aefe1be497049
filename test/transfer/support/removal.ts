import { randomUUID } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DigestedRecord, readHandoverRecords } from '../../../src/features/transfer/index.js';
import type { RemovalTicket } from '../../../src/features/transfer/domain/removal/removal-ticket.js';
import { signDocument } from '../../../src/kernel/job-ticket.js';
import { unwrap } from '../../../src/kernel/outcome.js';
import type { SignedDocument } from '../../../src/kernel/signed-document.js';
import { type Exchange, NAME } from './exchange.js';
import { csv, csvOf, type Patient, TABLES } from './patients.js';

/** What a recipient opened, and whose data it is asked to remove. */
export class Received {
  private constructor(
    private readonly exchange: Exchange,
    private readonly opened: string,
    readonly packageId: string,
    readonly records: readonly DigestedRecord[],
  ) {}

  static async open(exchange: Exchange, patients: readonly Patient[]): Promise<Received> {
    const { folder, receipt } = await exchange.sealed(patients);
    const to = exchange.path(`opened-${randomUUID()}`);
    unwrap(await exchange.openFrom(folder, exchange.receiveTicket(receipt), to));
    const records = await recordsIn(exchange, to);
    return new Received(exchange, to, receipt.packageId, records);
  }

  /** A copy of the opened folder: each removal erases what it is given. */
  copy(): string {
    const folder = this.exchange.path(`received-${randomUUID()}`);
    cpSync(this.opened, folder, { recursive: true });
    return folder;
  }

  digestOf({ id }: Patient): string {
    const record = this.records.find(({ patientId }) => patientId === id);
    if (!record) throw new Error('Nobody of this number.');
    return record.digest;
  }

  ticket(digests: readonly string[], change: object = {}): Promise<SignedDocument<RemovalTicket>> {
    return signDocument(this.exchange.minato, {
      ...{ kind: 'yuzu.ticket/remove', id: randomUUID(), operator: 'MINATO' },
      ...{ issuedAt: '2026-11-22T00:00:00.000Z', dutyId: randomUUID() },
      ...{ packageId: this.packageId, packageName: NAME, rehearsal: false, digests },
      tables: TABLES.map(({ table }) => table),
      ...change,
    });
  }

  async ticketFile(digests: readonly string[]): Promise<string> {
    const file = this.exchange.path(`remove-${randomUUID()}.json`);
    writeFileSync(file, JSON.stringify(await this.ticket(digests)));
    return file;
  }
}

export async function recordsIn(exchange: Exchange, folder: string): Promise<DigestedRecord[]> {
  const records: DigestedRecord[] = [];
  const text = readFileSync(join(folder, 'records.asc'), 'utf8');
  for await (const batch of readHandoverRecords(text, exchange.minato))
    records.push(...unwrap(batch));
  return records;
}

/** The files as they would be had only these patients ever been extracted. */
export const filesOf = (patients: readonly Patient[]): Record<string, string> =>
  Object.fromEntries(
    TABLES.map(({ table, items }) => [
      `${table}.csv`,
      csv([items, ...(csvOf(patients)[table] ?? [])]),
    ]),
  );
