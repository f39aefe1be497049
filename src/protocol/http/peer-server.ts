import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { newId } from '../../kernel/ids.js';
import { UseCase } from '../../kernel/use-case.js';
import { logFault } from '../../platform/logging/log.js';
import { PeerCertificate } from '../../platform/tls/peer-certificate.js';
import { LIMITS } from '../limits.js';
import { REQUEST_HEADER } from '../request/signed-request.js';
import { PeerEntrance } from './peer-entrance.js';
import type { PeerResponse } from './peer-routes.js';

const TOO_LARGE = { status: 413, body: '{"error":{"code":"REQUEST_TOO_LARGE"}}' };

/** HTTPS server of the peer port: plain node:https, for the body's own bytes are what is signed. */
@UseCase()
export class PeerServer {
  private server: Server | undefined;

  constructor(
    private readonly entrance: PeerEntrance,
    private readonly certificate: PeerCertificate,
  ) {}

  /** Resolves with the port once it listens; port 0 takes a free one. */
  async listen(host: string, port: number): Promise<number> {
    const { key, pem: cert } = this.certificate;
    const server = createServer(
      { key, cert, minVersion: 'TLSv1.2', requestTimeout: 120_000, headersTimeout: 20_000 },
      (request, response) => void this.serve(request, response),
    );
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, resolve);
    });
    return (server.address() as AddressInfo).port;
  }

  /** Lets running requests end. */
  async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeIdleConnections();
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.answer(request).catch(fault);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  }

  private async answer(request: IncomingMessage): Promise<PeerResponse> {
    const body = await bodyOf(request);
    if (body === undefined) return TOO_LARGE;
    const header = request.headers[REQUEST_HEADER];
    return this.entrance.handle({
      method: request.method ?? '',
      path: request.url ?? '/',
      header: typeof header === 'string' ? header : undefined,
      body,
    });
  }
}

/** Undefined when it is larger than allowed; the rest is then read and thrown away. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= LIMITS.request) chunks.push(chunk);
  }
  return bytes <= LIMITS.request ? Buffer.concat(chunks) : undefined;
}

/** The sender keeps its envelopes and tries again. */
function fault(error: unknown): PeerResponse {
  const id = newId();
  logFault('peer', id, error);
  return { status: 503, body: JSON.stringify({ error: { code: 'FAULT', facts: { id } } }) };
}
