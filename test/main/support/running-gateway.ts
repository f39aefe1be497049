import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import type { Role } from '../../../src/kernel/actor.js';
import { unwrap } from '../../../src/kernel/outcome.js';
import { loadSettings } from '../../../src/platform/config/config.js';
import { startGateway } from '../../../src/main/start-gateway.js';
import { freshDatabase } from '../../support/database.js';

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

/** The whole gateway in this process, on a database of its own, spoken to over HTTP. */
export class RunningGateway {
  private constructor(
    readonly app: INestApplication,
    private readonly url: string,
    private readonly home: string,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(): Promise<RunningGateway> {
    const home = await mkdtemp(join(tmpdir(), 'yuzu-running-gateway-'));
    const database = await freshDatabase();
    const settings = unwrap(loadSettings('config/default.yaml'));
    const before = process.env.DATABASE_URL;
    process.env.DATABASE_URL = database.url;
    const started = startGateway({
      ...settings,
      operator: { ...settings.operator, code: 'AOBA' },
      dataDir: home,
      api: { host: '127.0.0.1', port: 0 },
      peer: { ...settings.peer, host: '127.0.0.1', port: 0 },
    });
    const running = await started.finally(() => {
      if (before === undefined) delete process.env.DATABASE_URL;
      else process.env.DATABASE_URL = before;
    });
    const { app } = running;
    return new RunningGateway(app, await app.getUrl(), home, () => running.stop());
  }

  async stop(): Promise<void> {
    await this.end();
    await rm(this.home, { recursive: true, force: true });
  }

  async ask(method: string, path: string, asked: Asked = {}): Promise<Answer> {
    const { token, key, body, type = 'application/json' } = asked;
    const response = await fetch(this.url + path, {
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
    return this.tokenOf({ login: role, password: PASSWORD });
  }

  private async tokenOf(login: unknown): Promise<string> {
    const { text } = await this.ask('POST', '/api/sessions', { body: login });
    return (JSON.parse(text) as { token: string }).token;
  }
}
