import { unzipSync, zipSync } from 'fflate';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { type ArchivedFiles, EvidenceArchive } from '../application/ports/evidence-archive.js';
import { documentErrors } from '../domain/document-errors.js';

const MAX_FILES = 5000;
const MAX_BYTES = 500 * 1024 * 1024;

/** ZIP knows local time only: these fields are the same in every zone. */
const NO_TIME = new Date(1980, 0, 1);

/** ZIP, which every computer of an auditor opens. */
export class ZipArchive extends EvidenceArchive {
  pack(files: ArchivedFiles): Uint8Array {
    return zipSync(Object.fromEntries(files), { level: 6, mtime: NO_TIME });
  }

  unpack(bytes: Uint8Array, file: string): Outcome<ArchivedFiles> {
    const refused = refuse(documentErrors.EVIDENCE_UNREADABLE, { file });
    const limit = new Limit();
    try {
      const files = unzipSync(bytes, { filter: ({ originalSize }) => limit.admits(originalSize) });
      return limit.exceeded ? refused : ok(new Map(Object.entries(files)));
    } catch {
      return refused;
    }
  }
}

/** Against archives that unpack to far more than they are. */
class Limit {
  private files = 0;
  private bytes = 0;

  admits(size: number): boolean {
    this.files += 1;
    this.bytes += size;
    return !this.exceeded;
  }

  get exceeded(): boolean {
    return this.files > MAX_FILES || this.bytes > MAX_BYTES;
  }
}
