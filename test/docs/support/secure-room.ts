import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { manyPatients } from '../../transfer/support/child.js';
import { Exchange, NAME } from '../../transfer/support/exchange.js';

const KEYS = [
  ['aoba', 'provider'],
  ['preparer', 'preparer'],
  ['approver', 'approver'],
] as const;

/** The folder docs/package.md starts from: keys/, medium/, the released message, the provider's key. */
export class SecureRoom {
  private constructor(
    readonly exchange: Exchange,
    readonly folder: string,
    /** What the provider extracted. */
    readonly extracted: string,
  ) {}

  static async prepare(
    exchange: Exchange,
    name: string,
    volumeBytes?: number,
  ): Promise<SecureRoom> {
    const patients = volumeBytes === undefined ? undefined : manyPatients(10_000);
    const { folder: sealed, extraction } = await exchange.sealed(patients, { volumeBytes });
    const room = new SecureRoom(exchange, exchange.path(name), join(extraction, 'data'));
    mkdirSync(room.folder);
    cpSync(join(sealed, 'medium'), room.path('medium'), { recursive: true });
    cpSync(exchange.path('minato'), room.path('keys'), { recursive: true });
    room.takeMessage(join(sealed, 'office', `${NAME}.passphrase.asc`));
    for (const [person, to] of KEYS)
      copyFileSync(exchange.path(person, 'public.asc'), room.path(`${to}.public.asc`));
    return room;
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  takeMessage(file: string): void {
    copyFileSync(file, this.path(`${NAME}.passphrase.asc`));
  }

  /** Every file of the medium under the name of another case. */
  rename(from: string, to: string): void {
    for (const end of ['.7z', '.manifest.json', '.manifest.json.asc', '.sha256'])
      renameSync(this.path('medium', `${from}${end}`), this.path('medium', `${to}${end}`));
  }

  /** Runs the script as a person would type it; `yuzu` has been run before and does nothing here. */
  run(script: string): { code: number | null; output: string } {
    const env = { PATH: process.env.PATH, HOME: this.folder, LC_ALL: 'C.UTF-8' };
    const { status, stdout, stderr } = spawnSync('bash', ['-e'], {
      cwd: this.folder,
      env,
      input: `exec 2>&1\nyuzu() { :; }\n${script}`,
      encoding: 'utf8',
    });
    spawnSync('gpgconf', ['--homedir', this.path('gnupg'), '--kill', 'all'], { stdio: 'ignore' });
    return { code: status, output: stdout + stderr };
  }
}
