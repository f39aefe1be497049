import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProvideRun } from '../../../src/features/transfer/domain/provide/provide-run.js';
import type { Settings } from '../../../src/platform/config/config.js';
import { OpenPgpKeyring } from '../../../src/platform/crypto/openpgp-keyring.js';
import type { Office } from '../../support/office.js';
import { INSTITUTION, storedCsvOf, YAMADA, type Patient } from '../../transfer/support/patients.js';
import { HeldTable } from './held-table.js';
import { idOf } from './offices.js';

const LOADER = new URL('../../transfer/support/typescript-loader.mjs', import.meta.url).href;
const WORKER = fileURLToPath(new URL('./worker-main.ts', import.meta.url));

/** Who has a key folder in the room. */
export const PREPARER = 'staff:second';

const LAST_TABLE = 'diagnosis.csv';

/** Which jobs of a Redis server are this office's. */
export interface RedisQueue {
  readonly redisUrl: string;
  readonly prefix: string;
}

/** The secure room of one office whose gateway stands in it: sources, key folders, output. */
export class GatewayRoom {
  readonly dir = mkdtempSync(join(tmpdir(), 'yuzu-room-'));
  private readonly workers: ChildProcess[] = [];
  private held: HeldTable | undefined;

  get settings(): Pick<Settings, 'secureRoom'> {
    const { dir } = this;
    return {
      secureRoom: {
        enabled: true,
        // Declared, so that a table is read once: a held one cannot be read from its beginning again.
        sources: [`csv+utf-8:${join(dir, 'stored')}`],
        identity: 'withhold',
        signersDir: join(dir, 'signers'),
        personNoticesFile: '',
        rulesFile: join(dir, 'rules.yaml'),
        volumeSize: '',
        outputDir: join(dir, 'out'),
        runsAtOnce: 1,
      },
    };
  }

  /** Its people, and notices of the one institution that has waited. */
  async equip(office: Office): Promise<void> {
    await this.giveKey(office);
    this.rule({});
    const notice = { institutionCode: INSTITUTION, notifiedOn: '2026-01-01', evidence: '報告書' };
    const body = { ...notice, countedFrom: 'notice-day' };
    const { id } = await office.done<{ id: string }>('staff', 'notices', body);
    await office.done('approver', `notices/${id}/confirmation`);
  }

  private async giveKey(office: Office): Promise<void> {
    const made = join(this.dir, 'made');
    const key = await OpenPgpKeyring.create(made, { code: office.code, name: PREPARER });
    mkdirSync(join(this.dir, 'signers'));
    renameSync(made, join(this.dir, 'signers', key.fingerprint()));
    await office.dataSource.query(
      `INSERT INTO person_signing_key (fingerprint, person_id, public_key, registered_at)
       VALUES ($1, $2, $3, now())`,
      [key.fingerprint(), idOf(PREPARER), key.publicKey()],
    );
  }

  /** Rules on contents from now on. */
  rule(severities: Readonly<Record<string, string>>): void {
    writeFileSync(join(this.dir, 'rules.yaml'), JSON.stringify(severities));
  }

  store(patients: readonly Patient[]): void {
    this.release();
    const folder = join(this.dir, 'stored');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const [file, text] of Object.entries(storedCsvOf(patients)))
      writeFileSync(join(folder, file), text);
  }

  /** Whoever reads the source from now on gets stuck in its last table, which says nothing. */
  hold(): void {
    this.held = new HeldTable(join(this.dir, 'stored', LAST_TABLE));
  }

  /** As `hold`, but rows keep coming, so that who reads them is always between two of them. */
  holdReading(): void {
    this.hold();
    const { [LAST_TABLE]: table = '' } = storedCsvOf([{ ...YAMADA, diseases: ['胃炎'] }]);
    const [head = '', row = ''] = table.split('\r\n');
    this.held?.feed(`${head}\r\n`, `${row}\r\n`);
  }

  /** Lets the held table be, and end as, that of these patients. */
  release(patients: readonly Patient[] = []): void {
    this.held?.end(storedCsvOf(patients)[LAST_TABLE]);
    this.held = undefined;
  }

  folderOf(packageName: string, { id }: ProvideRun): string {
    return join(this.dir, 'out', packageName, id);
  }

  /** Names of what lies where packages of this name appear, hidden ones as well. */
  left(packageName: string): string[] {
    const folder = join(this.dir, 'out', packageName);
    return existsSync(folder) ? readdirSync(folder) : [];
  }

  /** A process that runs the office's jobs from now on, as they come through Redis where it is given. */
  async startWorker({ code, place }: Office, queue?: RedisQueue): Promise<ChildProcess> {
    const given = JSON.stringify({ code, place, settings: this.settings, queue });
    const worker = spawn(process.execPath, ['--import', LOADER, WORKER, given], {
      env: { PATH: process.env.PATH, NODE_NO_WARNINGS: '1' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.workers.push(worker);
    await Promise.race([once(worker, 'message'), once(worker, 'exit')]);
    return worker;
  }

  async kill(worker: ChildProcess): Promise<void> {
    if (worker.exitCode !== null || worker.signalCode !== null) return;
    worker.kill('SIGKILL');
    await once(worker, 'exit');
  }

  async killAll(): Promise<void> {
    for (const worker of this.workers) await this.kill(worker);
  }

  async close(): Promise<void> {
    await this.killAll();
    this.release();
    rmSync(this.dir, { recursive: true, force: true });
  }
}
