import type { Outcome } from '../../../../kernel/outcome.js';

export type PercentCallback = (percent: number) => void;

/** One entry of an archive's directory. */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: number;
  readonly kind: 'file' | 'folder' | 'link';
  /** Entries of one block are packed together, and can only be read one after another. */
  readonly block: number;
}

export interface PackRequest {
  /** Folder the files lie in, and their names there: they become the archive's top entries. */
  readonly folder: string;
  readonly files: readonly string[];
  /** Path of the archive: complete and on disk when `pack` returns, absent when it throws. */
  readonly archive: string;
  readonly passphrase: string;
  /** Capacity of a medium: a larger archive becomes `archive.001`, `archive.002` … of this size. */
  readonly volumeBytes?: number;
  /** Ends the packing: it throws, and nothing is left. */
  readonly signal?: AbortSignal;
  readonly onProgress?: PercentCallback;
}

export interface OpenRequest {
  /** Path of the archive, or of its first volume. */
  readonly archive: string;
  readonly passphrase: string;
}

export interface ListRequest extends OpenRequest {
  /** Entries after which the reading ends: one more is given, and no others. */
  readonly most: number;
}

export interface ContentRequest extends OpenRequest {
  /** Names of entries; where there are none, all of them. */
  readonly files?: readonly string[];
  /** Ends the reading: it throws. */
  readonly signal?: AbortSignal;
}

/** Takes the next bytes; whoever sends them waits. What it throws ends the reading. */
export type ByteSink = (chunk: Uint8Array) => Promise<void>;

/**
 * Encrypting archiver (AES-256, file names encrypted too). The passphrase never stands in an argument,
 * an environment or a file. Refusals are those of `archiveErrors`; other failures are thrown.
 */
export abstract class Archiver {
  /** Name and version of the program, e.g. `7-Zip 26.03`. */
  abstract version(): Promise<string>;
  /** Paths of the volumes in their order: the archive itself where there is but one. */
  abstract pack(request: PackRequest): Promise<string[]>;
  /** Refused unless names and contents are encrypted, and compressed in a way that can be opened here. */
  abstract list(request: ListRequest): Promise<Outcome<ArchiveEntry[]>>;
  /** The plain bytes of the entries, one after another in the order of `list`. Nothing is written. */
  abstract content(request: ContentRequest, sink: ByteSink): Promise<Outcome<undefined>>;
}
