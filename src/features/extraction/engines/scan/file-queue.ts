interface Waiting {
  readonly size: number;
  readonly start: () => void;
}

/** Runs a few jobs at the same time, the largest of those waiting first: so none is left alone at the end. */
export class FileQueue {
  readonly #waiting: Waiting[] = [];
  #running = 0;
  #planned = false;

  constructor(private readonly most: number) {}

  async run(size: number, job: () => Promise<void>): Promise<void> {
    await new Promise<void>((start) => {
      this.#waiting.push({ size, start });
      this.#plan();
    });
    try {
      await job();
    } finally {
      this.#running -= 1;
      this.#plan();
    }
  }

  /** Not at once: those that come at the same time are to be compared. */
  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    setImmediate(() => {
      this.#planned = false;
      this.#start();
    });
  }

  #start(): void {
    this.#waiting.sort((a, b) => b.size - a.size);
    while (this.#running < this.most) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#running += 1;
      next.start();
    }
  }
}
