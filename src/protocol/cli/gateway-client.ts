import { keyringErrors } from '../../kernel/keyring-errors.js';
import {
  type ErrorDefinition,
  type Facts,
  RefusedError,
  refuse,
  unwrap,
} from '../../kernel/outcome.js';
import { inputText } from '../../platform/cli/input-text.js';
import { bundleErrors, transportErrors } from '../errors.js';
import { commandErrors } from './errors.js';
import { gatewayUrl } from './gateway-url.js';

const EXITS: Readonly<Record<string, ErrorDefinition>> = { ...bundleErrors, ...keyringErrors };

interface ErrorAnswer {
  readonly error: {
    readonly code: string;
    readonly ja: string;
    readonly en: string;
    readonly facts: Facts;
  };
}

const isErrorAnswer = (answer: unknown): answer is ErrorAnswer =>
  typeof (answer as Partial<ErrorAnswer> | null)?.error?.code === 'string';

/** HTTP API of a gateway as a logged-in person; the token comes from a file, never from argv. */
export class GatewayClient {
  private readonly url: URL;

  /** Throws RefusedError for a URL over which the token would travel in the clear. */
  constructor(
    url: string,
    private readonly tokenFile: string,
  ) {
    this.url = unwrap(gatewayUrl(url));
  }

  /** Throws RefusedError with the gateway's own words. */
  async post<T>(path: string, body = ''): Promise<T> {
    const token = (await inputText(this.tokenFile, commandErrors.TOKEN_FILE_UNREADABLE)).trim();
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' };
    const target = new URL(path, this.url);
    // A redirect could lead to an address that was never judged.
    const request: RequestInit = { method: 'POST', headers, body, redirect: 'manual' };
    const response = await fetch(target, request).catch((error: unknown) =>
      this.unreachable(error),
    );
    const answer: unknown = await response.json().catch(() => this.unreachable(response.status));
    if (response.ok) return answer as T;
    if (!isErrorAnswer(answer)) return this.unreachable(response.status);
    const { code, ja, en, facts } = answer.error;
    const exit = EXITS[code]?.exit;
    throw new RefusedError(
      refuse({ code, ja, en, status: 422, ...(exit !== undefined && { exit }) }, facts),
    );
  }

  /** With the HTTP status of an answer that is none of a gateway, or the error of `fetch`. */
  private unreachable(found: unknown): never {
    const { cause } = Object(found) as { cause?: { code?: string } };
    const reason = typeof found === 'number' ? found : (cause?.code ?? 'UNREADABLE');
    const url = this.url.origin;
    throw new RefusedError(refuse(transportErrors.GATEWAY_UNREACHABLE, { url, reason }));
  }
}
