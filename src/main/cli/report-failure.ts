import { CommanderError } from 'commander';
import { EXIT } from '../../kernel/exit-code.js';
import { messageOf, RefusedError } from '../../kernel/outcome.js';
import { usageProblem } from './localise.js';
import type { ConsoleContext } from '../../platform/cli/console-context.js';

/** Says on stderr what happened and what to do, and sets the exit code that tells scripts the kind of it. */
export function reportFailure(error: unknown, context: ConsoleContext): void {
  // --help and --version end this way too, and are no failures.
  if (error instanceof CommanderError && error.exitCode === 0) return;
  const { code, message, exit } = explained(error, context);
  const text = context.json ? JSON.stringify({ error: { code, message } }) : `${message} [${code}]`;
  process.stderr.write(`${text}\n`);
  process.exitCode = exit;
}

function explained(error: unknown, context: ConsoleContext) {
  if (error instanceof RefusedError) {
    const { refusal } = error;
    const message = messageOf(refusal, context.language);
    return { code: refusal.error.code, message, exit: refusal.error.exit ?? EXIT.refused };
  }
  if (error instanceof CommanderError)
    return { code: 'USAGE', message: usageProblem(error, context), exit: EXIT.usage };
  const detail = error instanceof Error ? error.message : String(error);
  const message = context.text(`障害が発生しました: ${detail}`, `The program failed: ${detail}`);
  return { code: machineCode(error), message, exit: EXIT.fault };
}

/** `ENOSPC`, `EACCES` …: faults of the machine have a code of their own. */
const machineCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'FAULT';
