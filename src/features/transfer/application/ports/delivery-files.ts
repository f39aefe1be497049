import type { FileSeal } from '../../domain/manifest.js';

/** Files of a package that goes out over the network, as they lie in `outgoing/NAME`. */
export abstract class OutgoingFiles {
  /** Every file, measured; empty where there is no such folder. */
  abstract list(packageName: string): Promise<FileSeal[]>;
  /** Nothing where the file has ended, or is gone. */
  abstract read(
    packageName: string,
    file: string,
    offset: number,
    length: number,
  ): Promise<Uint8Array>;
  /** All of the package; what is not there is erased already. */
  abstract erase(packageName: string): Promise<void>;
}

/** Files that come in over the network, in `incoming/NAME`: whole, or growing beside it. */
export abstract class IncomingFiles {
  /**
   * Bytes of the file that are on the disk. All of them only where it was hashed here and is the announced one: what
   * is as large or larger and is not, or is whole by its name alone, is discarded and comes again from the beginning.
   */
  abstract received(packageName: string, seal: FileSeal): Promise<number>;
  /** On the disk when it resolves; begins at the end of what is there. */
  abstract append(packageName: string, file: string, chunk: Uint8Array): Promise<void>;
  /** What was hashed before no longer counts: `received` will hash the file anew. */
  abstract forget(packageName: string, file: string): void;
  /** Of whole files, read one after another as if they were one. */
  abstract sha256Of(packageName: string, files: readonly string[]): Promise<string>;
  /** Bytes the disk has room for. */
  abstract free(): Promise<number>;
  /** All of the package, whole or in part; what is not there is erased already. */
  abstract erase(packageName: string): Promise<void>;
}
