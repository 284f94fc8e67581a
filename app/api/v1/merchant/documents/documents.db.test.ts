import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { consents } from "@/db/schema";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { namedFields } from "@/tests/support/problem";

let world: ApiWorld;
beforeEach(async () => {
  await world?.close();
  world = await createApiWorld();
});
afterAll(() => world.close());

const change = (body: unknown) => world.call("POST", "/merchant", { body });

describe("documents", () => {
  const terms = (version: string, url = `https://fjordtea.example/terms/${version}`) =>
    change({ documents: { terms: { url, version } } });

  it("have versions, listed newest first, page by page", async () => {
    for (const version of ["2", "3"]) {
      world.clock.advance(1_000);
      await terms(version);
    }
    await terms("3");
    const list = await world.call("GET", "/merchant/documents?limit=3");
    const rows = list.body.data as { document: string; version: string; livemode: boolean }[];
    expect(rows.map(({ document, version }) => `${document} ${version}`)).toEqual([
      "terms 3",
      "terms 2",
      expect.stringMatching(/2026/),
    ]);
    const next = await world.call("GET", `/merchant/documents?limit=3&cursor=${list.body.next_cursor}`);
    expect(next.body).toMatchObject({
      has_more: false,
      data: [{ object: "merchant_document", livemode: false }],
    });
    const live = await world.call("GET", "/merchant/documents", { key: world.keys.live });
    expect(live.body.data).toHaveLength(2);
  });

  it("keep a version for one text: with another URL it is refused, with its own it may come back", async () => {
    await terms("2");
    expect(namedFields(await terms("2", "https://fjordtea.example/other"))).toEqual([
      ["/documents/terms/version", "document_version_used"],
    ]);
    await terms("3");
    expect((await terms("2")).body).toMatchObject({ documents: { terms: { version: "2" } } });
    const list = await world.call("GET", "/merchant/documents");
    expect(list.body.data).toHaveLength(4);
  });

  it("that are new change nothing of what was agreed to, and are what is agreed to next", async () => {
    const first = await world.order();
    await terms("2");
    const second = await world.order();
    const versionOf = async (orderId: string) => {
      const rows = await world.ctx.db.select().from(consents).where(eq(consents.orderId, orderId));
      return rows.find(({ document }) => document === "terms")?.version;
    };
    expect(await versionOf(first.id)).toBe("2026-10");
    expect(await versionOf(second.id)).toBe("2");
  });
});
