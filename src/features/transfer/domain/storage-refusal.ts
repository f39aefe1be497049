import { refuse, type Refusal } from '../../../kernel/outcome.js';
import { storageErrors } from './package-errors.js';

const { STORAGE_FULL, STORAGE_READ_ONLY, STORAGE_FAILED } = storageErrors;

/** System errors that say something of the disk or medium, not of the program. */
const REFUSALS = {
  ENOSPC: STORAGE_FULL,
  EDQUOT: STORAGE_FULL,
  EFBIG: STORAGE_FULL,
  EROFS: STORAGE_READ_ONLY,
  EACCES: STORAGE_READ_ONLY,
  EPERM: STORAGE_READ_ONLY,
  EIO: STORAGE_FAILED,
  ENXIO: STORAGE_FAILED,
  ENODEV: STORAGE_FAILED,
  ESTALE: STORAGE_FAILED,
  EISDIR: STORAGE_FAILED,
  ENOTDIR: STORAGE_FAILED,
  ENOENT: STORAGE_FAILED,
} as const;

/** The refusal behind a fault of the disk or medium; undefined for any other fault. */
export function storageRefusal(fault: unknown): Refusal | undefined {
  const code = (fault as NodeJS.ErrnoException | null)?.code;
  if (code === undefined || !Object.hasOwn(REFUSALS, code)) return undefined;
  return refuse(REFUSALS[code as keyof typeof REFUSALS], { cause: code });
}
