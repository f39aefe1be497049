/** One statement of the run, named for errors, progress and measurements. */
export interface Step {
  readonly name: string;
  readonly sql: string;
}

/** A database that is asked step by step; between two steps a run can be cancelled. */
export interface Statements {
  run(steps: readonly Step[]): Promise<void>;
  /** All rows; for small results. */
  rows(name: string, sql: string): Promise<unknown[][]>;
  /** Pairs of numbers, e.g. pattern → pairs. */
  map(name: string, sql: string): Promise<Map<number, number>>;
}
