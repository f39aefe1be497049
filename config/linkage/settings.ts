/** Settings of linkage. Compiled into the build; see README.md. */
export const linkageSettings = {
  /** DuckDB's memory limit in megabytes; beyond it the working directory is used. */
  memoryMegabytes: 2048,
  /** Threads of DuckDB; 0 = one per core. */
  threads: 0,
  /** Decides which records the model is estimated on. The same seed and data give the same links. */
  seed: 1,
} as const;
