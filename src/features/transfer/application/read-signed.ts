import { constants, open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuse, RefusedError } from '../../../kernel/outcome.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { packageErrors } from '../domain/package-errors.js';

/** Bytes. The largest of these files, a manifest of 999 volumes or a ticket with its data definition, has below one MB. */
const MOST_BYTES = 16 * 1024 * 1024;

const unreadable = (path: string, reason: string): RefusedError =>
  new RefusedError(refuse(packageErrors.PACKAGE_FILE_UNREADABLE, { file: basename(path), reason }));

/** Not blocking: a named pipe in the place of a file would be waited for without end. */
async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
}

/** By what comes, not by what the file says it has: those of /proc say 0. */
async function bytesOf(file: FileHandle, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of file.createReadStream({ end: most, autoClose: false }))
    chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  return bytes.length > most ? undefined : bytes;
}

/**
 * Text of a file, or undefined where there is none. Throws RefusedError PACKAGE_FILE_UNREADABLE for a pipe, a device or
 * a folder, and for more than `most` bytes.
 */
export async function textOf(path: string, most = MOST_BYTES): Promise<string | undefined> {
  const file = await openIfThere(path);
  if (!file) return undefined;
  try {
    if (!(await file.stat()).isFile()) throw unreadable(path, 'not a regular file');
    const bytes = await bytesOf(file, most);
    if (!bytes) throw unreadable(path, `more than ${most} bytes`);
    return bytes.toString('utf8');
  } finally {
    await file.close();
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
