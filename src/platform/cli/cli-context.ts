import type { Language } from '../../kernel/outcome.js';

/** What every command of `yuzu` shares. Refusals are thrown as RefusedError (`unwrap`) and printed by the root. */
export interface CliContext {
  readonly language: Language;
  /** Picks the text of the user's language. */
  text(ja: string, en: string): string;
  /** Prints the result: `result` as JSON under `--json`, otherwise the text for people. */
  print(result: unknown, forPeople: string): void;
  /** Progress of long work on stderr (only on a terminal); done and total in the given unit. */
  progress(label: string, done: number, total: number): void;
  /** Ends the process with this code after output is flushed (EXIT in kernel/exit-code.ts). */
  exitWith(code: number): void;
}
