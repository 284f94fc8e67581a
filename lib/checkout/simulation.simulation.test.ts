import { expect, test } from "vitest";
import { PAYMENT_STATES } from "@/lib/payments/states";
import { describeHistory } from "@/tests/simulation/describe-history";
import { describeMove, runHistories } from "@/tests/simulation/run-histories";

test("x", async () => {
  const start = Date.now();
  const cpu = process.cpuUsage();
  const {
    broken,
    played: n,
    moves,
  } = await runHistories({
    firstSeed: Number(process.env.SIMULATION_SEED ?? 1),
    count: Number(process.env.SIMULATION_HISTORIES ?? 100),
    lanes: Number(process.env.LANES ?? 2),
  });
  const used = process.cpuUsage(cpu);
  console.log(
    n,
    "histories",
    (n * 1000) / (Date.now() - start),
    "per s; cpu",
    (used.user + used.system) / 1e6,
    "of",
    (Date.now() - start) / 1e3,
  );
  console.log([...moves].sort().join("\n"));
  const missing = Object.entries(PAYMENT_STATES)
    .flatMap(([from, row]) =>
      Object.entries(row)
        .filter(([, to]) => to !== "repeated" && to !== "refused")
        .map(([trigger, to]) => describeMove("pay", from, trigger, to)),
    )
    .filter((m) => !moves.has(m));
  console.log("MISSING\n" + missing.join("\n"));
  expect(broken ? describeHistory(broken) : null).toBeNull();
}, 600_000);
