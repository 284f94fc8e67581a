import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listSchema } from "@/lib/contracts/list-queries";
import { productImportSchema } from "@/lib/contracts/product-import";
import { productSchema } from "@/lib/contracts/product-objects";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { readProblem } from "@/tests/support/problem";

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
});
afterAll(() => world.finish());

const send = (body: string, query = "", more: { key?: string; headers?: Record<string, string> } = {}) =>
  world.call("POST", `/products/import${query}`, {
    body,
    key: more.key ?? world.keys.secret,
    headers: { "content-type": "text/csv", ...more.headers },
  });

async function imported(body: string, query = "") {
  const answer = await send(body, query);
  expect(answer.status).toBe(200);
  return answer.as(productImportSchema.strict());
}

async function wrong(body: string, query = "") {
  const before = await world.countRows();
  const answer = await send(body, query);
  expect(answer.status).toBe(422);
  const problem = readProblem(answer);
  expect(problem.code).toBe("invalid_lines");
  expect(await world.countRows()).toEqual(before);
  return (problem.errors ?? []).map(({ line, column, code }) => `${line} ${column ?? "-"} ${code}`);
}

async function find(reference: string, key = world.keys.secret) {
  const answer = await world.call("GET", `/products?reference=${encodeURIComponent(reference)}`, { key });
  return answer.as(listSchema(productSchema)).data[0];
}

describe("a file of products", () => {
  it("makes new products and changes those that it names, and counts them", async () => {
    const first = await imported(
      "reference,name,description,quantity_min,quantity_max,price_EUR,price_ISK\r\n" +
        'A-1,"Assam, 250 g",Malty.,1,20,12.00,1790\r\n' +
        "A-2,Sencha,,,,9.50,\r\n",
    );
    expect(first).toMatchObject({
      dry_run: false,
      lines: 2,
      created: 2,
      updated: 0,
      unchanged: 0,
      archived: 0,
    });
    expect(await find("A-1")).toMatchObject({
      name: "Assam, 250 g",
      description: "Malty.",
      quantity_max: 20,
      active: true,
      prices: { EUR: 1200, ISK: 1790 },
      metadata: {},
    });
    const before = await find("A-2");
    world.clock.advance(1_000);
    const second = await imported(
      "reference,name,price_EUR,price_NOK\nA-1,Assam leaf,,149\nA-2,Sencha,9.50,\nA-3,Oolong,1,\n",
    );
    expect(second).toMatchObject({ lines: 3, created: 1, updated: 1, unchanged: 1 });
    expect(await find("A-1")).toMatchObject({
      name: "Assam leaf",
      description: "Malty.",
      quantity_max: 20,
      prices: { ISK: 1790, NOK: 14_900 },
    });
    expect(await find("A-2")).toEqual(before);
    const found = await world.call("GET", "/products?search=leaf");
    expect(found.as(listSchema(productSchema)).data.map(({ reference }) => reference)).toEqual(["A-1"]);
  });

  it("needs no names where it changes prices alone", async () => {
    await imported("reference,name,price_EUR\nP-1,Pu-erh,1\nP-2,Puttabong,2\n");
    expect(await imported("reference;price_EUR\nP-1;1,50\nP-2;2,50\n")).toMatchObject({ updated: 2 });
    expect((await find("P-1"))?.prices).toEqual({ EUR: 150 });
    expect(await wrong("reference,price_EUR\nP-1,3\nP-9,4\n")).toEqual(["3 name name_missing"]);
    expect((await find("P-1"))?.prices).toEqual({ EUR: 150 });
  });

  it("is all of it taken or nothing, every wrong line named", async () => {
    const lines = ["B-1,Good,1,2,1.00", "B-2,,1,2,1.00", "B-3,Good,2,1,1.00", "B-4,Good,1,2,1.000"];
    expect(await wrong(`reference,name,quantity_min,quantity_max,price_EUR\n${lines.join("\n")}\n`)).toEqual([
      "3 name text_required",
      "4 quantity_max bounds_inverted",
      "5 price_EUR amount_too_precise",
    ]);
    expect(await find("B-1")).toBeUndefined();
  });

  it("is held to the bounds that stay", async () => {
    await imported("reference,name,quantity_min,quantity_max\nQ-1,Tin,3,6\n");
    expect(await wrong("reference,quantity_max\nQ-1,2\n")).toEqual(["2 quantity_max bounds_inverted"]);
    expect(await wrong("reference,quantity_min\nQ-1,7\n")).toEqual(["2 quantity_min bounds_inverted"]);
    expect(await imported("reference,quantity_min\nQ-1,6\n")).toMatchObject({ updated: 1 });
  });

  it("leaves archived products archived, and says how many there were", async () => {
    await imported("reference,name\nR-1,Rooibos\n");
    const { id } = (await find("R-1")) ?? {};
    await world.call("POST", `/products/${id}/archive`);
    expect(
      await imported("reference,name\nR-1,Rooibos, red\n".replace("Rooibos, red", "Red bush")),
    ).toMatchObject({
      updated: 1,
      archived: 1,
    });
    expect(await find("R-1")).toMatchObject({ active: false, name: "Red bush" });
  });

  it("touches nothing of another merchant or of the other mode, under the same references", async () => {
    await imported("reference,name\nS-1,Mine\n");
    for (const key of [world.keys.otherSecret, world.keys.live]) {
      const answer = await send("reference,name\nS-1,Theirs\n", "", { key });
      expect(answer.body).toMatchObject({ created: 1, updated: 0 });
    }
    expect((await find("S-1"))?.name).toBe("Mine");
    expect((await find("S-1", world.keys.otherSecret))?.name).toBe("Theirs");
  });

  it("is told by one event, and a dry run by none; both answer the same", async () => {
    const body = "reference,name\nD-1,Dian Hong\n";
    const rows = await world.countRows();
    const { id: _, ...dry } = await imported(body, "?dry_run=true");
    expect(await world.countRows()).toEqual(rows);
    const { id, ...wet } = await imported(body, "?dry_run=false");
    expect({ ...wet, dry_run: true }).toEqual(dry);
    const log = (await world.call("GET", "/events?type=product_import.completed&limit=100")).body;
    const told = (log.data as { data: { id: string } }[]).filter(({ data }) => data.id === id);
    expect(told).toMatchObject([{ type: "product_import.completed", sequence: 1, data: { id, ...wet } }]);
    expect((await world.countRows()).events).toBe((rows.events ?? 0) + 1);
    expect(await wrong("reference,name\nD-2,\n", "?dry_run=true")).toEqual(["2 name text_required"]);
  });

  it("is imported once under one idempotency key, and a dry run's key is no import's", async () => {
    const headers = { "idempotency-key": "sheet-7" };
    const body = "reference,name\nI-1,Irish\n";
    const dry = { "idempotency-key": "sheet-7-dry" };
    expect((await send(body, "?dry_run=true", { headers: dry })).status).toBe(200);
    expect(readProblem(await send(body, "", { headers: dry }))).toMatchObject({
      code: "idempotency_key_reused",
    });
    const first = await send(body, "", { headers });
    expect((await send(body, "", { headers })).text).toBe(first.text);
    const other = await send("reference,name\nI-2,Irish\n", "", { headers });
    expect(readProblem(other)).toMatchObject({ status: 409, code: "idempotency_key_reused" });
  });

  it("keeps what looks like a formula, there and back", async () => {
    await imported('reference,name,description\nF-1,=1+1,"@home\nof ""tea"""\n');
    expect(await find("F-1")).toMatchObject({ name: "=1+1", description: '@home\nof "tea"' });
    const file = await world.call("GET", "/products.csv");
    expect(file.text).toContain('F-1,\'=1+1,"\'@home\nof ""tea"""');
  });

  it.each([
    ["application/json", 415, "unsupported_media_type"],
    ["text/plain", 415, "unsupported_media_type"],
    ["text/csv; charset=klingon", 415, "unsupported_media_type"],
  ])("as %s is refused", async (type, status, code) => {
    const answer = await send("reference\nX\n", "", { headers: { "content-type": type } });
    expect(readProblem(answer)).toMatchObject({ status, code });
  });

  it("is read in the charset that is declared", async () => {
    const answer = await world.visit("POST", "/api/v1/products/import", {
      body: new Uint8Array([...Buffer.from("reference,name\nL-1,"), 0xa3, 0xf3, 0x64, 0x9f]),
      headers: {
        authorization: `Bearer ${world.keys.secret}`,
        "content-type": "text/csv; charset=windows-1250",
      },
    });
    expect(answer.body).toMatchObject({ encoding: "windows-1250", created: 1 });
    expect((await find("L-1"))?.name).toBe("Łódź");
  });

  it("names a wrong parameter, and is bounded in bytes while it arrives", async () => {
    const answer = await send("reference\nX\n", "?dry_run=maybe&decimals=comma");
    expect((readProblem(answer).errors ?? []).map(({ pointer }) => pointer).sort()).toEqual([
      "/decimals",
      "/dry_run",
    ]);
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(1024 * 1024).fill(65));
      },
    });
    const large = await world.visit("POST", "/api/v1/products/import", {
      ...Object.assign({ body: endless }, { duplex: "half" }),
      headers: { authorization: `Bearer ${world.keys.secret}`, "content-type": "text/csv" },
    });
    expect([large.status, readProblem(large).code]).toEqual([413, "body_too_large"]);
    expect(sent).toBeLessThan(40);
  });
});

describe("the file that is exported", () => {
  it("imports again without a change, and leaves out what is not asked for", async () => {
    await world.call("POST", "/products", {
      body: {
        reference: "E-1",
        name: 'Earl "Grey", 100 g',
        description: "Black.\nBergamot; -5 °C",
        quantity_max: 9,
        prices: { EUR: 1205, ISK: 1790, KWD: 4100 },
      },
    });
    const file = await world.call("GET", "/products.csv");
    expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const [, products] = [await world.countRows(), (await world.countRows()).products];
    const again = await imported(file.text);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: again.lines });
    expect(again.lines).toBeLessThan(products ?? 0);
    expect((await world.countRows()).products).toBe(products);
    const sold = await world.call("GET", "/products.csv?active=true");
    expect(sold.text).not.toContain("R-1");
    const others = await world.call("GET", "/products.csv", { key: world.keys.live });
    expect(others.text).not.toContain("E-1");
    const refused = await world.call("GET", "/products.csv?active=maybe");
    expect(readProblem(refused).errors).toMatchObject([{ pointer: "/active" }]);
  });
});
