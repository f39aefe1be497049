import { canonicalJson } from '../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../kernel/outcome.js';
import { Clock } from '../../kernel/ports/clock.js';
import { Keyring } from '../../kernel/ports/keyring.js';
import { UseCase } from '../../kernel/use-case.js';
import { OwnCode } from '../application/ports/own-code.js';
import type { Peer } from '../application/ports/peer-directory.js';
import {
  PeerTransport,
  type PullAnswer,
  type PushAnswer,
} from '../application/ports/peer-transport.js';
import { transportErrors } from '../errors.js';
import { bodyDigest, REQUEST_HEADER, signRequest } from '../request/signed-request.js';
import { httpsRequest } from './https-request.js';
import { ENVELOPES_PATH } from './peer-entrance.js';

interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: string;
}

@UseCase()
export class HttpsPeerTransport extends PeerTransport {
  constructor(
    private readonly own: OwnCode,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {
    super();
  }

  push(peer: Peer, envelopes: readonly string[]): Promise<Outcome<PushAnswer>> {
    const body = `{"envelopes":[${envelopes.join(',')}]}`;
    return this.ask(peer, { method: 'POST', path: ENVELOPES_PATH, body }, isPushAnswer);
  }

  async pull(peer: Peer, after: number): Promise<Outcome<PullAnswer>> {
    const path = `${ENVELOPES_PATH}?after=${after}`;
    const answer = await this.ask(peer, { method: 'GET', path, body: '' }, isRawPullAnswer);
    if (!answer.ok) return answer;
    const { acknowledged, envelopes } = answer.value;
    return ok({ acknowledged, envelopes: envelopes.map((envelope) => canonicalJson(envelope)) });
  }

  private async ask<T>(
    peer: Peer,
    ask: Ask,
    isExpected: (value: unknown) => value is T,
  ): Promise<Outcome<T>> {
    if (peer.transport.kind !== 'https') return unreachable(peer, 'bundle');
    try {
      const { url, certificate } = peer.transport;
      const headers = {
        'content-type': 'application/json',
        [REQUEST_HEADER]: await this.signature(peer, ask),
      };
      const { method, body } = ask;
      const target = new URL(ask.path, url);
      const answer = await httpsRequest({ url: target, method, headers, body, certificate });
      if (answer.status !== 200) return unreachable(peer, reasonOf(answer));
      const value: unknown = JSON.parse(answer.body);
      return isExpected(value) ? ok(value) : unreachable(peer, 'UNEXPECTED_ANSWER');
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

const unreachable = (peer: Peer, reason: string) =>
  refuse(transportErrors.PEER_UNREACHABLE, { peer: peer.code, reason });

/** `401 REQUEST_NOT_SIGNED`: status and, where the answer says it, the code. */
function reasonOf({ status, body }: { status: number; body: string }): string {
  const code = /"code":"([A-Z_]{1,40})"/.exec(body)?.[1];
  return code === undefined ? String(status) : `${status} ${code}`;
}

/** `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `TIMEOUT` …; never a message, which may quote anything. */
function codeOf(error: unknown): string {
  if (!isObject(error)) return 'UNKNOWN';
  if (typeof error.code === 'string') return error.code;
  const { message } = error;
  return typeof message === 'string' && /^[A-Z_]+$/.test(message) ? message : String(error.name);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isPosition = (value: unknown): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < 2 ** 31;

const isPushAnswer = (value: unknown): value is PushAnswer =>
  isObject(value) && isPosition(value.acknowledged) && Array.isArray(value.quarantined);

const isRawPullAnswer = (value: unknown): value is { acknowledged: number; envelopes: unknown[] } =>
  isObject(value) && isPosition(value.acknowledged) && Array.isArray(value.envelopes);
