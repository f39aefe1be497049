import { ok, type Outcome, refuse } from '../../kernel/outcome.js';
import type { Clock } from '../../kernel/ports/clock.js';
import type { Keyring } from '../../kernel/ports/keyring.js';
import type { OwnCode } from '../application/ports/own-code.js';
import type { Peer } from '../application/ports/peer-directory.js';
import { transportErrors } from '../errors.js';
import { bodyDigest, REQUEST_HEADER, signRequest } from '../request/signed-request.js';
import { type Answer, httpsRequest } from './https-request.js';

export interface Ask {
  readonly method: 'GET' | 'POST';
  /** With query. */
  readonly path: string;
  readonly body: string | Uint8Array;
  /** `application/json` where not told otherwise. */
  readonly type?: string;
}

export const unreachable = (peer: Peer, reason: string) =>
  refuse(transportErrors.PEER_UNREACHABLE, { peer: peer.code, reason });

/** Signed requests to peers over HTTPS with pinned certificates. */
export class HttpsLine {
  constructor(
    private readonly own: OwnCode,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** The answer of whatever status; PEER_UNREACHABLE where there is none. */
  async ask(peer: Peer, ask: Ask): Promise<Outcome<Answer>> {
    if (peer.transport.kind !== 'https') return unreachable(peer, 'bundle');
    try {
      const { url, certificate } = peer.transport;
      const headers = {
        'content-type': ask.type ?? 'application/json',
        [REQUEST_HEADER]: await this.signature(peer, ask),
      };
      const { method, body } = ask;
      const target = new URL(ask.path, url);
      return ok(await httpsRequest({ url: target, method, headers, body, certificate }));
    } catch (error) {
      return unreachable(peer, codeOf(error));
    }
  }

  private signature(peer: Peer, { method, path, body }: Ask): Promise<string> {
    return signRequest(this.keyring, {
      yuzu: 'request/1',
      from: this.own.code,
      to: peer.code,
      method,
      path,
      body: bodyDigest(body),
      at: this.clock.now().toISOString(),
    });
  }
}

/** `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `TIMEOUT` …; never a message, which may quote anything. */
function codeOf(error: unknown): string {
  if (!isObject(error)) return 'UNKNOWN';
  if (typeof error.code === 'string') return error.code;
  const { message } = error;
  return typeof message === 'string' && /^[A-Z_]+$/.test(message) ? message : String(error.name);
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
