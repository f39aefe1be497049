import type { Outcome } from '../../../../kernel/outcome.js';

/** A CSV file being written. */
export interface RehearsalFile {
  record(values: readonly string[]): void;
  /** Resolves when the next records may come, so that memory stays bounded. */
  flush(): Promise<void>;
  close(): Promise<{ readonly bytes: number; readonly sha256: string }>;
}

export interface RehearsalFolder {
  open(file: string): Promise<RehearsalFile>;
  /** The signed receipt beside the data, written last. */
  receipt(text: string): Promise<void>;
}

/** Where rehearsal data go. */
export abstract class RehearsalFolders {
  /**
   * Refuses a folder that already holds something. The marker is written before anything else.
   * `packable`: the files lie in `data/` below the folder, as those of an extraction.
   */
  abstract create(
    folder: string,
    marker: string,
    packable: boolean,
  ): Promise<Outcome<RehearsalFolder>>;
}
