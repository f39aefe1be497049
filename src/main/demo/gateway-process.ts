import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { freePort } from '../../platform/network/free-port.js';

const API = fileURLToPath(new URL('../api.js', import.meta.url));
/** Long, because a gateway killed under load first replays its database's log. */
const START_SECONDS = 300;
/** How often in a row it may end with an error. */
const STARTS = 3;
const LOG_LINES = 20;

export interface DemoOperator {
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly representative: string;
}

/** One operator's gateway as a process of its own, started again whenever it dies before `stop`. */
export class GatewayProcess {
  private child?: ChildProcess;
  private ports = { api: 0, peer: 0 };
  /** Others know its ports: it keeps them. */
  private known = false;
  private stopping = false;
  private ended = Promise.resolve();

  private constructor(
    readonly operator: DemoOperator,
    readonly home: string,
  ) {}

  /** On its way up (`ready`): who has it can stop it before. */
  static async start(operator: DemoOperator, home: string): Promise<GatewayProcess> {
    await mkdir(home, { recursive: true, mode: 0o700 });
    const gateway = new GatewayProcess(operator, home);
    await gateway.settle();
    gateway.ended = gateway.keepRunning();
    return gateway;
  }

  get url(): string {
    return `http://127.0.0.1:${this.ports.api}`;
  }

  get peerUrl(): string {
    return `https://127.0.0.1:${this.ports.peer}`;
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

  /** @throws Error with the end of its log when the gateway does not come up. */
  async ready(): Promise<void> {
    const over = () => true;
    const ended = this.ended.then(over, over);
    const until = Date.now() + START_SECONDS * 1000;
    while (!(await this.isUp()))
      if ((await Promise.race([ended, sleep(100, false)])) || Date.now() > until)
        throw await this.notStarted();
    this.known = true;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.child?.kill('SIGTERM');
    await this.ended;
  }

  private async settle(): Promise<void> {
    this.ports = { api: await freePort(), peer: await freePort() };
    await writeFile(join(this.home, 'gateway.yaml'), this.configuration());
  }

  private async keepRunning(): Promise<void> {
    let failedStarts = 0;
    while (!this.stopping && failedStarts < STARTS) {
      const code = await this.run();
      failedStarts = code ? failedStarts + 1 : 0;
      // Another program may have taken a port meanwhile.
      if (!this.known) await this.settle();
    }
  }

  /** Until it ends. @returns null where a signal ended it */
  private async run(): Promise<number | null> {
    const log = openSync(this.log, 'a', 0o600);
    const file = join(this.home, 'gateway.yaml');
    this.child = spawn(process.execPath, [API, '--config', file], { stdio: ['ignore', log, log] });
    closeSync(log);
    const [code] = (await once(this.child, 'exit')) as [number | null];
    return code;
  }

  private get log(): string {
    return join(this.home, 'gateway.log');
  }

  private async notStarted(): Promise<Error> {
    const { code, name } = this.operator;
    const lines = (await readFile(this.log, 'utf8')).trimEnd().split('\n').slice(-LOG_LINES);
    return new Error(
      `${name}のゲートウェイが起動しません。ログ（${this.log}）の末尾は次のとおりです。 / The gateway of ${code} does not start; its log ends with:\n${lines.join('\n')}`,
    );
  }

  private configuration(): string {
    return stringify({
      operator: { ...this.operator, certification: { number: `DEMO-${this.operator.code}` } },
      dataDir: this.home,
      api: { port: this.ports.api },
      peer: { host: '127.0.0.1', port: this.ports.peer },
      relay: { intervalSeconds: 1 },
    });
  }
}
