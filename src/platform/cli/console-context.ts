import type { Language } from '../../kernel/outcome.js';
import type { CliContext } from './cli-context.js';

/** Japanese where the locale says so, English otherwise (POSIX order of variables). */
export function languageOf(environment: NodeJS.ProcessEnv): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return locale?.startsWith('ja') ? 'ja' : 'en';
}

const EVERY_MS = 100;

/** Results on stdout, progress and errors on stderr. */
export class ConsoleContext implements CliContext {
  private shownAt = 0;

  constructor(
    readonly language: Language,
    readonly json: boolean,
  ) {}

  /** Bound, because commands take it out of the context. */
  readonly text = (ja: string, en: string): string => (this.language === 'ja' ? ja : en);

  print(result: unknown, forPeople: string): void {
    process.stdout.write(`${this.json ? JSON.stringify(result) : forPeople}\n`);
  }

  progress(label: string, done: number, total: number): void {
    const now = performance.now();
    if (now - this.shownAt < EVERY_MS && (total === 0 || done < total)) return;
    this.shownAt = now;
    if (process.env.YUZU_PROGRESS === 'json')
      process.stderr.write(`${JSON.stringify({ progress: { label, done, total } })}\n`);
    else if (process.stderr.isTTY) {
      // A total of 0 is one nobody knows yet.
      const end = total > 0 && done >= total ? '\n' : '';
      process.stderr.write(`\r\x1b[K${label} ${done}${total > 0 ? `/${total}` : ''}${end}`);
    }
  }

  exitWith(code: number): void {
    process.exitCode = code;
  }
}
