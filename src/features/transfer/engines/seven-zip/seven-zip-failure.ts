import { basename } from 'node:path';
import { refuse, type Refusal } from '../../../../kernel/outcome.js';
import { archiveErrors, storageErrors } from '../../domain/package-errors.js';
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
  [/No such file or directory/, 'ENOENT'],
  [/Cannot allocate memory/, 'ENOMEM'],
  // Other words for what a medium does not do, e.g. "errno=22 : Invalid argument".
  [/\berrno=\d+/, 'EIO'],
] as const;

/** The program's end as a fault, with the code of the system error behind it where it tells one. */
export function failure({ code, signal, errors }: SevenZipRun): NodeJS.ErrnoException {
  const text = errors.trim();
  const fault: NodeJS.ErrnoException = new Error(
    `7-Zip ended with code ${String(code)}, signal ${String(signal)}: ${text}`,
  );
  const system = SYSTEM.find(([words]) => words.test(text))?.[1];
  // Told so where a file would grow beyond what this process may write (ulimit -f).
  const known = signal === 'SIGXFSZ' ? 'EFBIG' : system;
  if (known) fault.code = known;
  return fault;
}

/** How the program ends (its documentation, "Exit Codes"). */
const CODES = { warning: 1, fatal: 2, memory: 8 } as const;

/** What it says of the archive, and what that means; the first that fits. Whatever else it says is damage. */
const SAID = [
  [/Unsupported Method/i, archiveErrors.ARCHIVE_METHOD_UNSUPPORTED],
  [/Data Error|CRC Failed/i, archiveErrors.ARCHIVE_DAMAGED],
  [/Wrong password\?/i, archiveErrors.ARCHIVE_PASSPHRASE_WRONG],
] as const;

/**
 * The refusal behind a failed reading. A fault is thrown: an unreadable disk, or arguments the program does not know,
 * which would be our mistake.
 */
export function refusalOf(run: SevenZipRun, archive: string): Refusal {
  const { code, signal, errors } = run;
  const fault = failure(run);
  if (fault.code === 'ENOMEM' || code === CODES.memory)
    return refuse(storageErrors.ARCHIVER_STOPPED, { cause: 'ENOMEM' });
  if (fault.code !== undefined) throw fault;
  if (signal !== null) return refuse(storageErrors.ARCHIVER_STOPPED, { cause: signal });
  if (code !== CODES.warning && code !== CODES.fatal) throw fault;
  const error = SAID.find(([words]) => words.test(errors))?.[1] ?? archiveErrors.ARCHIVE_DAMAGED;
  return refuse(error, { file: basename(archive), reason: '7-Zip' });
}
