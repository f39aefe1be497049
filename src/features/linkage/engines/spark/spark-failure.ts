/** Spark could not do a step: its own name for the error, never its message, which may quote values. */
export class SparkFailure extends Error {
  constructor(
    readonly reason: string,
    readonly step?: string,
  ) {
    super(
      step === undefined
        ? `Spark: ${reason}.`
        : `Linkage step "${step}" failed on Spark: ${reason}.`,
    );
    this.name = 'SparkFailure';
  }

  during(step: string): SparkFailure {
    return new SparkFailure(this.reason, step);
  }
}
