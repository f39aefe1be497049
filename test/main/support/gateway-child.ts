import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../../../src/platform/config/config.js';

const LOADER = new URL('../../transfer/support/typescript-loader.mjs', import.meta.url).href;
const MAIN = fileURLToPath(new URL('./gateway-main.ts', import.meta.url));

/** A gateway as a process of its own, from the sources; killed, it starts again on what it left behind. */
export class GatewayChild {
  private child: ChildProcess | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly databaseUrl: string,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.settings.api.port}`;
  }

  /** @throws Error where it ends before it is up; its standard error is the test's. */
  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      ['--import', LOADER, MAIN, JSON.stringify(this.settings)],
      {
        env: { PATH: process.env.PATH, DATABASE_URL: this.databaseUrl, NODE_NO_WARNINGS: '1' },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    );
    this.child = child;
    const ended = once(child, 'exit').then(() => {
      throw new Error(`The gateway ${this.settings.operator.code} did not start.`);
    });
    await Promise.race([once(child, 'message'), ended]);
    // What ends it from now on is the test.
    ended.catch(() => undefined);
  }

  /** `kill -9`: no handler of it runs. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}
