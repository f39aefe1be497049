import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const FORWARDED = ['SIGTERM', 'SIGHUP', 'SIGINT'];

/** The shell's convention: 128 + number of the signal that ended the process. */
const exitCodeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0);

/**
 * Runs a program in this process group to its end, passing our signals on.
 * With `listen`, its output goes to our standard error and is handed back too.
 * @returns {Promise<{ code: number, signal: string | null, output: string }>}
 */
export function run(command, args, { listen = false, ...options } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, {
      stdio: listen ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      ...options,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        process.stderr.write(chunk);
        output = (output + chunk).slice(-100_000);
      });
    const pass = FORWARDED.map((signal) => [signal, () => child.kill(signal)]);
    for (const [signal, handler] of pass) process.on(signal, handler);
    const settle = (end) => {
      for (const [signal, handler] of pass) process.off(signal, handler);
      end();
    };
    child.on('error', (error) => settle(() => failed(error)));
    child.on('close', (code, signal) =>
      settle(() => done({ code: exitCodeOf(code, signal), signal, output })),
    );
  });
}
