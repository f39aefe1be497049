import { stdout } from 'node:process';

export interface StepResult {
  readonly name: string;
  readonly title: string;
  status: 'done' | 'failed';
  seconds: number;
}

export type Progress = (label: string, done: number, total: number) => void;

/** Called at the start of each step; tests use it to kill gateways in the middle of the step. */
export type StepObserver = (name: string) => void;

const BAR = 24;

/** Runs the steps one after another, prints each with its duration and a bar for long work. */
export class StepRunner {
  readonly results: StepResult[] = [];

  constructor(
    private readonly print: (line: string) => void,
    private readonly observe: StepObserver = () => undefined,
  ) {}

  async step<T>(name: string, title: string, work: (progress: Progress) => Promise<T>): Promise<T> {
    const started = performance.now();
    const result: StepResult = { name, title, status: 'failed', seconds: 0 };
    this.results.push(result);
    this.observe(name);
    try {
      const value = await work(progressBar(title));
      result.status = 'done';
      return value;
    } finally {
      result.seconds = Math.round(performance.now() - started) / 1000;
      clearBar();
      this.print(line(result, this.results.length));
    }
  }
}

const mark = { done: '✓', failed: '✗' } as const;

const line = ({ title, status, seconds }: StepResult, number: number): string =>
  `${mark[status]} ${String(number).padStart(2)}. ${title}  ${seconds.toFixed(2)} s`;

const clearBar = (): void => {
  if (stdout.isTTY) stdout.write('\r\x1b[K');
};

function progressBar(title: string): Progress {
  let shown = 0;
  return (label, done, total) => {
    const now = performance.now();
    if (now - shown < 100 && done < total) return;
    shown = now;
    const filled = total > 0 ? Math.min(BAR, Math.floor((done / total) * BAR)) : 0;
    const bar = '█'.repeat(filled).padEnd(BAR, '░');
    if (stdout.isTTY) stdout.write(`\r\x1b[K  ${title} ${bar} ${label} ${done}/${total}`);
  };
}
