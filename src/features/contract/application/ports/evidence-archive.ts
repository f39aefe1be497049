import type { Outcome } from '../../../../kernel/outcome.js';

/** Files by path inside the archive. */
export type ArchivedFiles = ReadonlyMap<string, Uint8Array>;

/** One file that holds many: ZIP, the same bytes for the same files. */
export abstract class EvidenceArchive {
  abstract pack(files: ArchivedFiles): Uint8Array;
  /** Refused with EVIDENCE_UNREADABLE when it is no archive, or larger than any evidence. */
  abstract unpack(bytes: Uint8Array, name: string): Outcome<ArchivedFiles>;
}
