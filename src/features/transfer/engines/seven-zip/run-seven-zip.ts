import { spawn, type ChildProcess } from 'node:child_process';
import { SevenZip, type SevenZipEntry, type SevenZipStream } from './node-7z.js';

/** How the program ended. `errors` is what it wrote to stderr. */
export interface SevenZipRun {
  readonly entries: SevenZipEntry[];
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly errors: string;
}

export interface RunOptions {
  readonly cwd: string;
  /** Lines the program reads where it asks for the passphrase. */
  readonly input: string;
  readonly onProgress?: (percent: number) => void;
}

const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The program must not go on writing after this process was told to end. */
function endWithUs(child: ChildProcess): void {
  const stop = () => {
    child.kill('SIGKILL');
  };
  for (const signal of SIGNALS) process.prependOnceListener(signal, stop);
  process.once('exit', stop);
  child.once('close', () => {
    for (const event of [...SIGNALS, 'exit']) process.removeListener(event, stop);
  });
}

/**
 * Starts the prepared command and waits for its end. node-7z forms the arguments and parses the output;
 * the process is started here, because node-7z would detach it, hand it our whole environment, and tell
 * neither exit code nor signal.
 */
export function runSevenZip(stream: SevenZipStream, options: RunOptions): Promise<SevenZipRun> {
  const entries: SevenZipEntry[] = [];
  const errors: string[] = [];
  const child = spawn(stream._bin, stream._args, {
    cwd: options.cwd,
    env: { LC_ALL: 'C.UTF-8', PATH: '' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  endWithUs(child);
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input);
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString('utf8')));
  stream._childProcess = child;
  SevenZip.listen(stream);
  stream.on('data', (entry: SevenZipEntry) => entries.push(entry));
  stream.on('error', () => undefined);
  stream.on('progress', ({ percent }: { percent: number }) => options.onProgress?.(percent));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ entries, code, signal, errors: errors.join('') });
    });
  });
}
