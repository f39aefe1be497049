import { createInterface } from 'node:readline/promises';
import type { Terminal } from './judge-loop.js';

/** Questions go to stderr, so that the result on stdout stays one document under `--json`. */
export async function atConsole(work: (terminal: Terminal) => Promise<void>): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const typed = lines[Symbol.asyncIterator]();
  try {
    await work({
      show: (text) => process.stderr.write(`${text}\n`),
      ask: async (prompt) => {
        process.stderr.write(prompt);
        const line: IteratorResult<string, undefined> = await typed.next();
        return line.value;
      },
    });
  } finally {
    lines.close();
  }
}
