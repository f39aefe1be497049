import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DataDefinition } from '../src/features/catalogue/index.js';
import type { ExtractReceipt, ProvideTicket } from '../src/features/extraction/index.js';
import type { PackReceipt, ReceiveTicket } from '../src/features/transfer/index.js';
import { digestOf } from '../src/kernel/canonical-json.js';
import { signDocument } from '../src/kernel/job-ticket.js';
import type { SignedDocument } from '../src/kernel/signed-document.js';
import { sealOf } from '../src/features/transfer/application/files/file-seal.js';
import { OpenPgpKeyring } from '../src/platform/crypto/openpgp-keyring.js';
import { writeMedicalTables } from './medical-tables.js';
import type { Command } from './process-tree.js';

/** Of everybody in the tables (medical-tables.ts). */
const INSTITUTION = '1310000001';
const YUZU = fileURLToPath(new URL('../../bin/yuzu', import.meta.url));
const DEFINITION = new URL('../../contracts/data-definition/v1.json', import.meta.url);

const yuzu = (...args: string[]): Command => ({ program: process.execPath, args: [YUZU, ...args] });

const save = (path: string, document: unknown): Promise<void> =>
  writeFile(path, JSON.stringify(document));

const signingKey = (key: OpenPgpKeyring) => ({
  fingerprint: key.fingerprint(),
  publicKey: key.publicKey(),
});

/** Secure rooms of a provider and a recipient on one disk, and the commands they run. */
export class TransferRooms {
  private constructor(
    readonly folder: string,
    private readonly keys: Readonly<Record<string, OpenPgpKeyring>>,
    private readonly ticket: ProvideTicket,
  ) {}

  static async make(folder: string, megabytes: number): Promise<TransferRooms> {
    const definition = JSON.parse(await readFile(DEFINITION, 'utf8')) as DataDefinition;
    const data = join(folder, 'extraction', 'data');
    const tables = await writeMedicalTables(data, definition, megabytes);
    const keys: Record<string, OpenPgpKeyring> = {};
    for (const name of ['YAMATO', 'MINATO', 'preparer', 'approver'])
      keys[name] = await OpenPgpKeyring.create(join(folder, name), { code: 'YAMATO', name });
    const ticket = ticketFor(definition, tables, keys);
    const rooms = new TransferRooms(folder, keys, ticket);
    await rooms.prepare();
    return rooms;
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  key(name: string): OpenPgpKeyring {
    const key = this.keys[name];
    if (!key) throw new Error(`No key ${name}.`);
    return key;
  }

  check(): Command {
    const own = ['--ticket', this.path('ticket.json'), '--keys', this.path('YAMATO')];
    return yuzu('check', this.path('extraction', 'data'), ...own);
  }

  pack(): Command {
    return yuzu(
      ...['pack', '--ticket', this.path('ticket.json'), '--keys', this.path('YAMATO')],
      ...['--opt-outs', this.path('opt-outs.asc'), '--notices', this.path('notices.asc')],
      ...['--signer', this.path('preparer'), '--in', this.path('extraction')],
      ...['--out', this.path('package')],
    );
  }

  approve(): Command {
    return yuzu(
      ...['approve', this.path('package'), '--ticket', this.path('ticket.json')],
      ...['--keys', this.path('YAMATO'), '--signer', this.path('approver')],
    );
  }

  verify(name: string): Command {
    const own = ['--ticket', this.path('receive.json'), '--keys', this.path('MINATO')];
    return yuzu('verify', this.path('package', 'medium', name), ...own);
  }

  open(name: string): Command {
    return yuzu(
      ...['open', '--ticket', this.path('receive.json'), '--keys', this.path('MINATO')],
      ...['--medium', this.path('package', 'medium'), '--out', this.path('opened')],
      ...['--passphrase-message', this.path('package', 'office', `${name}.passphrase.asc`)],
    );
  }

  /** After packing: what the recipient's gateway would order. */
  async orderOpening(): Promise<PackReceipt> {
    const office = this.path('package', 'office');
    const file = (await readdir(office)).find((name) => name.endsWith('.receipt.json')) ?? '';
    const text = await readFile(join(office, file), 'utf8');
    const { document } = JSON.parse(text) as SignedDocument<PackReceipt>;
    const ticket: ReceiveTicket = {
      kind: 'yuzu.ticket/receive',
      rehearsal: false,
      id: randomUUID(),
      operator: 'MINATO',
      issuedAt: new Date().toISOString(),
      packageId: document.packageId,
      packageName: document.packageName,
      sha256: document.archive.sha256,
      manifestSha256: document.manifestSha256,
      provider: 'YAMATO',
      providerKey: this.key('YAMATO').publicKey(),
      preparer: signingKey(this.key('preparer')),
      approver: signingKey(this.key('approver')),
      definition: this.ticket.definition,
      tables: this.ticket.tables,
    };
    await save(this.path('receive.json'), await signDocument(this.key('MINATO'), ticket));
    return document;
  }

  async bytes(): Promise<number> {
    const data = this.path('extraction', 'data');
    const sizes = (await readdir(data)).map(async (name) => (await stat(join(data, name))).size);
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  }

  /** Ticket, lists and the receipt of an extraction that wrote these files. */
  private async prepare(): Promise<void> {
    const own = this.key('YAMATO');
    await save(this.path('ticket.json'), await signDocument(own, this.ticket));
    const of = { version: 0, issuedAt: new Date().toISOString() };
    const notice = { notifiedOn: '2025-04-01', countedFrom: 'notice-day', waitingDays: 30 };
    const notices = [{ institutionCode: INSTITUTION, ...notice }];
    for (const [file, list] of [
      ['opt-outs.asc', { ...of, entries: [] }],
      ['notices.asc', { ...of, notices }],
    ] as const)
      await writeFile(this.path(file), await own.encrypt(JSON.stringify(list), [own.publicKey()]));
    const receipt = await extractReceipt(this.ticket, this.path('extraction', 'data'));
    await mkdir(this.path('extraction'), { recursive: true });
    const signed = await signDocument(own, receipt);
    await save(this.path('extraction', 'extract.receipt.json'), signed);
  }
}

function ticketFor(
  definition: DataDefinition,
  tables: ProvideTicket['tables'],
  keys: Readonly<Record<string, OpenPgpKeyring>>,
): ProvideTicket {
  const { MINATO, preparer, approver } = keys;
  if (!MINATO || !preparer || !approver) throw new Error('A key is missing.');
  return {
    kind: 'yuzu.ticket/provide',
    rehearsal: false,
    id: randomUUID(),
    operator: 'YAMATO',
    issuedAt: new Date().toISOString(),
    packageId: randomUUID(),
    name: { providedOn: '2026-11-21', caseNumber: 1, provider: 'YAMATO', recipient: 'MINATO' },
    signers: { preparers: [signingKey(preparer)], approvers: [signingKey(approver)] },
    contractId: randomUUID(),
    recipientKey: MINATO.publicKey(),
    definition,
    tables,
    period: { from: '2026-04-01', to: '2026-10-31' },
    optOutListVersion: 0,
    noticeListVersion: 0,
  };
}

async function extractReceipt(ticket: ProvideTicket, data: string): Promise<ExtractReceipt> {
  const { id, packageId, contractId, period, definition } = ticket;
  const files = [];
  for (const { table } of ticket.tables) {
    const file = `${table}.csv`;
    files.push({ file, table, rows: 0, ...(await sealOf(join(data, file))) });
  }
  return {
    kind: 'yuzu.receipt/extract',
    ...{ ticketId: id, packageId, contractId, period, rehearsal: false },
    ...{ startedAt: ticket.issuedAt, finishedAt: ticket.issuedAt },
    definition: { id: definition.id, version: definition.version, sha256: digestOf(definition) },
    ...{ optOutListVersion: 0, noticeListVersion: 0, sources: [], source: {} },
    ...{ rows: {}, persons: 0, excludedRows: {}, optedOutBy: {}, repeatedPersons: 0 },
    excluded: { optedOut: 0, notNotified: 0, waiting: 0, outsidePopulation: 0 },
    ...{ outsidePeriod: {}, undated: {}, withoutPerson: {}, findings: {}, files },
  } as unknown as ExtractReceipt;
}
