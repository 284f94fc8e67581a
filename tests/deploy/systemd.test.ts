import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readEnvironment } from "@/lib/core/environment";
import { ROOT } from "../support/source-files";
import { FILLED, readUnit, SCRIPTS } from "./deploy-files";

const folder = "deploy/systemd";
const units = readdirSync(join(ROOT, folder)).map((name) => ({
  name,
  process: name.replace(/^opentill-|\.service$/g, ""),
  unit: readUnit(`${folder}/${name}`),
}));
const long = units.filter(({ process }) => process !== "migrate");
const hasAnalyze = spawnSync("systemd-analyze", ["--version"]).status === 0;

const HARDENING = {
  NoNewPrivileges: "yes",
  DynamicUser: "yes",
  ProtectSystem: "strict",
  ProtectHome: "yes",
  PrivateTmp: "yes",
  PrivateDevices: "yes",
  CapabilityBoundingSet: "",
  RestrictAddressFamilies: "AF_INET AF_INET6 AF_UNIX",
  SystemCallFilter: "@system-service",
};

describe("the units of systemd", () => {
  it("are one for each process", () => {
    expect(units.map(({ process }) => process).toSorted()).toEqual(["migrate", "web", "worker"]);
  });

  it.each(units)("$name starts its script of package.json, from the same folder and settings", (entry) => {
    expect(entry.unit.ExecStart).toEqual([SCRIPTS[entry.process]]);
    expect(entry.unit.WorkingDirectory).toEqual(["/opt/opentill"]);
    expect(entry.unit.EnvironmentFile).toEqual(["/etc/opentill/opentill.env"]);
  });

  it.each(units)("$name may do no more than it needs", ({ unit }) => {
    for (const [name, value] of Object.entries(HARDENING))
      expect([name, unit[name]]).toEqual([name, [value]]);
    // The runtime compiles while it runs.
    expect(unit.MemoryDenyWriteExecute).toBeUndefined();
  });

  it.each(long)("$name comes again whatever ended it, and is given time to end", ({ unit }) => {
    expect(unit.Restart).toEqual(["always"]);
    expect(unit.StartLimitIntervalSec).toEqual(["0"]);
    expect(Number(unit.TimeoutStopSec?.[0]) * 1_000).toBeGreaterThan(readEnvironment(FILLED).stopWithinMs);
  });

  it.runIf(hasAnalyze).each(units)(
    "$name passes systemd-analyze verify (where systemd is there)",
    ({ name }) => {
      const words = execFileSync("systemd-analyze", ["verify", "--man=no", join(ROOT, folder, name)], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      });
      expect(words).toBe("");
    },
  );
});
