import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { LIMITS } from '../limits.js';

export interface Exchange {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** PEM; its first certificate is the peer's own, further ones are those that issued it. */
  readonly certificate: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Without a byte for this long, the peer counts as unreachable. */
const SILENCE_MS = 30_000;

/** One HTTPS request to a peer whose certificate is pinned: its name plays no part, its identity does. */
export function httpsRequest(exchange: Exchange): Promise<Answer> {
  const pinned = new X509Certificate(exchange.certificate);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      exchange.url,
      {
        method: exchange.method,
        headers: { ...exchange.headers, 'content-length': Buffer.byteLength(exchange.body) },
        agent: false,
        ca: exchange.certificate,
        minVersion: 'TLSv1.2',
        timeout: SILENCE_MS,
        checkServerIdentity: (_host, shown) =>
          shown.raw.equals(pinned.raw) ? undefined : new Error('CERTIFICATE_NOT_PINNED'),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
          if (bytes > LIMITS.request) response.destroy(new Error('ANSWER_TOO_LARGE'));
        });
        response.on('error', reject).on('end', () => {
          const body = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, body });
        });
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('TIMEOUT'))).on('error', reject);
    outgoing.end(exchange.body);
  });
}
