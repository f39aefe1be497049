import { readFile } from 'node:fs/promises';
import type { SignedDocument } from '../../../kernel/signed-document.js';

/** Text of a file, or undefined where there is none. */
export async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
}

/** A signed document as it lies in a file, unverified; undefined where the text is not of that shape. */
export function asSigned<T>(text: string): SignedDocument<T> | undefined {
  try {
    const value = JSON.parse(text) as Partial<SignedDocument<T>> | null;
    const signed = typeof value?.signature === 'string' && typeof value.document === 'object';
    return signed ? (value as SignedDocument<T>) : undefined;
  } catch {
    return undefined;
  }
}
