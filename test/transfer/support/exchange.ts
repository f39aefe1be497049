import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signDocument } from '../../../src/kernel/job-ticket.js';
import { unwrap } from '../../../src/kernel/outcome.js';
import type { SignedDocument } from '../../../src/kernel/signed-document.js';
import {
  ExtractData,
  type ExtractReceipt,
  type PersonIndex,
  type ProvideTicket,
} from '../../../src/features/extraction/index.js';
import { FileTableFolders } from '../../../src/features/extraction/engines/csv/file-table-folders.js';
import { FileMedicalSources } from '../../../src/features/extraction/engines/file-medical-sources.js';
import { CsvPersonNotices } from '../../../src/features/extraction/engines/files/csv-person-notices.js';
import { FileExtractionOutput } from '../../../src/features/extraction/engines/files/file-extraction-output.js';
import { InlineScanner } from '../../../src/features/extraction/engines/scan/inline-scanner.js';
import type { TransferCommands } from '../../../src/features/transfer/cli/transfer-commands.js';
import type { SigningKey } from '../../../src/features/identity/index.js';
import { CsvRowRemover } from '../../../src/features/transfer/engines/csv/csv-row-remover.js';
import { OpenPgpSignatures } from '../../../src/features/transfer/engines/openpgp/openpgp-signatures.js';
import { SevenZipArchiver } from '../../../src/features/transfer/engines/seven-zip/seven-zip-archiver.js';
import {
  ApproveArchive,
  OpenArchive,
  PackArchive,
  ProvidePackage,
  RemovePersons,
  VerifyPackage,
  type PackReceipt,
  type ReceiveTicket,
} from '../../../src/features/transfer/index.js';
import { SystemClock } from '../../../src/platform/clock.js';
import type { MediumFolder } from '../../../src/features/transfer/domain/media/medium-folder.js';
import { exportKey } from '../../../src/platform/crypto/export-key.js';
import type { PackInput } from '../../../src/features/transfer/application/pack-archive.use-case.js';
import type { ProvideInput } from '../../../src/features/transfer/application/provide-package.use-case.js';
import { OpenPgpKeyring } from '../../../src/platform/crypto/openpgp-keyring.js';
import { exportedLists, extractReceiptOf } from './provider-files.js';
import {
  csv,
  csvOf,
  definition,
  SATO,
  storedCsvOf,
  TABLES,
  YAMADA,
  type Patient,
} from './patients.js';

export const NAME = '2026_20261121_0001_AOBA_MINATO';

/** A provider and a recipient with real keys, and what lies on their disks. Builds one exchange. */
export class Exchange {
  readonly archiver = new SevenZipArchiver();
  readonly scanner = new InlineScanner();
  readonly signatures = new OpenPgpSignatures();
  readonly personNotices = new CsvPersonNotices();
  readonly pack = new PackArchive(
    this.archiver,
    this.scanner,
    this.personNotices,
    new SystemClock(),
  );
  readonly provide = new ProvidePackage(
    new ExtractData(
      new FileMedicalSources(new FileTableFolders()),
      new FileExtractionOutput(),
      new SystemClock(),
    ),
    this.pack,
  );
  readonly approve = new ApproveArchive(this.signatures, new SystemClock());
  readonly verify = new VerifyPackage(this.signatures);
  readonly open = new OpenArchive(this.verify, this.archiver, this.scanner, new SystemClock());
  readonly remove = new RemovePersons(new CsvRowRemover(), new SystemClock());
  readonly ticket: ProvideTicket;

  private constructor(
    readonly dir: string,
    readonly aoba: OpenPgpKeyring,
    readonly minato: OpenPgpKeyring,
    readonly preparer: OpenPgpKeyring,
    readonly approver: OpenPgpKeyring,
    readonly lists: { optOutList: string; noticeList: string },
  ) {
    this.ticket = {
      kind: 'yuzu.ticket/provide',
      rehearsal: false,
      id: randomUUID(),
      operator: 'AOBA',
      issuedAt: '2026-11-21T00:00:00.000Z',
      packageId: randomUUID(),
      name: { providedOn: '2026-11-21', caseNumber: 1, provider: 'AOBA', recipient: 'MINATO' },
      contractId: randomUUID(),
      recipientKey: minato.publicKey(),
      definition,
      tables: TABLES,
      period: { from: '2026-04-01', to: '2026-10-31' },
      optOutListVersion: 7,
      noticeListVersion: 3,
      signers: { preparers: [signingKey(preparer)], approvers: [signingKey(approver)] },
    };
  }

  static async create(dir: string): Promise<Exchange> {
    const aoba = await OpenPgpKeyring.create(join(dir, 'aoba'), { code: 'AOBA', name: 'あおば' });
    const minato = await OpenPgpKeyring.create(join(dir, 'minato'), {
      code: 'MINATO',
      name: 'みなと',
    });
    const person = (name: string) => OpenPgpKeyring.create(join(dir, name), { code: 'AOBA', name });
    const lists = await exportedLists(dir, aoba);
    const persons = [await person('preparer'), await person('approver')] as const;
    return new Exchange(dir, aoba, minato, ...persons, lists);
  }

  /** What the command line is wired with. */
  get commands(): TransferCommands {
    const { personNotices, pack, provide, approve, verify, open, remove } = this;
    return {
      openKeyring: (keys) => OpenPgpKeyring.open(keys),
      createKey: (folder, owner) => OpenPgpKeyring.create(folder, owner),
      exportKey,
      personNotices,
      ...{ pack, provide, approve, verify, open, remove },
    };
  }

  path(...parts: string[]): string {
    return join(this.dir, ...parts);
  }

  /** A CSV source that holds these patients. */
  stored(patients: readonly Patient[]): string {
    const folder = this.path(`stored-${randomUUID()}`);
    mkdirSync(folder);
    for (const [file, text] of Object.entries(storedCsvOf(patients)))
      writeFileSync(join(folder, file), text);
    return folder;
  }

  /** An output folder of `yuzu extract` with a receipt signed by the provider. */
  async extraction(
    patients: readonly Patient[],
    receipt: Partial<ExtractReceipt> = {},
  ): Promise<string> {
    const folder = this.path(`extraction-${randomUUID()}`);
    mkdirSync(join(folder, 'data'), { recursive: true });
    const tables = csvOf(patients);
    const files = TABLES.map(({ table, items }) => {
      const rows = tables[table] ?? [];
      const file = `${table}.csv`;
      const text = csv([items, ...rows]);
      writeFileSync(join(folder, 'data', file), text);
      const sha256 = createHash('sha256').update(text).digest('hex');
      return { file, table, rows: rows.length, bytes: Buffer.byteLength(text), sha256 };
    });
    const document = extractReceiptOf(this.ticket, files, patients.length);
    const signed = await signDocument(this.aoba, { ...document, ...receipt });
    writeFileSync(join(folder, 'extract.receipt.json'), JSON.stringify(signed));
    return folder;
  }

  async packInto(
    to: string,
    from: string,
    ticket: ProvideTicket = this.ticket,
    more: Partial<PackInput> = {},
  ): ReturnType<PackArchive['execute']> {
    const signed = await signDocument(this.aoba, ticket);
    const { aoba: keyring, preparer: signer, lists } = this;
    return this.pack.execute({ keyring, signer, lists, ticket: signed, from, to, ...more });
  }

  /** Extracts from a folder of CSV files and packs, in one run. */
  async provideInto(
    to: string,
    data: string,
    more: Partial<ProvideInput> = {},
  ): ReturnType<ProvidePackage['execute']> {
    const ticket = await signDocument(this.aoba, this.ticket);
    const { aoba: keyring, preparer: signer, lists } = this;
    const sources = [{ kind: 'csv', directory: data }] as const;
    return this.provide.execute({ keyring, signer, lists, ticket, sources, to, ...more });
  }

  async approveIn(
    folder: string,
    signer = this.approver,
    ticket: ProvideTicket = this.ticket,
  ): ReturnType<ApproveArchive['execute']> {
    const signed = await signDocument(this.aoba, ticket);
    return this.approve.execute({ keyring: this.aoba, signer, ticket: signed, folder });
  }

  /** A packed and approved package of these patients: its folder (medium/ and office/) and the signed receipt. */
  async sealed(
    patients: readonly Patient[] = [YAMADA, SATO],
    more: Partial<PackInput> = {},
  ): Promise<{ folder: string; receipt: PackReceipt; extraction: string }> {
    const folder = this.path(`package-${randomUUID()}`);
    const extraction = await this.extraction(patients);
    const packed = unwrap(await this.packInto(folder, extraction, this.ticket, more));
    unwrap(await this.approveIn(folder));
    return { folder, receipt: packed.document, extraction };
  }

  /** Keys of the two persons, as verifying asks for them. */
  get signerKeys(): { preparerKey: string; approverKey: string } {
    const { preparer, approver } = this;
    return { preparerKey: preparer.publicKey(), approverKey: approver.publicKey() };
  }

  /** Detached signatures of both persons over the text, in one block. */
  async signedByBoth(text: string): Promise<string> {
    const both = [await this.preparer.sign(text), await this.approver.sign(text)];
    return unwrap(await this.signatures.join(both));
  }

  receiveTicket(receipt: PackReceipt, other: Partial<ReceiveTicket> = {}): ReceiveTicket {
    return {
      kind: 'yuzu.ticket/receive',
      rehearsal: false,
      id: randomUUID(),
      operator: 'MINATO',
      issuedAt: '2026-11-22T00:00:00.000Z',
      packageId: receipt.packageId,
      packageName: receipt.packageName,
      sha256: receipt.archive.sha256,
      manifestSha256: receipt.manifestSha256,
      provider: 'AOBA',
      providerKey: this.aoba.publicKey(),
      preparer: signingKey(this.preparer),
      approver: signingKey(this.approver),
      definition,
      tables: TABLES,
      ...other,
    };
  }

  signed(ticket: ReceiveTicket): Promise<SignedDocument<ReceiveTicket>> {
    return signDocument(this.minato, ticket);
  }

  async openFrom(
    folder: string,
    ticket: ReceiveTicket,
    to: string,
    passphraseMessage = join(folder, 'office', `${NAME}.passphrase.asc`),
  ): ReturnType<OpenArchive['execute']> {
    return this.openMedia([{ folder: join(folder, 'medium') }], ticket, to, passphraseMessage);
  }

  async openMedia(
    media: readonly MediumFolder[],
    ticket: ReceiveTicket,
    to: string,
    passphraseMessage: string,
  ): ReturnType<OpenArchive['execute']> {
    const signed = await this.signed(ticket);
    return this.open.execute({
      ...{ keyring: this.minato, ticket: signed },
      ...{ media, passphraseMessage, to },
    });
  }

  /** Everybody the files of an extraction name. */
  async personsIn(data: string): Promise<PersonIndex> {
    const plan = { definition, tables: TABLES, rehearsal: false, entries: [], asOf: '2026-11-21' };
    const scan = this.scanner.open(plan);
    for (const { table } of TABLES) await scan.file(table, join(data, `${table}.csv`));
    return (await scan.finish()).persons;
  }

  async passphraseOf(folder: string): Promise<string> {
    const message = readFileSync(join(folder, 'office', `${NAME}.passphrase.asc`), 'utf8');
    return unwrap(await this.minato.decrypt(message, this.aoba.publicKey())).trim();
  }
}

export const signingKey = (keyring: OpenPgpKeyring): SigningKey => ({
  fingerprint: keyring.fingerprint(),
  publicKey: keyring.publicKey(),
});

/** What stands in the output folder of an opening that was accepted, sorted. */
export const OPENED = [
  'data',
  'findings.html',
  'findings.json',
  'open.receipt.json',
  'records.asc',
];

export const sizeOf = (path: string): number => statSync(path).size;
