const EVERY_MS = 1_000;

/** Writes the progress; true where the run is to be cancelled. */
type Note<Progress> = (progress: Progress | undefined) => Promise<boolean>;

/** Beside the work, once a second: tells how far it is, and hears that it is to end. */
export class RunWatch<Progress> {
  private readonly stop = new AbortController();
  private progress: Progress | undefined;

  constructor(private readonly note: Note<Progress>) {}

  get signal(): AbortSignal {
    return this.stop.signal;
  }

  readonly tell = (progress: Progress): void => {
    this.progress = progress;
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
