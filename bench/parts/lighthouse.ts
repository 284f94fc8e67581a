import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Bench, percentile, type Row, rounded } from "../support/bench";
import { shopClient } from "../support/shop-client";

const RUNS = 3;
const CHROME_FLAGS =
  "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

type Report = {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { numericValue?: number }>;
};

/**
 * Lighthouse on a mid-range phone with slow 4G. It wants a newer Node than the product does, so both are fetched for this
 * run alone; without a network there is no row.
 */
export async function lighthouse(bench: Bench): Promise<Row[]> {
  const session = await shopClient(bench).openSession();
  return [await audit("empty page", `${bench.demo.base_url}/`), await audit("cart page", session.url)];
}

async function audit(what: string, url: string): Promise<Row> {
  const reports: Report[] = [];
  for (let run = 0; run < RUNS; run += 1) reports.push(await runOnce(url));
  const score = (name: string) =>
    percentile(
      reports.map((each) => (each.categories[name]?.score ?? 0) * 100),
      0.5,
    );
  const value = (name: string) =>
    percentile(
      reports.map((each) => each.audits[name]?.numericValue ?? Number.NaN),
      0.5,
    );
  return {
    what,
    performance: rounded(score("performance")),
    accessibility: rounded(score("accessibility")),
    "best practices": rounded(score("best-practices")),
    "LCP s": rounded(value("largest-contentful-paint") / 1_000, 2),
    "TBT ms": rounded(value("total-blocking-time")),
    CLS: rounded(value("cumulative-layout-shift"), 3),
  };
}

async function runOnce(url: string): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "opentill-lighthouse-"));
  const output = join(folder, "report.json");
  const command = ["-y", "-p", "node@24", "-p", "lighthouse@13.5.0", "lighthouse", url];
  const options = ["--quiet", "--output=json", `--output-path=${output}`, `--chrome-flags=${CHROME_FLAGS}`];
  try {
    await promisify(execFile)("npx", [...command, ...options], {
      env: { ...process.env, CHROME_PATH: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium" },
      maxBuffer: 64 * 1024 * 1024,
    });
    return JSON.parse(readFileSync(output, "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
