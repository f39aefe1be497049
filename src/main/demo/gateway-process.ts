import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';

const API = fileURLToPath(new URL('../api.js', import.meta.url));
const START_SECONDS = 90;

export interface DemoOperator {
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly representative: string;
}

/** Ports free at this moment; kept for the whole demo so that a restarted gateway is found again. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port assigned.');
  return address.port;
}

/** One operator's gateway as a process of its own, started again whenever it dies before `stop`. */
export class GatewayProcess {
  private child?: ChildProcess;
  private stopping = false;
  private failedStarts = 0;

  private constructor(
    readonly operator: DemoOperator,
    readonly home: string,
    readonly apiPort: number,
    readonly peerPort: number,
  ) {}

  /** On its way up (`ready`): who has it can stop it before. */
  static async start(operator: DemoOperator, home: string): Promise<GatewayProcess> {
    await mkdir(home, { recursive: true, mode: 0o700 });
    const gateway = new GatewayProcess(operator, home, await freePort(), await freePort());
    await writeFile(join(home, 'gateway.yaml'), gateway.configuration());
    gateway.spawn();
    return gateway;
  }

  get url(): string {
    return `http://127.0.0.1:${this.apiPort}`;
  }

  get peerUrl(): string {
    return `https://127.0.0.1:${this.peerPort}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get keys(): string {
    return join(this.home, 'keys');
  }

  async firstAdministrator(): Promise<{ login: string; password: string }> {
    const text = await readFile(join(this.home, 'first-administrator.json'), 'utf8');
    return JSON.parse(text) as { login: string; password: string };
  }

  async isUp(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/api/health`, { signal: AbortSignal.timeout(2000) })).ok;
    } catch {
      return false;
    }
  }

  /** @throws Error naming the log file when the gateway does not come up. */
  async ready(): Promise<void> {
    const until = Date.now() + START_SECONDS * 1000;
    while (!(await this.isUp())) {
      if (Date.now() > until || this.failedStarts > 2) throw this.notStarted();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    this.failedStarts = 0;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }

  private spawn(): void {
    const log = openSync(join(this.home, 'gateway.log'), 'a', 0o600);
    const file = join(this.home, 'gateway.yaml');
    this.child = spawn(process.execPath, [API, '--config', file], { stdio: ['ignore', log, log] });
    this.child.on('exit', (code) => {
      if (this.stopping) return;
      if (code !== null && code !== 0) this.failedStarts += 1;
      if (this.failedStarts <= 2) this.spawn();
    });
  }

  private notStarted(): Error {
    const log = join(this.home, 'gateway.log');
    return new Error(
      `${this.operator.name}のゲートウェイが起動しません。原因はログにあります: ${log} / The gateway of ${this.operator.code} does not start; see the log.`,
    );
  }

  private configuration(): string {
    return stringify({
      operator: { ...this.operator, certification: { number: `DEMO-${this.operator.code}` } },
      dataDir: this.home,
      api: { port: this.apiPort },
      peer: { host: '127.0.0.1', port: this.peerPort },
      relay: { intervalSeconds: 1 },
    });
  }
}
