import { canonicalJson } from '../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../kernel/outcome.js';
import { Clock } from '../../kernel/ports/clock.js';
import { Keyring } from '../../kernel/ports/keyring.js';
import { Transactions } from '../../kernel/ports/transactions.js';
import { UseCase } from '../../kernel/use-case.js';
import { GiveEnvelopes } from '../application/give-envelopes.use-case.js';
import { OwnCode } from '../application/ports/own-code.js';
import { PeerDirectory } from '../application/ports/peer-directory.js';
import { ReceiveEnvelopes } from '../application/receive-envelopes.use-case.js';
import { transportErrors } from '../errors.js';
import { bodyDigest, readRequestHeader, verifyRequest } from '../request/signed-request.js';
import { WireSchemas } from '../schema/wire-schemas.js';
import { answer, type PeerResponse, type PeerRoute, PeerRoutes, refused } from './peer-routes.js';

export interface PeerRequest {
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  /** Value of the header `Yuzu-Request`. */
  readonly header: string | undefined;
  readonly body: Buffer;
}

export const ENVELOPES_PATH = '/peer/envelopes';

/** Routes of the peer port, whatever server carries them. The request's signature is the permission. */
@UseCase()
export class PeerEntrance {
  constructor(
    private readonly own: OwnCode,
    private readonly keyring: Keyring,
    private readonly schemas: WireSchemas,
    private readonly peers: PeerDirectory,
    private readonly transactions: Transactions,
    private readonly receiveEnvelopes: ReceiveEnvelopes,
    private readonly giveEnvelopes: GiveEnvelopes,
    private readonly clock: Clock,
    private readonly routes: PeerRoutes,
  ) {}

  async handle(request: PeerRequest): Promise<PeerResponse> {
    const { method } = request;
    const url = new URL(request.path, 'https://peer');
    const route = this.routeOf(url.pathname);
    if (!route || (method !== 'GET' && method !== 'POST'))
      return refused(refuse(transportErrors.REQUEST_UNREADABLE, { part: 'path' }), 404);
    const peer = await this.authenticated(request, method);
    if (!peer.ok) return refused(peer);
    const { pathname: path, searchParams: query } = url;
    return route({ peer: peer.value, method, path, query, body: request.body });
  }

  private routeOf(path: string): PeerRoute | undefined {
    if (path !== ENVELOPES_PATH) return this.routes.find(path);
    return ({ peer, method, query, body }) =>
      method === 'POST' ? this.push(peer, body) : this.pull(peer, query.get('after') ?? '');
  }

  private async authenticated(
    { path, header, body }: PeerRequest,
    method: 'GET' | 'POST',
  ): Promise<Outcome<string>> {
    const signed = readRequestHeader(header, (value) => this.schemas.requestViolation(value));
    if (!signed.ok) return signed;
    const { from } = signed.value.document;
    const peer = await this.transactions.read((tx) => this.peers.find(tx, from));
    if (peer?.status !== 'confirmed')
      return refuse(transportErrors.REQUEST_NOT_SIGNED, { part: 'from' });
    const actual = { to: this.own.code, method, path, body: bodyDigest(body) };
    const now = this.clock.now();
    const verified = await verifyRequest(this.keyring, signed.value, actual, peer.publicKey, now);
    return verified.ok ? ok(from) : verified;
  }

  private async push(peer: string, body: Buffer): Promise<PeerResponse> {
    const envelopes = envelopesOf(body);
    if (!envelopes) return refused(refuse(transportErrors.REQUEST_UNREADABLE, { part: 'body' }));
    return answer(await this.receiveEnvelopes.execute(peer, envelopes));
  }

  private async pull(peer: string, after: string): Promise<PeerResponse> {
    if (!/^\d{1,9}$/.test(after))
      return refused(refuse(transportErrors.REQUEST_UNREADABLE, { part: 'after' }));
    const { acknowledged, envelopes } = await this.giveEnvelopes.execute(peer, Number(after));
    return {
      status: 200,
      body: `{"acknowledged":${acknowledged},"envelopes":[${envelopes.join(',')}]}`,
    };
  }
}

/** Outer forms as text; undefined when the body is not `{ envelopes: […] }`. */
function envelopesOf(body: Buffer): string[] | undefined {
  try {
    const value = JSON.parse(body.toString('utf8')) as { envelopes?: unknown };
    if (!Array.isArray(value.envelopes)) return undefined;
    return value.envelopes.map((envelope) => canonicalJson(envelope));
  } catch {
    return undefined;
  }
}
