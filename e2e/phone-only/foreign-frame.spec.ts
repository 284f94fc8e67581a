import { openSession } from "../support/api";
import { demo } from "../support/demo";
import { serveElsewhere } from "../support/serve-elsewhere";
import { expect, test } from "../support/test";

type Embed = { embed(options: { target: string; session: string; onEvent(event: object): void }): void };

test("a site that the merchant has not named cannot hold the page, is told why, and gets it in the whole window", async ({
  browser,
}) => {
  const { base_url, shop_url } = demo();
  const session = await openSession({ ui_mode: "embedded", embed_origin: shop_url });
  const site = await serveElsewhere(`<div id="checkout"></div><script src="${base_url}/embed.js"></script>`);
  const page = await browser.newPage();
  const heard: object[] = [];
  await page.exposeFunction("hear", (event: object) => heard.push(event));
  await page.goto(site.url);
  await page.evaluate((secret) => {
    const { Opentill, hear } = window as unknown as { Opentill: Embed; hear(event: object): void };
    Opentill.embed({ target: "#checkout", session: secret, onEvent: hear });
  }, session.client_secret);

  await page.waitForURL(session.url);
  await expect(page.getByLabel("Email")).toBeVisible();
  expect(heard).toMatchObject([{ type: "error", data: { code: "frame_refused" } }]);
  site.stop();
  await page.close();
});

test("a hosted session's page can be framed by nobody", async ({ page }) => {
  const { url } = await openSession();
  const answer = await page.goto(url);
  expect(answer?.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
});

test("an embedded session's pages can be framed by its own origin alone", async ({ page }) => {
  const { shop_url } = demo();
  const { url } = await openSession({ ui_mode: "embedded", embed_origin: shop_url });
  const answer = await page.goto(url);
  expect(answer?.headers()["content-security-policy"]).toContain(`frame-ancestors ${shop_url};`);
});
