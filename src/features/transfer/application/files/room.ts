import { statfs } from 'node:fs/promises';
import { refuse, type Refusal } from '../../../../kernel/outcome.js';
import { storageErrors } from '../../domain/package-errors.js';

/** Refused before anything is written, where so many bytes do not fit on the disk the folder lies on. */
export async function lackOfRoom(folder: string, bytes: number): Promise<Refusal | undefined> {
  const { bavail, bsize, blocks } = await statfs(folder);
  const free = bavail * bsize;
  // A disk without blocks (some network folders) does not tell: there it is seen while writing.
  if (blocks === 0 || bytes <= free) return undefined;
  return refuse(storageErrors.STORAGE_FULL, { cause: `${bytes} bytes > ${free}` });
}
