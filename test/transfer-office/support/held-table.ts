import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, rmSync, writeSync } from 'node:fs';

const EVERY_MS = 20;

/**
 * A file of a source that does not end before the test says so: whoever reads it stays in the midst of their work,
 * on a machine of any speed.
 */
export class HeldTable {
  private readonly pipe: number;
  private feeding: NodeJS.Timeout | undefined;
  private open = true;

  constructor(path: string) {
    rmSync(path, { force: true });
    execFileSync('mkfifo', [path]);
    // Open for reading too: so it neither waits for its first reader nor breaks with its last.
    this.pipe = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  }

  /** Gives one reader the head and then row after row, so that it can be ended from outside. */
  feed(head: string, row: string): void {
    this.write(head);
    this.feeding = setInterval(() => {
      this.write(row);
    }, EVERY_MS);
  }

  /** The rest of the table, a few kilobytes at most, and its end. */
  end(rest = ''): void {
    if (!this.open) return;
    this.open = false;
    clearInterval(this.feeding);
    this.write(rest);
    closeSync(this.pipe);
  }

  private write(text: string): void {
    try {
      writeSync(this.pipe, text);
    } catch (fault) {
      // Nobody reads it any more, and it is full.
      if ((fault as NodeJS.ErrnoException).code !== 'EAGAIN') throw fault;
    }
  }
}
