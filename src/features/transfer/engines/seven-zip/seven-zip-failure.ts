import { basename } from 'node:path';
import { refuse, type Refusal } from '../../../../kernel/outcome.js';
import { archiveErrors } from '../../domain/package-errors.js';
import type { SevenZipRun } from './run-seven-zip.js';

/** System errors by the words 7-Zip prints (strerror), so that they are treated as our own. */
const SYSTEM = [
  [/No space left on device/, 'ENOSPC'],
  [/Disk quota exceeded/, 'EDQUOT'],
  [/File too large/, 'EFBIG'],
  [/Input\/output error/, 'EIO'],
  [/Read-only file system/, 'EROFS'],
  [/Permission denied/, 'EACCES'],
  [/No such device/, 'ENODEV'],
] as const;

/** The program's end as a fault, with the code of the system error behind it where it tells one. */
export function failure({ code, signal, errors }: SevenZipRun): NodeJS.ErrnoException {
  const text = errors.trim();
  const fault: NodeJS.ErrnoException = new Error(
    `7-Zip ended with code ${String(code)}, signal ${String(signal)}: ${text}`,
  );
  const system = SYSTEM.find(([words]) => words.test(text))?.[1];
  if (system) fault.code = system;
  return fault;
}

const DAMAGED =
  /Data Error|CRC Failed|Unexpected end|Headers Error|Is not archive|Cannot open the file as|Missing volume/i;

/** The refusal behind a failed reading; a fault is thrown, e.g. an unreadable disk or a killed process. */
export function refusalOf(run: SevenZipRun, archive: string): Refusal {
  const facts = { file: basename(archive) };
  const fault = failure(run);
  if (fault.code !== undefined) throw fault;
  if (/Wrong password\?/.test(run.errors) && !/Data Error|CRC Failed/.test(run.errors))
    return refuse(archiveErrors.ARCHIVE_PASSPHRASE_WRONG, facts);
  if (DAMAGED.test(run.errors)) return refuse(archiveErrors.ARCHIVE_DAMAGED, facts);
  throw fault;
}
