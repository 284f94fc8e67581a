import { gzipSync } from "node:zlib";
import type { Bench, Row } from "../support/bench";
import { shopClient } from "../support/shop-client";

/** What a first visit loads, gzipped: the cart page beside the emptiest page of the same build. */
export async function pageWeight(bench: Bench): Promise<Row[]> {
  const client = shopClient(bench);
  const session = await client.openSession();
  const empty = await weigh(bench.demo.base_url, "/");
  const cart = await weigh(bench.demo.base_url, new URL(session.url).pathname);
  const { secret } = await client.placeOrder("card");
  const order = await weigh(bench.demo.base_url, `/o/${secret}`);
  const embed = await fetch(`${bench.demo.base_url}/embed.js`).then((response) => response.text());
  const row = (what: string, page: Weight) => ({
    what,
    "HTML B": page.html,
    "CSS B": page.css,
    "HTML + CSS B": page.html + page.css,
    "JS B": page.scripts,
    "JS over the empty page B": page.scripts - empty.scripts,
    "third-party": page.foreign,
  });
  return [
    row("empty page", empty),
    row("cart page", cart),
    row("order page", order),
    {
      ...row("embed.js", { html: 0, css: 0, scripts: gzipSync(embed).length, foreign: 0 }),
      "JS over the empty page B": "",
    },
  ];
}

type Weight = { html: number; css: number; scripts: number; foreign: number };

async function weigh(baseUrl: string, path: string): Promise<Weight> {
  const html = await fetch(`${baseUrl}${path}`, { headers: { "accept-language": "en" } }).then((page) =>
    page.text(),
  );
  const addresses = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+)"[^>]*>/g)]
    .filter(([tag]) => !/nomodule/i.test(tag))
    .map(([, address = ""]) => new URL(address, baseUrl).href);
  const files = [...new Set(addresses)];
  const sizeOf = async (ending: RegExp) => {
    const texts = await Promise.all(
      files.filter((file) => ending.test(file)).map((file) => fetch(file).then((each) => each.text())),
    );
    return texts.reduce((total, text) => total + gzipSync(text).length, 0);
  };
  return {
    html: gzipSync(html).length,
    css: await sizeOf(/\.css(\?|$)/),
    scripts: await sizeOf(/\.js(\?|$)/),
    foreign: files.filter((file) => new URL(file).origin !== new URL(baseUrl).origin).length,
  };
}
