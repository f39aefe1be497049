import { rehearsalWallErrors } from '../../extraction/index.js';
import { archiveErrors, packageErrors } from './package-errors.js';
import type { DiscrepancyReason } from './states/package.js';

/**
 * Refusals that lie in the package itself, and what the provider is told. Not among them: another ticket's
 * package, a renamed file, an incomplete copy, which the recipient puts right alone.
 */
const FAILURES: Readonly<Record<string, DiscrepancyReason>> = {
  [packageErrors.PACKAGE_FILE_UNREADABLE.code]: 'not-to-specification',
  [packageErrors.MANIFEST_SIGNATURE_INVALID.code]: 'manifest-hash',
  [packageErrors.MANIFEST_NOT_APPROVED.code]: 'not-to-specification',
  [packageErrors.MANIFEST_SIGNERS_DIFFER.code]: 'not-to-specification',
  [packageErrors.MANIFEST_UNREADABLE.code]: 'not-to-specification',
  [packageErrors.ANNOUNCED_MANIFEST_MISMATCH.code]: 'manifest-hash',
  [packageErrors.ANNOUNCED_ARCHIVE_MISMATCH.code]: 'archive-hash',
  [packageErrors.ARCHIVE_SIZE_MISMATCH.code]: 'archive-hash',
  [packageErrors.ARCHIVE_HASH_MISMATCH.code]: 'archive-hash',
  [packageErrors.CHECKSUM_FILE_MISMATCH.code]: 'not-to-specification',
  [packageErrors.PACKAGE_REHEARSAL_CONTRADICTS.code]: 'not-to-specification',
  [packageErrors.PACKAGE_IS_REHEARSAL.code]: 'not-to-specification',
  [packageErrors.PACKAGE_NOT_REHEARSAL.code]: 'not-to-specification',
  [rehearsalWallErrors.REHEARSAL_DATA_IN_REAL_CASE.code]: 'not-to-specification',
  [rehearsalWallErrors.UNMARKED_DATA_IN_REHEARSAL.code]: 'not-to-specification',
  [packageErrors.PASSPHRASE_MESSAGE_INVALID.code]: 'cannot-be-opened',
  [archiveErrors.ARCHIVE_PASSPHRASE_WRONG.code]: 'cannot-be-opened',
  [archiveErrors.ARCHIVE_DAMAGED.code]: 'cannot-be-opened',
  [archiveErrors.ARCHIVE_NOT_ENCRYPTED.code]: 'not-to-specification',
  [archiveErrors.ARCHIVE_METHOD_UNSUPPORTED.code]: 'cannot-be-opened',
  [archiveErrors.ARCHIVE_TOO_DENSE.code]: 'not-to-specification',
  [archiveErrors.ARCHIVE_CONTENT_UNEXPECTED.code]: 'not-to-specification',
  [archiveErrors.CONTENT_HASH_MISMATCH.code]: 'not-to-specification',
  [archiveErrors.CONTENT_ROWS_MISMATCH.code]: 'rows',
  [archiveErrors.RECORDS_MISMATCH.code]: 'record-root',
};

/** The reason for an error code; undefined where the package is not to blame. */
export const openingFailure = (code: string): DiscrepancyReason | undefined =>
  Object.hasOwn(FAILURES, code) ? FAILURES[code] : undefined;
