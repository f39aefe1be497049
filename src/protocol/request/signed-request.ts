import { canonicalJson, sha256Hex } from '../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../kernel/outcome.js';
import type { Keyring } from '../../kernel/ports/keyring.js';
import type { SignedDocument } from '../../kernel/signed-document.js';
import { transportErrors } from '../errors.js';

/** Header that carries it: base64url of the canonical JSON of the signed document. */
export const REQUEST_HEADER = 'yuzu-request';

/** Says who asks for what and when; a replay within the ten minutes only repeats what is idempotent. */
export interface RequestDocument {
  readonly yuzu: 'request/1';
  readonly from: string;
  readonly to: string;
  readonly method: 'GET' | 'POST';
  /** With query. */
  readonly path: string;
  /** SHA-256 of the body's bytes, lower-case hex. */
  readonly body: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** Clocks of two gateways may differ by this much. */
const TOLERANCE_MS = 10 * 60_000;

export const bodyDigest = (body: string | Uint8Array): string => sha256Hex(body);

export async function signRequest(keyring: Keyring, document: RequestDocument): Promise<string> {
  const signature = await keyring.sign(canonicalJson(document));
  return Buffer.from(canonicalJson({ document, signature })).toString('base64url');
}

/** The document a header claims to carry; unverified. */
export function readRequestHeader(
  header: string | undefined,
  violation: (value: unknown) => string | undefined,
): Outcome<SignedDocument<RequestDocument>> {
  if (header === undefined) return notSigned('header');
  try {
    const value: unknown = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
    const place = violation(value);
    return place === undefined ? ok(value as SignedDocument<RequestDocument>) : notSigned(place);
  } catch {
    return notSigned('header');
  }
}

/** Whether the document is of the peer, says what was really asked, and is fresh. */
export async function verifyRequest(
  keyring: Keyring,
  { document, signature }: SignedDocument<RequestDocument>,
  actual: Pick<RequestDocument, 'to' | 'method' | 'path' | 'body'>,
  peerKey: string,
  now: Date,
): Promise<Outcome<undefined>> {
  for (const field of ['to', 'method', 'path', 'body'] as const)
    if (document[field] !== actual[field]) return notSigned(field);
  if (Math.abs(now.getTime() - Date.parse(document.at)) > TOLERANCE_MS) return notSigned('at');
  const verified = await keyring.verify(canonicalJson(document), signature, peerKey);
  return verified.ok ? verified : notSigned('signature');
}

const notSigned = (part: string) => refuse(transportErrors.REQUEST_NOT_SIGNED, { part });
