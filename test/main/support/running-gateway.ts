import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import type { Role } from '../../../src/kernel/actor.js';
import { unwrap } from '../../../src/kernel/outcome.js';
import { freePort } from '../../../src/platform/network/free-port.js';
import { loadSettings, type Settings } from '../../../src/platform/config/config.js';
import { startGateway, type RunningGateway as Started } from '../../../src/main/start-gateway.js';
import { freshDatabase } from '../../support/database.js';
import { GatewayChild } from './gateway-child.js';

const PASSWORD = 'correct horse battery staple';

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Of an error answer. */
  readonly code: string | undefined;
}

export interface Asked {
  readonly token?: string;
  readonly key?: string;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
  readonly type?: string;
}

function codeOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { error?: { code: string } } | null)?.error?.code;
  } catch {
    return undefined;
  }
}

export interface GatewayOptions {
  readonly code?: string;
  /** Of the peers' entrance; any free one by default. */
  readonly peerPort?: number;
}

function settingsOf(home: string, { code = 'AOBA', peerPort = 0 }: GatewayOptions): Settings {
  const settings = unwrap(loadSettings('config/default.yaml'));
  return {
    ...settings,
    operator: { ...settings.operator, code, name: `事業者${code}` },
    dataDir: home,
    api: { host: '127.0.0.1', port: 0 },
    peer: { ...settings.peer, host: '127.0.0.1', port: peerPort },
    relay: { intervalSeconds: 1 },
  };
}

async function startOn(settings: Settings, databaseUrl: string): Promise<Started> {
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = databaseUrl;
  try {
    return await startGateway(settings);
  } finally {
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
  }
}

/** The whole gateway in this process, on a database of its own, spoken to over HTTP. */
export class RunningGateway {
  private running: Started | undefined;
  private child: GatewayChild | undefined;

  private constructor(
    /** Its data folder. */
    readonly home: string,
    private readonly databaseUrl: string,
    private readonly options: GatewayOptions,
  ) {}

  static async start(options: GatewayOptions = {}): Promise<RunningGateway> {
    const home = await mkdtemp(join(tmpdir(), 'yuzu-running-gateway-'));
    const { url } = await freshDatabase();
    const gateway = new RunningGateway(home, url, options);
    await gateway.switchOn();
    return gateway;
  }

  get app(): INestApplication {
    if (!this.running) throw new Error('The gateway is switched off.');
    return this.running.app;
  }

  /** Again on the same folder and database after `switchOff`. */
  async switchOn(): Promise<void> {
    this.running = await startOn(settingsOf(this.home, this.options), this.databaseUrl);
  }

  /** On the same folder and database, from now on in a process of its own: one that can be killed. */
  async moveOut(change: Pick<Settings, 'delivery'> & { peerPort: number }): Promise<GatewayChild> {
    await this.switchOff();
    const { delivery, peerPort } = change;
    const settings = settingsOf(this.home, { ...this.options, peerPort });
    const api = { ...settings.api, port: await freePort() };
    this.child = new GatewayChild({ ...settings, api, delivery }, this.databaseUrl);
    await this.child.start();
    return this.child;
  }

  /** Offline: neither its people nor its peers reach it; nothing of it is lost. */
  async switchOff(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
  }

  async stop(): Promise<void> {
    await this.switchOff();
    await this.child?.kill();
    await rm(this.home, { recursive: true, force: true });
  }

  async ask(method: string, path: string, asked: Asked = {}): Promise<Answer> {
    const { token, key, body, type = 'application/json' } = asked;
    const response = await fetch((this.child?.url ?? (await this.app.getUrl())) + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, code: codeOf(text) };
  }

  async administrator(): Promise<string> {
    const login: unknown = JSON.parse(
      readFileSync(join(this.home, 'first-administrator.json'), 'utf8'),
    );
    return this.tokenOf(login);
  }

  /** Makes a person with this one role and opens a session. */
  async person(role: Role): Promise<string> {
    const token = await this.administrator();
    const body = { login: role, name: '検査用', password: PASSWORD, roles: [role] };
    const made = await this.ask('POST', '/api/persons', { token, body });
    if (made.status !== 201) throw new Error(made.text);
    return this.session(role);
  }

  /** Another session of the person made before. */
  session(role: Role): Promise<string> {
    return this.tokenOf({ login: role, password: PASSWORD });
  }

  private async tokenOf(login: unknown): Promise<string> {
    const { text } = await this.ask('POST', '/api/sessions', { body: login });
    return (JSON.parse(text) as { token: string }).token;
  }
}
