import { readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * Reads how many tests passed and failed from the JSON report of Vitest or Playwright.
 * @param {string} file
 * @returns {Count} nothing at all when there is no report
 */
export function readCount(file) {
  try {
    return countTests(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/**
 * @param {any} report
 * @returns {Count}
 */
export function countTests(report) {
  if (report.stats) {
    const { expected = 0, unexpected = 0, flaky = 0 } = report.stats;
    return { passed: expected + flaky, failed: unexpected };
  }
  return { passed: report.numPassedTests ?? 0, failed: report.numFailedTests ?? 0 };
}

/**
 * The sum over all steps. A step that failed without a failed test (a type error, a file that can't be loaded) counts as one.
 * @param {{ isFailed: boolean, count: Count }[]} steps
 * @returns {Count}
 */
export function sumCounts(steps) {
  return steps.reduce(
    (sum, { isFailed, count }) => ({
      passed: sum.passed + count.passed,
      failed: sum.failed + (isFailed ? Math.max(count.failed, 1) : count.failed),
    }),
    { passed: 0, failed: 0 },
  );
}
