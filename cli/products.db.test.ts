import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { runCli } from "@/tests/support/run-cli";
import { serveApi } from "@/tests/support/serve-api";

describe("products on the command line", () => {
  let world: ApiWorld;
  let server: Awaited<ReturnType<typeof serveApi>>;
  beforeAll(async () => {
    world = await createApiWorld();
    server = await serveApi(world.ctx.baseUrl);
  });
  afterAll(async () => {
    await server.close();
    await world.close();
  });

  const run = (words: string[]) =>
    runCli(words, { OPENTILL_URL: server.url, OPENTILL_API_KEY: world.keys.secret });

  it("makes products, changes their prices, and imports a file once it says that it would", {
    timeout: 120_000,
  }, async () => {
    const words = ["--name", "Assam", "--reference", "CLI-1", "--price", "EUR=1200", "--price", "ISK=1790"];
    const made = JSON.parse((await run(["products", "create", ...words, "--quantity-max", "9"])).out);
    expect(made).toMatchObject({ reference: "CLI-1", quantity_max: 9, prices: { EUR: 1200, ISK: 1790 } });
    const changed = await run([
      "products",
      "update",
      made.id,
      "--price",
      "EUR=1300",
      "--clear",
      "prices.ISK",
    ]);
    expect(JSON.parse(changed.out).prices).toEqual({ EUR: 1300 });
    expect(JSON.parse((await run(["products", "archive", made.id])).out).active).toBe(false);
    const archived = await run(["products", "list", "--active", "no", "--search", "assam"]);
    expect(JSON.parse(archived.out).id).toBe(made.id);
    expect(JSON.parse((await run(["products", "restore", made.id])).out).active).toBe(true);

    const folder = mkdtempSync(join(tmpdir(), "opentill-cli-"));
    const file = join(folder, "products.csv");
    writeFileSync(file, "reference;name;price_EUR\r\nCLI-1;Assam;12,50\r\nCLI-2;Sencha;9,00\r\n");
    const dry = await run(["products", "import", file, "--dry-run"]);
    expect(JSON.parse(dry.out)).toMatchObject({ dry_run: true, created: 1, updated: 1 });
    expect((await run(["products", "list", "--reference", "CLI-2"])).out).toBe("");
    expect(JSON.parse((await run(["products", "import", file])).out)).toMatchObject({ dry_run: false });
    const exported = join(folder, "exported.csv");
    expect((await run(["products", "export", "--output", exported])).code).toBe(0);
    expect(readFileSync(exported, "utf8")).toContain("CLI-2,Sencha,,1,1,9.00\r\n");
    writeFileSync(file, "reference;price_EUR\nCLI-1;12.5.0\n");
    const refused = await run(["products", "import", file]);
    expect(refused.code).toBe(5);
    expect(refused.err).toContain("/2/price_EUR");
    rmSync(folder, { recursive: true });
  });
});
