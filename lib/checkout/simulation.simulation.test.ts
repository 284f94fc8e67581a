import { expect, test } from "vitest";
import { describeHistory } from "@/tests/simulation/describe-history";
import { runHistories } from "@/tests/simulation/run-histories";

test("x", async () => {
  const start = Date.now();
  let n = 0,
    steps = 0,
    cpu = process.cpuUsage();
  const broken = await runHistories({
    firstSeed: Number(process.env.SIMULATION_SEED ?? 1),
    count: Number(process.env.SIMULATION_HISTORIES ?? 100),
    lanes: Number(process.env.LANES ?? 2),
    onEnd: (h) => {
      n++;
      steps += h.steps.length;
      if (process.env.SHOW) console.log(describeHistory(h));
    },
  });
  const used = process.cpuUsage(cpu);
  console.log(
    n,
    "histories",
    steps,
    "steps",
    (n * 1000) / (Date.now() - start),
    "per s; cpu",
    (used.user + used.system) / 1e6,
    "of",
    (Date.now() - start) / 1e3,
  );
  expect(broken ? describeHistory(broken) : null).toBeNull();
}, 600_000);
