import type { FileSeal } from '../../domain/manifest.js';

/** Files of a package that goes out over the network, as they lie in `outgoing/NAME`. */
export abstract class OutgoingFiles {
  /** Every file, measured; empty where there is no such folder. */
  abstract list(packageName: string): Promise<FileSeal[]>;
  abstract read(
    packageName: string,
    file: string,
    offset: number,
    length: number,
  ): Promise<Uint8Array>;
}

/** Files that come in over the network, in `incoming/NAME`: whole, or growing beside it. */
export abstract class IncomingFiles {
  /** Bytes that are on the disk. */
  abstract received(packageName: string, file: string): Promise<number>;
  /** On the disk when it resolves; begins at the end of what is there. */
  abstract append(packageName: string, file: string, chunk: Uint8Array): Promise<void>;
  /** Whether the file is there, whole and with this hash; one with another is discarded. */
  abstract finish(packageName: string, seal: FileSeal): Promise<boolean>;
}
