import { describe, expect, it } from "vitest";
import { readEnvironment } from "@/lib/core/environment";
import { FILLED, fillIn, readCompose, readDockerfile, SCRIPTS, type Service } from "./deploy-files";

const { services, networks } = readCompose();
const ours = Object.entries(services).filter(([, { image }]) => image.startsWith("opentill:"));
const dockerfile = readDockerfile();
const entrypoint: string[] = JSON.parse(dockerfile.find(({ name }) => name === "ENTRYPOINT")?.words ?? "[]");

function environmentOf({ env_file, environment = {} }: Service, settings: Record<string, string>) {
  const own = Object.entries(environment).map(([name, value]) => [name, fillIn(value, settings)]);
  return { ...(env_file === ".env" ? settings : {}), ...Object.fromEntries(own) };
}

function demanded(): string[] {
  try {
    readEnvironment({});
    return [];
  } catch (error) {
    return [...String(error).matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name = ""]) => name);
  }
}

describe("deploy/compose.yaml", () => {
  it("runs each process of the product, from one image that is built once", () => {
    expect(ours.map(([name]) => name)).toEqual(["migrate", "web", "worker"]);
    expect(ours.filter(([, { build }]) => build !== undefined)).toHaveLength(1);
  });

  it.each(ours)("gives %s every variable that a process demands", (_name, service) => {
    const given = environmentOf(service, FILLED);
    expect(demanded()).toEqual(expect.arrayContaining(["DATABASE_URL", "OPENTILL_URL", "OPENTILL_SECRET"]));
    expect(demanded().filter((variable) => !given[variable])).toEqual([]);
    expect(readEnvironment(given).database.url).toBe("postgres://opentill:4be1c07a6d@postgres:5432/opentill");
    expect(readEnvironment(given).trustedAddressHeader).toBe("x-forwarded-for");
  });

  it.each(ours)("starts %s as its script in package.json does", (name, { command = [] }) => {
    expect([...entrypoint, ...command].join(" ")).toBe(SCRIPTS[name]);
  });

  it.each(ours)("gives %s longer to end than it takes, and nothing to write to", (_name, service) => {
    const graceMs = Number.parseInt(service.stop_grace_period ?? "", 10) * 1_000;
    expect(graceMs).toBeGreaterThan(readEnvironment(FILLED).stopWithinMs);
    expect(service.read_only).toBe(true);
  });

  it("refuses to start without a password or an address", () => {
    const { postgres, proxy } = services;
    expect(() => fillIn(postgres?.environment?.POSTGRES_PASSWORD ?? "", {})).toThrow("POSTGRES_PASSWORD");
    expect(() => fillIn(proxy?.environment?.OPENTILL_URL ?? "", {})).toThrow("OPENTILL_URL");
  });

  it("migrates before anything else runs, and after the database answers", () => {
    expect(services.migrate?.depends_on).toEqual({ postgres: { condition: "service_healthy" } });
    for (const name of ["web", "worker"]) {
      expect(services[name]?.depends_on).toEqual({
        migrate: { condition: "service_completed_successfully" },
      });
    }
  });

  it("lets strangers reach the proxy alone, and the proxy no database", () => {
    const published = Object.entries(services).filter(([, { ports }]) => ports !== undefined);
    expect(published.map(([name]) => name)).toEqual(["proxy"]);
    expect(networks.database?.internal).toBe(true);
    expect(services.postgres?.networks).toEqual(["database"]);
    expect(services.proxy?.networks).toEqual(["outside"]);
  });

  it("starts again what has ended, but the migrations", () => {
    for (const [name, { restart }] of Object.entries(services)) {
      expect([name, restart]).toEqual([name, name === "migrate" ? "no" : "unless-stopped"]);
    }
  });

  it("asks for the health of the processes that can tell", () => {
    expect(services.web?.healthcheck).toBeUndefined();
    expect(services.worker?.healthcheck).toEqual({ disable: true });
    expect(dockerfile.find(({ name }) => name === "HEALTHCHECK")?.words).toContain("check-health.mjs");
  });
});
