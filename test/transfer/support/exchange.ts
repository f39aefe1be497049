import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../../src/kernel/canonical-json.js';
import { signDocument } from '../../../src/kernel/job-ticket.js';
import { unwrap } from '../../../src/kernel/outcome.js';
import type { SignedDocument } from '../../../src/kernel/signed-document.js';
import type { DataDefinition } from '../../../src/features/catalogue/index.js';
import type {
  ExtractReceipt,
  PersonIndex,
  ProvideTicket,
} from '../../../src/features/extraction/index.js';
import { CsvPersonNotices } from '../../../src/features/extraction/engines/files/csv-person-notices.js';
import { InlineScanner } from '../../../src/features/extraction/engines/scan/inline-scanner.js';
import type { SigningKey } from '../../../src/features/identity/index.js';
import { OpenPgpSignatures } from '../../../src/features/transfer/engines/openpgp/openpgp-signatures.js';
import { SevenZipArchiver } from '../../../src/features/transfer/engines/seven-zip/seven-zip-archiver.js';
import {
  ApproveArchive,
  OpenArchive,
  PackArchive,
  VerifyPackage,
  type PackReceipt,
  type ReceiveTicket,
} from '../../../src/features/transfer/index.js';
import { SystemClock } from '../../../src/platform/clock.js';
import type { PackInput } from '../../../src/features/transfer/application/pack-archive.use-case.js';
import { OpenPgpKeyring } from '../../../src/platform/crypto/openpgp-keyring.js';

export const NAME = '2026_20261121_0001_AOBA_MINATO';

const definition = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;

const TABLES = [
  {
    table: 'patient',
    items: ['institution_code', 'patient_id', 'name_kanji', 'name_kana', 'birth_date', 'sex'],
  },
  {
    table: 'diagnosis',
    items: ['institution_code', 'patient_id', 'sequence', 'disease_name', 'started_on'],
  },
] as const;

export interface Patient {
  readonly id: string;
  readonly kanji: string;
  readonly kana: string;
  readonly birth: string;
  readonly diseases: readonly string[];
}

export const YAMADA: Patient = {
  id: '0000001',
  kanji: '山田　花子',
  kana: 'ヤマダ　ハナコ',
  birth: '1980-02-29',
  diseases: ['２型糖尿病', '高血圧症, "本態性"\n（疑い）'],
};
export const SATO: Patient = {
  id: '0000002',
  kanji: '佐藤　太郎',
  kana: 'サトウ　タロウ',
  birth: '1955-12-01',
  diseases: [],
};

const INSTITUTION = '0110113719';
const field = (value: string) =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
const csv = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');

function csvOf(patients: readonly Patient[]): Record<string, string[][]> {
  return {
    patient: patients.map(({ id, kanji, kana, birth }) => [
      INSTITUTION,
      id,
      kanji,
      kana,
      birth,
      'F',
    ]),
    diagnosis: patients.flatMap(({ id, diseases }) =>
      diseases.map((disease, n) => [INSTITUTION, id, String(n + 1), disease, '2026-04-01']),
    ),
  };
}

/** The gateway's exports, which lie as files in the folder as well: nobody opted out, all were notified. */
async function exportedLists(
  dir: string,
  keyring: OpenPgpKeyring,
  optOuts: readonly object[] = [],
): Promise<{ optOutList: string; noticeList: string }> {
  const notice = { institutionCode: INSTITUTION, notifiedOn: '2026-01-01', waitingDays: 30 };
  const issuedAt = '2026-11-21T00:00:00.000Z';
  const sealed = (list: object) => keyring.encrypt(JSON.stringify(list), [keyring.publicKey()]);
  const notices = [{ ...notice, countedFrom: 'notice-day' }];
  const optOutList = await sealed({ version: 7, issuedAt, entries: optOuts });
  const noticeList = await sealed({ version: 3, issuedAt, notices });
  writeFileSync(join(dir, 'opt-outs.asc'), optOutList);
  writeFileSync(join(dir, 'notices.asc'), noticeList);
  return { optOutList, noticeList };
}

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
  readonly approve = new ApproveArchive(this.signatures, new SystemClock());
  readonly verify = new VerifyPackage(this.signatures);
  readonly open = new OpenArchive(this.verify, this.archiver, this.scanner, new SystemClock());
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

  path(...parts: string[]): string {
    return join(this.dir, ...parts);
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
    const document = this.extractReceipt(files, patients.length);
    const signed = await signDocument(this.aoba, { ...document, ...receipt });
    writeFileSync(join(folder, 'extract.receipt.json'), JSON.stringify(signed));
    return folder;
  }

  private extractReceipt(files: ExtractReceipt['files'], persons: number): ExtractReceipt {
    const { id, packageId, contractId, period, optOutListVersion, noticeListVersion } = this.ticket;
    return {
      kind: 'yuzu.receipt/extract',
      ticketId: id,
      startedAt: '2026-11-21T01:00:00.000Z',
      finishedAt: '2026-11-21T01:00:01.000Z',
      packageId,
      contractId,
      rehearsal: false,
      definition: { id: definition.id, version: definition.version, sha256: digestOf(definition) },
      period,
      optOutListVersion,
      noticeListVersion,
      rows: Object.fromEntries(files.map(({ table, rows }) => [table, rows])),
      persons,
      excluded: { optedOut: 3, notNotified: 0, waiting: 0, outsidePopulation: 0 },
      outsidePeriod: {},
      undated: {},
      withoutPerson: {},
      source: {},
      findings: {},
      files,
    } as unknown as ExtractReceipt;
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
    const signed = await this.signed(ticket);
    const from = join(folder, 'medium');
    return this.open.execute({ keyring: this.minato, ticket: signed, from, passphraseMessage, to });
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

export const sizeOf = (path: string): number => statSync(path).size;
