/** The line runners of any language can read: how many tests passed and failed. */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    // A suite that does not load has no failed test of its own.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    process.stdout.write(
      `${results.numPassedTests} passed, ${failed} failed, ${results.numPendingTests} skipped\n`,
    );
  }
}
