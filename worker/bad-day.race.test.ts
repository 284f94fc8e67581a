import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "@/db/client";
import { migrateDatabase } from "@/scripts/migrate-database";
import { startCluster } from "@/scripts/postgres/start-cluster.mjs";
import { createWorld, MASTER_SECRET, START, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PATIENCE_MS = 10_000;

describe("a worker on a bad day of its database", () => {
  let folder: string;
  let cluster: Awaited<ReturnType<typeof startCluster>>;
  let world: World;
  let worker: ReturnType<typeof startWorker>;
  const start = (port?: number) =>
    startCluster({
      directory: join(folder, "cluster"),
      logFile: join(folder, "log"),
      ...(port ? { port } : {}),
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "opentill-bad-day-"));
    cluster = await start();
    await migrateDatabase(cluster.url);
    const { url } = cluster;
    world = await createWorld({ connect: async () => connect(url) });
    // The worker lives in wall-clock time.
    world.clock.advance(Date.now() - START.getTime());
  }, 60_000);
  afterAll(async () => {
    await worker?.stop();
    await world.close();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function startWorker() {
    const child = spawn(process.execPath, ["--import", "tsx", "worker/index.ts"], {
      cwd: ROOT,
      env: {
        ...process.env,
        DATABASE_URL: cluster.url,
        OPENTILL_URL: world.ctx.baseUrl,
        OPENTILL_SECRET: MASTER_SECRET,
        OPENTILL_LOG: "error",
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
    });
    const exited = new Promise<number | null>((resolve) => {
      child.once("exit", resolve);
    });
    return {
      isAlive: () => child.exitCode === null && child.signalCode === null,
      isWorking: () => said.includes("Worker is working"),
      async stop() {
        child.kill("SIGTERM");
        return await exited;
      },
    };
  }

  async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<number> {
    const begin = performance.now();
    while (!(await isSo())) {
      if (performance.now() - begin > PATIENCE_MS) throw new Error(`${what} never came to be`);
      await sleep(20);
    }
    return performance.now() - begin;
  }

  /** Paid at the bank; that it was is a stored event, which only a worker applies. */
  async function payAtTheBank(): Promise<string> {
    const order = await world.order();
    const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    await world.bank.decide(payment.id, "approve");
    await world.deliverBankEvents();
    return order.id;
  }
  const isPaid = async (orderId: string) => (await world.readOrder(orderId)).status === "paid";

  async function restart(meanwhile: () => Promise<void> = async () => {}): Promise<void> {
    process.kill(cluster.pid, "SIGKILL");
    await cluster.exited;
    await meanwhile();
    cluster = await start(cluster.port);
    // The test's own connections come back as everybody's do.
    await until("the database", () =>
      world.readOrder("ord_none").then(
        () => true,
        (error) => /missing/.test(String(error)),
      ),
    );
  }

  it("started before it waits, and works when it comes", async () => {
    await restart(async () => {
      worker = startWorker();
      await sleep(1_500);
      expect(worker.isAlive()).toBe(true);
      expect(worker.isWorking()).toBe(false);
    });
    await until("the worker", () => worker.isWorking());
    const order = await payAtTheBank();
    await until("the payment", () => isPaid(order));
  }, 60_000);

  it("lives through three kills of it, and goes on within two seconds of its return", async () => {
    for (let round = 0; round < 3; round += 1) {
      await restart();
      const order = await payAtTheBank();
      expect(await until("the payment", () => isPaid(order))).toBeLessThan(2_000);
      expect(worker.isAlive()).toBe(true);
    }
    await checkInvariants(world);
  }, 60_000);

  it("ends on SIGTERM while it is away", async () => {
    process.kill(cluster.pid, "SIGKILL");
    await cluster.exited;
    const begin = performance.now();
    expect(await worker.stop()).toBe(0);
    expect(performance.now() - begin).toBeLessThan(PATIENCE_MS);
    cluster = await start(cluster.port);
  }, 60_000);
});
