import { rmSync } from 'node:fs';
import { beforeEnd } from './before-end.js';

const ATTEMPTS = 20;
const PAUSE_MS = 50;

/**
 * Erases a folder in which threads of this process may still be at work: whatever they made after it was listed is
 * erased again, which `maxRetries` of `rmSync` does not do. Blocks, for when nothing may follow.
 */
export function eraseNow(folder: string): void {
  for (let attempt = 1; ; attempt += 1)
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (fault) {
      if (attempt === ATTEMPTS) throw fault;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
}

/** Erases the folder when the process is told to end; gives what takes that back. */
export const eraseBeforeEnd = (folder: string): (() => void) =>
  beforeEnd(() => {
    eraseNow(folder);
  });
