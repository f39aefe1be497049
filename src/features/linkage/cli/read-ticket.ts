import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { linkageErrors } from '../domain/errors.js';

const isSigned = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'signature' in value &&
  typeof value.signature === 'string' &&
  'document' in value &&
  typeof value.document === 'object' &&
  value.document !== null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The ticket file as it stands; who signed it and what for is checked by the use case. */
export async function readTicket<T>(path: string): Promise<Outcome<SignedDocument<T>>> {
  const file = basename(path);
  const text = await readFile(path, 'utf8').catch(
    (error: unknown) => error as NodeJS.ErrnoException,
  );
  if (typeof text !== 'string')
    return refuse(linkageErrors.LINK_FILE_UNREADABLE, { file, reason: text.code ?? text.name });
  const ticket = parsed(text);
  return isSigned(ticket)
    ? ok(ticket as SignedDocument<T>)
    : refuse(linkageErrors.LINK_TICKET_MALFORMED, { file });
}
