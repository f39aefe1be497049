import type { Request } from 'express';
import { RefusedError, refuse } from '../../../kernel/outcome.js';
import { provisionLogErrors } from '../domain/errors.js';

/** About 1,000,000 persons. */
const LIMIT = 256 * 1024 * 1024;

/** The armored body of the request, whether or not a parser for text/plain has read it already. */
export async function armoredBody(request: Request): Promise<string> {
  const parsed: unknown = request.body;
  if (typeof parsed === 'string') return parsed;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LIMIT) throw new RefusedError(refuse(provisionLogErrors.BODY_TOO_LARGE));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
