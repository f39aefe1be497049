import { readFile } from 'node:fs/promises';
import { keyringErrors } from '../../kernel/keyring-errors.js';
import { type ErrorDefinition, type Facts, RefusedError, refuse } from '../../kernel/outcome.js';
import { bundleErrors, transportErrors } from '../errors.js';

const EXITS: Readonly<Record<string, ErrorDefinition>> = { ...bundleErrors, ...keyringErrors };

interface ErrorAnswer {
  readonly error: {
    readonly code: string;
    readonly ja: string;
    readonly en: string;
    readonly facts: Facts;
  };
}

/** HTTP API of a gateway as a logged-in person; the token comes from a file, never from argv. */
export class GatewayClient {
  constructor(
    private readonly url: string,
    private readonly tokenFile: string,
  ) {}

  /** Throws RefusedError with the gateway's own words. */
  async post<T>(path: string, body = ''): Promise<T> {
    const token = (await readFile(this.tokenFile, 'utf8')).trim();
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' };
    const target = new URL(path, this.url);
    const response = await fetch(target, { method: 'POST', headers, body }).catch(
      (error: unknown) => this.unreachable(error),
    );
    const answer: unknown = await response.json().catch(() => this.unreachable(response.status));
    if (response.ok) return answer as T;
    const { error } = answer as ErrorAnswer;
    const exit = EXITS[error.code]?.exit;
    const { code, ja, en } = error;
    throw new RefusedError(
      refuse({ code, ja, en, status: 422, ...(exit !== undefined && { exit }) }, error.facts),
    );
  }

  private unreachable(error: unknown): never {
    const cause =
      error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
    const reason = typeof error === 'number' ? error : (cause?.code ?? 'UNREADABLE');
    throw new RefusedError(refuse(transportErrors.GATEWAY_UNREACHABLE, { url: this.url, reason }));
  }
}
