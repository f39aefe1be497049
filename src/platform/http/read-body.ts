import type { IncomingMessage } from 'node:http';
import { RefusedError, refuse } from '../../kernel/outcome.js';
import type { BodyRule } from './body-rule.js';
import { httpErrors } from './http-errors.js';

const MEGABYTE = 1024 * 1024;

const TYPES: Record<BodyRule['as'], RegExp> = {
  json: /^application\/json\s*(?:;|$)/i,
  text: /^text\/plain\s*(?:;|$)/i,
  bytes: /^/,
};

export const invalid = (fields: string): RefusedError =>
  new RefusedError(refuse(httpErrors.REQUEST_INVALID, { fields }));

/** The body by the route's rule; undefined where there is none, or one of another type. */
export async function readBody(request: IncomingMessage, rule: BodyRule): Promise<unknown> {
  const { 'content-type': type = '', 'content-encoding': coding = 'identity' } = request.headers;
  if (!TYPES[rule.as].test(type)) return undefined;
  if (coding !== 'identity') throw invalid('content-encoding: only identity');
  if (/charset\s*=\s*(?!"?utf-8"?\s*(?:;|$))/i.test(type))
    throw invalid('content-type: only UTF-8');
  const bytes = await bytesOf(request, rule.megabytes);
  if (bytes.length === 0 || rule.as === 'bytes') return bytes.length === 0 ? undefined : bytes;
  const text = textOf(bytes);
  return rule.as === 'text' ? text : parsed(text);
}

async function bytesOf(request: IncomingMessage, megabytes: number): Promise<Buffer> {
  const limit = megabytes * MEGABYTE;
  const tooLarge = () => new RefusedError(refuse(httpErrors.BODY_TOO_LARGE, { megabytes }));
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > limit) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    // What else can end a request's stream is its client.
    throw error instanceof RefusedError ? error : invalid('body: cut off');
  }
  return Buffer.concat(chunks);
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid('body: not UTF-8');
  }
}

function parsed(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('body: not JSON');
  }
  // A list would pass a DTO's rules, which are held against each of its elements.
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid('body: not a JSON object');
  return value;
}
