import { canonicalJson } from '../../kernel/canonical-json.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
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
import { type Ask, HttpsLine, isObject, unreachable } from './https-line.js';
import { ENVELOPES_PATH } from './peer-entrance.js';

@UseCase()
export class HttpsPeerTransport extends PeerTransport {
  private readonly line: HttpsLine;

  constructor(own: OwnCode, keyring: Keyring, clock: Clock) {
    super();
    this.line = new HttpsLine(own, keyring, clock);
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
    const answer = await this.line.ask(peer, ask);
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return unreachable(peer, reasonOf(answer.value));
    const value = parsed(answer.value.body);
    return isExpected(value) ? ok(value) : unreachable(peer, 'UNEXPECTED_ANSWER');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `401 REQUEST_NOT_SIGNED`: status and, where the answer says it, the code. */
function reasonOf({ status, body }: { status: number; body: string }): string {
  const code = /"code":"([A-Z_]{1,40})"/.exec(body)?.[1];
  return code === undefined ? String(status) : `${status} ${code}`;
}

const isPosition = (value: unknown): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < 2 ** 31;

const isPushAnswer = (value: unknown): value is PushAnswer =>
  isObject(value) && isPosition(value.acknowledged) && Array.isArray(value.quarantined);

const isRawPullAnswer = (value: unknown): value is { acknowledged: number; envelopes: unknown[] } =>
  isObject(value) && isPosition(value.acknowledged) && Array.isArray(value.envelopes);
