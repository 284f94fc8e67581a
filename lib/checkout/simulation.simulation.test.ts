import { Session } from "node:inspector/promises";
import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeHistory } from "@/tests/simulation/describe-history";
import { possiblePaymentMoves } from "@/tests/simulation/moves";
import { runHistories } from "@/tests/simulation/run-histories";

test("x", async () => {
  const session = new Session(); session.connect(); await session.post("Profiler.enable"); await session.post("Profiler.start");
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
  writeFileSync("/tmp/simprof/x.cpuprofile", JSON.stringify((await session.post("Profiler.stop")).profile));
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
  console.log(
    "MISSING\n" +
      possiblePaymentMoves()
        .filter((m) => !moves.has(m))
        .join("\n"),
  );
  expect(broken ? describeHistory(broken) : null).toBeNull();
}, 600_000);
