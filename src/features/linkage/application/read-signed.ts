import { canonicalJson } from '../../../kernel/canonical-json.js';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { reviewErrors } from '../domain/review/review-errors.js';

/** The document in the text of a file, if this key signed it and it is of the expected kind. */
export async function readSigned<T extends { readonly kind: string }>(
  verifier: Pick<Keyring, 'verify'>,
  publicKey: string,
  { file, text }: { readonly file: string; readonly text: string | undefined },
  kind: T['kind'],
): Promise<Outcome<T>> {
  const signed = parsedSigned(text);
  if (signed?.document.kind !== kind)
    return refuse(reviewErrors.LINK_DOCUMENT_UNREADABLE, { file });
  const { document, signature } = signed;
  const verified = await verifier.verify(canonicalJson(document), signature, publicKey);
  return verified.ok ? ok(document as T) : verified;
}

/** The document as it stands, whoever signed it; undefined where there is none. */
export function parsedSigned<T extends { readonly kind: string }>(
  text = '',
): SignedDocument<T> | undefined {
  try {
    const value = JSON.parse(text) as Partial<SignedDocument<T>> | null;
    const isSigned =
      typeof value?.signature === 'string' && typeof value.document?.kind === 'string';
    return isSigned ? (value as SignedDocument<T>) : undefined;
  } catch {
    return undefined;
  }
}
