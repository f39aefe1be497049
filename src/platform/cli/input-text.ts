import { readFile } from 'node:fs/promises';
import { type ErrorDefinition, refuse, RefusedError } from '../../kernel/outcome.js';

const reasonOf = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault ? String(fault.code) : 'UNREADABLE';

/**
 * Text of a file named on the command line. Throws RefusedError with the facts `file` and `reason` (e.g.
 * `ENOENT`) where it cannot be read: a wrong argument, not a fault of the program.
 */
export async function inputText(file: string, error: ErrorDefinition): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (fault) {
    throw new RefusedError(refuse(error, { file, reason: reasonOf(fault) }));
  }
}
