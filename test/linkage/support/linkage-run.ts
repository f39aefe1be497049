import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { namedProfile } from '../../../src/features/linkage/application/profile-of-ticket.js';
import { TablePatientSource } from '../../../src/features/linkage/engines/tables/table-patient-source.js';
import { FileLinkOutput } from '../../../src/features/linkage/engines/csv/file-link-output.js';
import { DuckDbLinkageEngine } from '../../../src/features/linkage/engines/duckdb/duckdb-linkage-engine.js';
import { CsvLinkRunFiles } from '../../../src/features/linkage/engines/review/csv-link-run-files.js';
import { YamlProfiles } from '../../../src/features/linkage/engines/profile/yaml-profiles.js';
import type { PatientRow } from '../../../src/features/linkage/domain/patient-row.js';
import {
  LinkPersons,
  type LinkReceipt,
  type LinkTicket,
} from '../../../src/features/linkage/index.js';
import { sha256Hex } from '../../../src/kernel/canonical-json.js';
import { signDocument } from '../../../src/kernel/job-ticket.js';
import { unwrap, type Outcome } from '../../../src/kernel/outcome.js';
import type { Keyring } from '../../../src/kernel/ports/keyring.js';
import type { SignedDocument } from '../../../src/kernel/signed-document.js';
import { SystemClock } from '../../../src/platform/clock.js';
import { OpenPgpKeyring } from '../../../src/platform/crypto/openpgp-keyring.js';
import { csvOf } from './patients.js';

export type Sources = Readonly<Record<string, readonly PatientRow[]>>;

export type RunOptions = Partial<Omit<Parameters<LinkPersons['execute']>[0], 'sources'>>;

export interface LinkRun {
  readonly receipt: LinkReceipt;
  /** `AOBA/1` → person key. */
  readonly person: ReadonlyMap<string, string>;
  /** `AOBA/1` → rule. */
  readonly rule: ReadonlyMap<string, string>;
  readonly review: readonly string[];
  readonly links: string;
}

const lines = (csv: string): string[][] =>
  csv
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));

/** A folder, a real key and the real engine: what one test file needs to link. */
export class Bench {
  readonly profiles = new YamlProfiles(new URL('../../../config/linkage/', import.meta.url));
  readonly link = new LinkPersons(
    new DuckDbLinkageEngine(),
    new TablePatientSource(),
    new FileLinkOutput(),
    this.profiles,
    new CsvLinkRunFiles(),
    new SystemClock(),
  );

  private constructor(
    readonly folder: string,
    readonly keyring: Keyring,
  ) {}

  static async create(): Promise<Bench> {
    const folder = await mkdtemp(join(tmpdir(), 'yuzu-linkage-'));
    const keys = join(folder, 'keys');
    return new Bench(folder, await OpenPgpKeyring.create(keys, { code: 'MINATO', name: 'みなと' }));
  }

  get keys(): string {
    return join(this.folder, 'keys');
  }

  get out(): string {
    return join(this.folder, 'out');
  }

  erase(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  outputs(): Promise<string[]> {
    return readdir(this.out).then((names) => names.sort());
  }

  /** `profile`: name or path of the profile the ticket signs. */
  async ticket(
    sources: readonly string[],
    changes: object = {},
    profile = 'general-japanese',
  ): Promise<SignedDocument<LinkTicket>> {
    const signed = namedProfile(unwrap(await this.profiles.read(profile)));
    return signDocument<LinkTicket>(this.keyring, {
      kind: 'yuzu.ticket/link',
      id: '0198c0de-0000-7000-8000-000000000001',
      operator: 'MINATO',
      issuedAt: '2026-11-21T00:00:00.000Z',
      caseId: '0198c0de-0000-7000-8000-000000000002',
      caseNumber: 1,
      rehearsal: false,
      sources,
      profile: signed,
      ...changes,
    });
  }

  /** The labels in the file, signed for as a closed review of the case does. */
  async reviewed(labels: string, finishedAt = '2026-11-21T00:00:00.000Z'): Promise<string> {
    const document = {
      kind: 'yuzu.receipt/link-review',
      caseId: '0198c0de-0000-7000-8000-000000000002',
      labelsSha256: sha256Hex(await readFile(labels, 'utf8')),
      finishedAt,
    };
    const receipt = join(dirname(labels), 'link-review.receipt.json');
    await writeFile(receipt, JSON.stringify(await signDocument(this.keyring, document)));
    return labels;
  }

  async source(operator: string, csv: string): Promise<{ operator: string; path: string }> {
    const path = join(this.folder, operator);
    await mkdir(path, { recursive: true });
    await writeFile(join(path, 'patient.csv'), csv);
    return { operator, path };
  }

  /** Links the sources, or de-duplicates the one there is. */
  async execute(all: Sources, options: RunOptions = {}): Promise<Outcome<LinkReceipt>> {
    const sources = [];
    for (const [operator, rows] of Object.entries(all))
      sources.push(await this.source(operator, csvOf(rows)));
    const task = sources.length === 1 ? 'dedupe' : 'link';
    const kind = `yuzu.ticket/${task}`;
    const ticket = await this.ticket(Object.keys(all), { kind }, options.profile);
    const { keyring, out } = this;
    return this.link.execute({ task, keyring, ticket, sources, out, ...options });
  }

  async run(sources: Sources, options?: RunOptions): Promise<LinkRun> {
    const outcome = await this.execute(sources, options);
    if (!outcome.ok) throw new Error(outcome.error.code);
    const links = await readFile(join(this.out, 'links.csv'), 'utf8');
    const review = await readFile(join(this.out, 'review.csv'), 'utf8');
    const rows = lines(links).map(([person = '', operator = '', , id = '', rule = '']) => ({
      record: `${operator}/${id}`,
      person,
      rule,
    }));
    return {
      receipt: outcome.value,
      person: new Map(rows.map(({ record, person }) => [record, person])),
      rule: new Map(rows.map(({ record, rule }) => [record, rule])),
      // Without the score.
      review: lines(review).map((cells) => cells.slice(0, 8).join(',')),
      links,
    };
  }
}

/** Are the two one person in this result? */
export const linked = ({ person }: LinkRun, one: string, other: string): boolean =>
  person.has(one) && person.get(one) === person.get(other);
