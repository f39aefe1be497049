import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayProcess } from './gateway-process.js';

const PATIENCE_SECONDS = 120;

/** An error answer of a gateway: its code and its words. */
class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

type Fetched = { ok: true; value: unknown } | { ok: false; error: ApiError };

/** What another gateway has yet to send is not found here until it comes. */
function notYet(error: unknown): undefined {
  if (error instanceof ApiError && error.status === 404) return undefined;
  throw error;
}

/** One person's session at one gateway, speaking the public HTTP API. */
export class ApiClient {
  private token?: string;

  constructor(
    readonly gateway: GatewayProcess,
    private readonly login: { login: string; password: string },
  ) {}

  get<T>(path: string): Promise<T> {
    return this.call<T>('GET', path);
  }

  /**
   * A command, sent until the gateway answers. Each attempt carries the same Idempotency-Key, so a
   * gateway that died after committing answers the repeated request with the first outcome.
   */
  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.call<T>('POST', path, body);
  }

  /** Reads until `enough` holds: for what arrives from another gateway. */
  async until<T>(path: string, what: string, enough: (value: T) => boolean): Promise<T> {
    const deadline = Date.now() + PATIENCE_SECONDS * 1000;
    for (;;) {
      const value = await this.get<T>(path).catch(notYet);
      if (value !== undefined && enough(value)) return value;
      if (Date.now() > deadline) throw new Error(this.waitedInVain(what));
      await sleep(100);
    }
  }

  private waitedInVain(what: string): string {
    const { name } = this.gateway.operator;
    return `${name}で「${what}」を待ちましたが届きません。${this.gateway.home}/gateway.log を確認してください。 / Waited in vain at ${this.gateway.operator.code} for: ${what}`;
  }

  private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const key = randomUUID();
    const deadline = Date.now() + PATIENCE_SECONDS * 1000;
    for (;;) {
      const answer = await this.attempt(method, path, key, body);
      if (answer?.ok) return answer.value as T;
      if (answer) throw answer.error;
      if (Date.now() > deadline) throw new Error(this.waitedInVain(`${method} ${path}`));
      await sleep(100);
    }
  }

  /** Nothing when the gateway could not be reached or broke off: it is being restarted. */
  private async attempt(
    method: string,
    path: string,
    key: string,
    body: unknown,
  ): Promise<Fetched | undefined> {
    try {
      this.token ??= await this.openSession();
      return await this.send(method, path, body, {
        authorization: `Bearer ${this.token}`,
        'idempotency-key': key,
      });
    } catch (error) {
      if (error instanceof ApiError) return { ok: false, error };
      return undefined;
    }
  }

  private async openSession(): Promise<string> {
    const answer = await this.send('POST', '/api/sessions', this.login, {});
    if (!answer.ok) throw answer.error;
    return (answer.value as { token: string }).token;
  }

  private async send(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Fetched> {
    const text = typeof body === 'string';
    const response = await fetch(this.gateway.url + path, {
      method,
      headers: { ...headers, 'content-type': text ? 'text/plain' : 'application/json' },
      ...(method === 'GET' ? {} : { body: text ? body : JSON.stringify(body) }),
    });
    const answer = (await response.json()) as { error?: { code: string; ja: string; en: string } };
    if (response.ok) return { ok: true, value: answer };
    const { code, ja, en } = answer.error ?? { code: 'HTTP', ja: '', en: '' };
    return {
      ok: false,
      error: new ApiError(response.status, code, `${method} ${path}: ${ja} / ${en}`),
    };
  }

  /** The session token, for CLI commands that speak to the gateway. */
  async bearer(): Promise<string> {
    await this.get('/api/me');
    return this.token ?? '';
  }
}
