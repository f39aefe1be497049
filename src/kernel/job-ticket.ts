import { canonicalJson } from './canonical-json.js';
import { EXIT } from './exit-code.js';
import { defineErrors, ok, refuse, type Outcome } from './outcome.js';
import type { Keyring } from './ports/keyring.js';
import type { SignedDocument } from './signed-document.js';

/**
 * ジョブ票. What the office zone orders the secure room to do: signed by the gateway, carried as a file,
 * checked without network or database.
 */
export interface JobTicket {
  /** e.g. `yuzu.ticket/provide`. */
  readonly kind: string;
  readonly id: string;
  /** Operator code of the gateway that issued and signed the ticket, e.g. `AOBA`. */
  readonly operator: string;
  /** ISO 8601 instant. */
  readonly issuedAt: string;
}

/** ジョブ受領票. What the secure room answers: counts, hashes and findings, never personal data. */
export interface JobReceipt {
  /** e.g. `yuzu.receipt/extract`. */
  readonly kind: string;
  readonly ticketId: string;
  readonly startedAt: string;
  readonly finishedAt: string;
}

const ticketErrors = defineErrors({
  TICKET_OF_ANOTHER_KIND: {
    status: 422,
    exit: EXIT.usage,
    ja: 'このジョブ票は「{actual}」用です。「{expected}」のジョブ票を指定してください。',
    en: 'This job ticket is for "{actual}"; give one for "{expected}".',
  },
});

/** The document with the operator's signature over its canonical JSON. */
export const signDocument = async <T>(
  keyring: Keyring,
  document: T,
): Promise<SignedDocument<T>> => ({
  document,
  signature: await keyring.sign(canonicalJson(document)),
});

/** The ticket or receipt inside, if this operator's own key signed it and it is of the expected kind. */
export async function openOwnDocument<T extends { readonly kind: string }>(
  keyring: Keyring,
  signed: SignedDocument<T>,
  kind: T['kind'],
): Promise<Outcome<T>> {
  const { document, signature } = signed;
  const verified = await keyring.verify(canonicalJson(document), signature, keyring.publicKey());
  if (!verified.ok) return verified;
  if (document.kind === kind) return ok(document);
  return refuse(ticketErrors.TICKET_OF_ANOTHER_KIND, { actual: document.kind, expected: kind });
}
