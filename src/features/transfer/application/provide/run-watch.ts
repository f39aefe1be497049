import type { ProvideProgress } from '../../domain/provide/provide-run.js';

const EVERY_MS = 1_000;

/** Writes the progress; true where the run is to be cancelled. */
type Note = (progress: ProvideProgress | undefined) => Promise<boolean>;

/** Beside the work, once a second: tells how far it is, and hears that it is to end. */
export class RunWatch {
  private readonly stop = new AbortController();
  private progress: ProvideProgress | undefined;

  constructor(private readonly note: Note) {}

  get signal(): AbortSignal {
    return this.stop.signal;
  }

  readonly onStep = (step: ProvideProgress['step'], done: number): void => {
    this.progress = { step, done };
  };

  end(): void {
    this.stop.abort(new Error('The run is ended.'));
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    const timer = setInterval(() => void this.look(), EVERY_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
      await this.look();
    }
  }

  /** A database that is away for a moment does not end hours of work: it is asked again. */
  private async look(): Promise<void> {
    const cancelled = await this.note(this.progress).catch(() => false);
    if (cancelled) this.end();
  }
}
