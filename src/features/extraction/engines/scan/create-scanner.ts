import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { TableScanner } from '../../application/ports/table-scanner.js';
import { InlineScanner } from './inline-scanner.js';
import { ThreadedScanner } from './threaded-scanner.js';

const PROGRAM = new URL('./scan-worker.js', import.meta.url);

/**
 * Scans in threads, by default one for each core. Run from the TypeScript sources, as tests do, there is no
 * program a thread could run: then in the thread of the caller.
 */
export const createScanner = (threads?: number): TableScanner =>
  existsSync(PROGRAM) ? new ThreadedScanner(PROGRAM, threads) : new InlineScanner();

/** Leaves a core to the program at work beside the scan, as 7-Zip is while a package is made. */
export const createSparingScanner = (): TableScanner =>
  createScanner(Math.max(1, availableParallelism() - 1));
