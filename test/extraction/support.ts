import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { keyringErrors } from '../../src/kernel/keyring-errors.js';
import { ok, refuse, unwrap, type Outcome } from '../../src/kernel/outcome.js';
import { Clock } from '../../src/kernel/ports/clock.js';
import { Keyring } from '../../src/kernel/ports/keyring.js';
import { signDocument } from '../../src/kernel/job-ticket.js';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { CheckData, ExtractData, type ProvideTicket } from '../../src/features/extraction/index.js';
import { wholeDefinition } from '../../src/features/extraction/domain/contracted.js';
import type { SourceKind } from '../../src/features/extraction/domain/source-batch.js';
import { SystemClock } from '../../src/platform/clock.js';
import { FileTableFolders } from '../../src/features/extraction/engines/csv/file-table-folders.js';
import { InlineScanner } from '../../src/features/extraction/engines/scan/inline-scanner.js';
import { FileMedicalSources } from '../../src/features/extraction/engines/file-medical-sources.js';
import { FileExtractionOutput } from '../../src/features/extraction/engines/files/file-extraction-output.js';
import type { InstitutionNotice, PersonNotice } from '../../src/features/notice/index.js';
import type { OptOutEntry } from '../../src/features/opt-out/index.js';

const common = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;
const FILLED = ['patient', 'lab_result', 'prescription', 'diagnosis'];

/** The tables of the common definition that the readers of the sources fill. */
export const definition: DataDefinition = {
  ...common,
  tables: common.tables.filter(({ name }) => FILLED.includes(name)),
};

/** Stands in for the operator's OpenPGP key, whose own tests are elsewhere. */
export class TestKeyring extends Keyring {
  constructor(private readonly name = 'AOBA') {
    super();
  }
  publicKey = (): string => this.name;
  fingerprint = (): string => this.name;
  sign = (text: string): Promise<string> => Promise.resolve(this.#mac(this.name, text));
  verify = (text: string, signature: string, key: string): Promise<Outcome<undefined>> =>
    Promise.resolve(
      signature === this.#mac(key, text)
        ? ok()
        : refuse(keyringErrors.SIGNATURE_INVALID, { subject: key }),
    );
  encrypt = (text: string): Promise<string> => Promise.resolve(`${this.name}:${btoa8(text)}`);
  decrypt = (message: string, signer: string): Promise<Outcome<string>> =>
    Promise.resolve(
      message.startsWith(`${signer}:`)
        ? ok(Buffer.from(message.slice(signer.length + 1), 'base64').toString('utf8'))
        : refuse(keyringErrors.MESSAGE_UNDECRYPTABLE, { subject: 'message' }),
    );
  #mac(key: string, text: string): string {
    return createHash('sha256').update(`${key}\n${text}`).digest('hex');
  }
}

const btoa8 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

export class FixedClock extends Clock {
  override now = (): Date => new Date('2026-11-21T00:00:00Z');
}

export const keyring = new TestKeyring();
export const extractData = new ExtractData(
  new FileMedicalSources(new FileTableFolders()),
  new FileExtractionOutput(),
  new FixedClock(),
);
export const checkData = new CheckData(
  new FileTableFolders(),
  new InlineScanner(),
  new SystemClock(),
);

export const ticket = (changes: Partial<ProvideTicket> = {}): ProvideTicket => ({
  kind: 'yuzu.ticket/provide',
  id: 'ticket-1',
  operator: 'AOBA',
  issuedAt: '2026-11-21T00:00:00Z',
  packageId: 'package-1',
  rehearsal: false,
  name: { providedOn: '2026-11-21', caseNumber: 1, provider: 'AOBA', recipient: 'MINATO' },
  contractId: 'contract-1',
  recipientKey: 'MINATO',
  definition,
  tables: wholeDefinition(definition),
  period: { from: '2009-01-01', to: '2026-03-31' },
  optOutListVersion: 7,
  noticeListVersion: 3,
  signers: { preparers: [], approvers: [] },
  ...changes,
});

export const signed = (changes: Partial<ProvideTicket> = {}) =>
  signDocument(keyring, ticket(changes));

export const optOutList = (entries: OptOutEntry[] = [], version = 7): Promise<string> =>
  keyring.encrypt(JSON.stringify({ version, issuedAt: '2026-11-20T00:00:00Z', entries }));

export const INSTITUTION = '0110113719';

/** Everybody of the institution was notified and has waited. */
const NOTICE: InstitutionNotice = {
  institutionCode: INSTITUTION,
  notifiedOn: '2020-04-01',
  countedFrom: 'notice-day',
  waitingDays: 30,
};

export const noticeList = (notices = [NOTICE], version = 3): Promise<string> =>
  keyring.encrypt(JSON.stringify({ version, issuedAt: '2026-11-20T00:00:00Z', notices }));

/** A folder of its own, and what removes it. */
export async function scratch(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'yuzu-extraction-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export interface RunOptions {
  readonly source: string;
  readonly out: string;
  readonly kind?: SourceKind;
  readonly identity?: 'withhold' | 'report';
  readonly optOuts?: OptOutEntry[];
  readonly notices?: InstitutionNotice[];
  readonly personNotices?: PersonNotice[];
  readonly ticket?: Partial<ProvideTicket>;
}

export async function extract({ source, out, kind = 'ss-mix2', ...rest }: RunOptions) {
  return extractData.execute({
    keyring,
    ticket: await signed(rest.ticket),
    sources: [{ kind, directory: source, institutionCode: INSTITUTION, identity: rest.identity }],
    lists: {
      optOutList: await optOutList(rest.optOuts),
      noticeList: await noticeList(rest.notices),
      personNotices: rest.personNotices,
    },
    directory: out,
  });
}

export interface Written {
  readonly receipt: Awaited<ReturnType<typeof unwrapped>>;
  readonly rows: (table: string) => Promise<Record<string, string>[]>;
  readonly findings: () => Promise<{ path: string; code: string; line?: number; at?: string }[]>;
}

const unwrapped = async (options: RunOptions) => unwrap(await extract(options));

/** Runs an extraction and reads what it wrote. */
export async function extracted(options: RunOptions): Promise<Written> {
  const receipt = await unwrapped(options);
  const rows = async (table: string) => {
    const lines: (readonly string[])[] = [];
    const folders = new FileTableFolders();
    for await (const batch of folders.read(join(options.out, 'data'), `${table}.csv`))
      for (const record of batch.records) lines.push(record.fields ?? []);
    const [header = [], ...data] = lines;
    return data.map((fields) =>
      Object.fromEntries(header.map((name, at) => [name, fields[at] ?? ''])),
    );
  };
  const findings = async () =>
    JSON.parse(await readFile(join(options.out, 'findings.json'), 'utf8')) as {
      path: string;
      code: string;
    }[];
  return { receipt, rows, findings };
}

const jisOf = new Map<string, [number, number]>();
for (let row = 0xa1; row <= 0xf4; row++)
  for (let cell = 0xa1; cell <= 0xfe; cell++) {
    const text = new TextDecoder('euc-jp').decode(Uint8Array.of(row, cell));
    if (text.length === 1 && text !== '\uFFFD') jisOf.set(text, [row & 0x7f, cell & 0x7f]);
  }

/** ISO-2022-JP bytes, as the standardised storage has them. */
export function iso2022jp(text: string): Buffer {
  const bytes: number[] = [];
  let wide = false;
  const shift = (to: boolean): void => {
    if (wide !== to) bytes.push(...Buffer.from(to ? '\u001B$B' : '\u001B(B'));
    wide = to;
  };
  for (const character of text) {
    const jis = character.charCodeAt(0) < 0x80 ? undefined : jisOf.get(character);
    if (!jis && character.charCodeAt(0) >= 0x80) throw new Error(`Not in JIS: ${character}`);
    shift(jis !== undefined);
    bytes.push(...(jis ?? [character.charCodeAt(0)]));
  }
  shift(false);
  return Buffer.from(bytes);
}

export interface StoredFile {
  readonly patient?: string;
  readonly date?: string;
  readonly kind: string;
  readonly order?: string;
  readonly time?: string;
  readonly department?: string;
  readonly flag?: string;
}

/** Path of a message in the standardised storage. */
export function storagePath(file: StoredFile): string {
  const { patient = '1234567', date = '20250610', kind, order = '000000000000001' } = file;
  const { time = '20250610101500000', department = '01', flag = '1' } = file;
  const name = [patient, date, kind, order, time, department, flag].join('_');
  return join(patient.slice(0, 3), patient.slice(3, 6), patient, date, kind, name);
}

export async function put(root: string, path: string, content: string | Buffer): Promise<void> {
  await mkdir(join(root, dirname(path)), { recursive: true });
  const bytes = typeof content === 'string' ? iso2022jp(content.replaceAll('\n', '\r')) : content;
  await writeFile(join(root, path), bytes);
}

const MSH = (type: string): string =>
  `MSH|^~\\&|HIS|S|GW|R|20250610101500||${type}|1|P|2.5||||||~ISO IR87||ISO 2022-1994|SS-MIX2_1.20`;

export const pid = (patient = '1234567', birth = '19800102'): string =>
  `PID|0001||${patient}^^^^PI||水野^花^^^^^L^I~ミズノ^ハナ^^^^^L^P||${birth}|F|||^^^^105-0001^JPN^H^東京都港区虎ノ門１丁目２番||^PRN^PH^^^^^^^^^03-0000-0000`;

export const basics = (patient?: string, birth?: string): string =>
  `${MSH('ADT^A08^ADT_A01')}\n${pid(patient, birth)}\nIN1|1|01^協会^JHSD0001|01130012|||||||12|345|20200401|||||SEL${'|'.repeat(19)}02\n`;

export const prescription = (patient?: string, drug = '薬甲', birth?: string): string =>
  `${MSH('RDE^O11^RDE_O11')}\n${pid(patient, birth)}\nORC|NW|000000000000001|||||||20250610100000\nRXE||108665201^${drug}^HOT9|1||TAB^錠^MR9P|||||15|TAB^錠^MR9P\nTQ1|1||1013044400000000&毎食後&JAMISDP01|||5^d|2025061100\n`;

export const labResults = (patient?: string): string =>
  `${MSH('OUL^R22^OUL_R22')}\n${pid(patient)}\nSPM|1|S1||023^血清^JC10|||||||||||||202506101000\nOBR|1|000000000000002\nOBX|1|NM|3A010000002327101^総蛋白^JC10||7.2|g/dl|6.7-8.3||||F\n`;

export const problems = (patient?: string): string =>
  `${MSH('PPR^ZD1^PPR_ZD1')}\n${pid(patient)}\nPRB|AD|20250610|20054174^胃炎^MDCDX2|1|||20250601|||K297^^I10||||N^回復せず^HL70241||||1^主診断\n`;

export const BASICS: StoredFile = {
  kind: 'ADT-00',
  date: '-',
  order: '999999999999999',
  department: '-',
};
