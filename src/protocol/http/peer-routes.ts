import { messageOf, type Refusal } from '../../kernel/outcome.js';
import { UseCase } from '../../kernel/use-case.js';

/** A request whose sender is known: the signature over it was verified. */
export interface AuthenticatedRequest {
  /** Operator code of a confirmed peer. */
  readonly peer: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
}

export interface PeerResponse {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
}

export type PeerRoute = (request: AuthenticatedRequest) => Promise<PeerResponse>;

/** What features answer at the peer port beside envelopes, by the beginning of the path. */
@UseCase()
export class PeerRoutes {
  private readonly routes = new Map<string, PeerRoute>();

  /** Called while modules initialise. @throws Error where the path is taken. */
  on(prefix: string, route: PeerRoute): void {
    if (this.routes.has(prefix)) throw new Error(`Peer path ${prefix} has two routes.`);
    this.routes.set(prefix, route);
  }

  find(path: string): PeerRoute | undefined {
    for (const [prefix, route] of this.routes) if (path.startsWith(prefix)) return route;
    return undefined;
  }
}

export const answer = (value: unknown): PeerResponse => ({
  status: 200,
  body: JSON.stringify(value),
});

export function refused(refusal: Refusal, status: number = refusal.error.status): PeerResponse {
  const { error, facts } = refusal;
  const text = { code: error.code, ja: messageOf(refusal, 'ja'), en: messageOf(refusal, 'en') };
  return { status, body: JSON.stringify({ error: { ...text, facts } }) };
}
