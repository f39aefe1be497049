import type { FileSeal } from '../../domain/manifest.js';

/** How far a file of a delivery has come. */
export interface ReceivedFile extends FileSeal {
  readonly received: number;
  /** All of it is here, with the announced hash. */
  readonly complete: boolean;
}
