import type { Outcome } from '../../../../kernel/outcome.js';

export type PercentCallback = (percent: number) => void;

/** One entry of an archive's directory. */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: number;
  readonly kind: 'file' | 'folder' | 'link';
}

export interface PackRequest {
  /** Folder the files lie in, and their names there: they become the archive's top entries. */
  readonly folder: string;
  readonly files: readonly string[];
  /** Path of the archive: complete and on disk when `pack` returns, absent when it throws. */
  readonly archive: string;
  readonly passphrase: string;
  readonly onProgress?: PercentCallback;
}

export interface OpenRequest {
  readonly archive: string;
  readonly passphrase: string;
}

export interface ExtractRequest extends OpenRequest {
  /** An existing empty folder. After a refusal it may hold anything: the caller erases it. */
  readonly into: string;
  readonly onProgress?: PercentCallback;
}

/**
 * Encrypting archiver (AES-256, file names encrypted too). The passphrase never stands in an argument,
 * an environment or a file. Refusals are those of `archiveErrors`; other failures are thrown.
 */
export abstract class Archiver {
  /** Name and version of the program, e.g. `7-Zip 26.03`. */
  abstract version(): Promise<string>;
  abstract pack(request: PackRequest): Promise<void>;
  abstract list(request: OpenRequest): Promise<Outcome<ArchiveEntry[]>>;
  abstract extract(request: ExtractRequest): Promise<Outcome<undefined>>;
}
