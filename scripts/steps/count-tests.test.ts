import { expect, test } from "vitest";
import { countTests, readCount, sumCounts } from "./count-tests.mjs";

test("Vitest's report is counted by tests", () => {
  expect(countTests({ numPassedTests: 12, numFailedTests: 2, numTotalTests: 14 })).toEqual({
    passed: 12,
    failed: 2,
  });
});

test("Playwright's report counts a test that passed on its second try as passed, and no skipped one", () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 } };
  expect(countTests(report)).toEqual({ passed: 6, failed: 1 });
});

test("a missing report counts nothing", () => {
  expect(readCount("/nowhere/report.json")).toEqual({ passed: 0, failed: 0 });
});

test("a step that fails without a failed test counts as one failure", () => {
  const steps = [
    { isFailed: false, count: { passed: 3, failed: 0 } },
    { isFailed: true, count: { passed: 0, failed: 0 } },
  ];
  expect(sumCounts(steps)).toEqual({ passed: 3, failed: 1 });
});

test("a step's failed tests are not counted twice", () => {
  expect(sumCounts([{ isFailed: true, count: { passed: 1, failed: 4 } }])).toEqual({ passed: 1, failed: 4 });
});
