/** One measured case. */
export interface BenchResult {
  readonly case: string;
  /** Wall-clock seconds, median where the case ran several times. */
  readonly seconds: number;
  /** Seconds of the peer (or of the limit) divided by ours on the same data: above 1, we are faster. */
  readonly ratio?: number;
  /** What the ratio compares with, e.g. `sha256sum`. */
  readonly peer?: string;
  readonly note?: string;
}

/** What a `*.bench.ts` exports as `suite`; `npm run bench -- NAME [options]` runs it. */
export interface BenchSuite {
  readonly name: string;
  /** The options in one line, with their defaults. */
  readonly options: string;
  run(options: string[]): Promise<BenchResult[]>;
}
