import { describe, expect, it } from "vitest";
import { addMs, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { type Circuit, CLOSED_CIRCUIT, circuitAfterFailure, circuitState, FAILURES_TO_OPEN } from "./circuit";

const now = new Date("2026-03-01T12:00:00.000Z");
const fail = (circuit: Circuit, isProbe = false) => circuitAfterFailure(circuit, { now, isProbe });

function failTimes(times: number): Circuit {
  let circuit: Circuit = CLOSED_CIRCUIT;
  for (let count = 1; count <= times; count += 1) circuit = fail(circuit, count > FAILURES_TO_OPEN);
  return circuit;
}
const pauseMs = ({ openUntil }: Circuit) => (openUntil?.getTime() ?? Number.NaN) - now.getTime();

describe("a circuit", () => {
  it("opens at the fifth failure in a row, and not before", () => {
    for (let times = 0; times < FAILURES_TO_OPEN; times += 1) {
      expect(failTimes(times)).toMatchObject({ failuresInRow: times, openUntil: null });
      expect(circuitState(failTimes(times), now)).toBe("closed");
    }
    expect(circuitState(failTimes(FAILURES_TO_OPEN), now)).toBe("open");
    expect(FAILURES_TO_OPEN).toBe(5);
  });

  it("stays open twice as long after each failed probe, up to a quarter of an hour", () => {
    const pausesS = [5, 6, 7, 8, 9, 10, 11, 500].map((times) => pauseMs(failTimes(times)) / SECOND_MS);
    expect(pausesS).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it("is half open when its pause is over", () => {
    const circuit = failTimes(FAILURES_TO_OPEN);
    expect(circuitState(circuit, addMs(now, 30 * SECOND_MS - 1))).toBe("open");
    expect(circuitState(circuit, addMs(now, 30 * SECOND_MS))).toBe("half_open");
    expect(circuitState(circuit, addMs(now, 30 * MINUTE_MS))).toBe("half_open");
  });

  it("is not held open longer by attempts that were under way when it opened", () => {
    const circuit = failTimes(FAILURES_TO_OPEN);
    expect(fail(circuit)).toEqual(circuit);
  });
});
