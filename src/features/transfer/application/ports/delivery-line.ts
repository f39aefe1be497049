import type { Outcome } from '../../../../kernel/outcome.js';
import type { ReceivedFile } from '../delivery/received-file.js';

export interface Chunk {
  readonly packageId: string;
  readonly file: string;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** The recipient's entrance for files, over HTTPS. */
export abstract class DeliveryLine {
  /** What the recipient has of each file. */
  abstract received(
    recipient: string,
    packageId: string,
  ): Promise<Outcome<readonly ReceivedFile[]>>;
  /** Bytes the recipient has of the file after it took the chunk. */
  abstract send(recipient: string, chunk: Chunk): Promise<Outcome<number>>;
}
