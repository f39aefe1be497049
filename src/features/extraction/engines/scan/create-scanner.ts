import { existsSync } from 'node:fs';
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
