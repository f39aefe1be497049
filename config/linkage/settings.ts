/** Settings of linkage. Compiled into the build; see README.md. */
export const linkageSettings = {
  /**
   * Persons of one source that may carry a name (kana, kanji, sex) for it to link without any shared insurance,
   * address, phone or postal code. With 10 holders a stranger with the same birth date turns up about once in
   * 2,000 look-ups.
   */
  commonNameLimit: 10,
  /** Whole names with fewer kana are not compared with one edit allowed. */
  shortestKana: 4,
  /** DuckDB's memory limit in megabytes; beyond it the working directory is used. */
  memoryMegabytes: 2048,
  /** Threads of DuckDB; 0 = one per core. */
  threads: 0,
};
