import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { beforeEach, describe, expect, it } from "vitest";
import { ROOT } from "../support/source-files";

type Handler = (event: Record<string, unknown>) => void;

const ORIGIN = "https://pay.example";
const PAGE = `${ORIGIN}/phone/phone_1_secret`;

/** The worker that the phone's page registers, run as a browser would run it. */
describe("the phone's worker", () => {
  let shown: { title: string; options: { body: string; tag: string; data: { url: string } } }[];
  let opened: string[];
  let focused: string[];
  let openPages: string[];
  let handlers: Map<string, Handler>;

  beforeEach(() => {
    [shown, opened, focused, openPages, handlers] = [[], [], [], [], new Map()];
    const self = {
      location: { origin: ORIGIN },
      addEventListener: (type: string, handler: Handler) => handlers.set(type, handler),
      registration: {
        showNotification: (title: string, options: never) => shown.push({ title, options }),
      },
      clients: {
        matchAll: async () => openPages.map((url) => ({ url, focus: () => focused.push(url) })),
        openWindow: (url: string) => opened.push(url),
      },
    };
    runInNewContext(readFileSync(`${ROOT}/public/phone-worker.js`, "utf8"), { self, URL, String });
  });

  async function fire(type: string, event: Record<string, unknown>): Promise<void> {
    const waiting: unknown[] = [];
    handlers.get(type)?.({ ...event, waitUntil: (work: unknown) => waiting.push(work) });
    await Promise.all(waiting);
  }
  const push = (json: () => unknown) => fire("push", { data: { json } });
  const press = (url: string) => fire("notificationclick", { notification: { data: { url }, close() {} } });

  it("shows what it is sent, under one tag for one page", async () => {
    await push(() => ({ title: "Pay €24.00", body: "Fjord Tea asks you", url: PAGE }));
    expect(shown).toMatchObject([
      { title: "Pay €24.00", options: { body: "Fjord Tea asks you", tag: PAGE, data: { url: PAGE } } },
    ]);
  });

  it("shows something for what it cannot read, as browsers insist, and never another server's address", async () => {
    await push(() => {
      throw new SyntaxError("not JSON");
    });
    await push(() => ({ title: "t", url: "https://evil.example/phone" }));
    await push(() => null);
    expect(shown.map(({ options }) => options.data.url)).toEqual(["/", ORIGIN, `${ORIGIN}/`]);
  });

  it("brings the open page to the front, and opens it where it is not", async () => {
    await press(PAGE);
    expect([opened, focused]).toEqual([[PAGE], []]);
    openPages.push(`${ORIGIN}/o/other`, `${PAGE}?lang=is`);
    await press(PAGE);
    expect([opened, focused]).toEqual([[PAGE], [`${PAGE}?lang=is`]]);
  });
});
