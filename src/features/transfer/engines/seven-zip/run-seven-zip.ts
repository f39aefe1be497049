import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import type { ByteSink } from '../../application/ports/archiver.js';
import { SevenZip, type SevenZipEntry, type SevenZipStream } from './node-7z.js';

/** How the program ended. `errors` is what it wrote to stderr. */
export interface SevenZipRun {
  readonly entries: SevenZipEntry[];
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly errors: string;
}

interface StartOptions {
  readonly cwd: string;
  /** Lines the program reads where it asks for the passphrase. */
  readonly input: string;
  /** Ends the program. */
  readonly signal?: AbortSignal;
}

interface RunOptions extends StartOptions {
  /** Entries of a list after which, at the first beyond them, the program is ended. */
  readonly most?: number;
  readonly onProgress?: (percent: number) => void;
}

interface Started {
  readonly child: ChildProcessWithoutNullStreams;
  /** Resolves with the program's end, after its output. */
  readonly ended: Promise<Omit<SevenZipRun, 'entries'>>;
}

const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The program must not go on writing after this process was told to end. */
function endWithUs(child: ChildProcessWithoutNullStreams): void {
  const stop = () => {
    child.kill('SIGKILL');
  };
  for (const signal of SIGNALS) process.prependOnceListener(signal, stop);
  process.once('exit', stop);
  child.once('close', () => {
    for (const event of [...SIGNALS, 'exit']) process.removeListener(event, stop);
  });
}

function start(
  program: string,
  args: readonly string[],
  { cwd, input, signal }: StartOptions,
): Started {
  const env = { LC_ALL: 'C.UTF-8', PATH: '' };
  const child = spawn(program, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
  const errors: string[] = [];
  endWithUs(child);
  const stop = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted === true) stop();
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString('utf8')));
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    errors: errors.join(''),
  }));
  // Awaited by the callers; a program that does not start must not end this one meanwhile.
  ended.catch(() => undefined);
  return { child, ended };
}

/**
 * Starts the prepared command and waits for its end. node-7z forms the arguments and parses the output;
 * the process is started here, because node-7z would detach it, hand it our whole environment, and tell
 * neither exit code nor signal.
 */
export async function runSevenZip(
  stream: SevenZipStream,
  { onProgress, most = Infinity, ...options }: RunOptions,
): Promise<SevenZipRun> {
  const entries: SevenZipEntry[] = [];
  const { child, ended } = start(stream._bin, stream._args, options);
  stream._childProcess = child;
  SevenZip.listen(stream);
  stream.on('data', (entry: SevenZipEntry) => {
    if (entries.length <= most) entries.push(entry);
    if (entries.length > most) child.kill('SIGKILL');
  });
  stream.on('error', () => undefined);
  stream.on('progress', ({ percent }: { percent: number }) => onProgress?.(percent));
  return { entries, ...(await ended) };
}

/** Runs the program and gives its standard output to `sink`. Where that throws, the program is ended. */
export async function readSevenZip(
  program: string,
  args: readonly string[],
  options: StartOptions,
  sink: ByteSink,
): Promise<SevenZipRun> {
  const { child, ended } = start(program, args, options);
  try {
    for await (const chunk of child.stdout) await sink(chunk as Buffer);
  } catch (fault) {
    child.kill('SIGKILL');
    await ended;
    throw fault;
  }
  return { entries: [], ...(await ended) };
}
