import type { FieldCipher } from '../../../kernel/ports/field-cipher.js';
import type { OptOutEntry, OptOutList } from '../domain/opt-out-list.js';
import type { StoredRequest } from './ports/opt-out.store.js';

/** The list in plain: for an encrypted export, or for a comparison in memory. */
export const optOutListOf = (
  version: number,
  requests: readonly StoredRequest[],
  cipher: FieldCipher,
  issuedAt: Date,
): OptOutList => ({
  version,
  issuedAt: issuedAt.toISOString(),
  entries: requests.map(({ sealedEntry }) => JSON.parse(cipher.open(sealedEntry)) as OptOutEntry),
});
