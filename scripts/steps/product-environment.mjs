/**
 * The environment that every process of the product gets.
 * @param {{ environment: Record<string, string | undefined>, ports: { web: number, shop: number, bank: number }, home: string, databaseUrl: string, secrets: Record<string, string>, isDevelopment: boolean }} options
 * @returns {Record<string, string | undefined>}
 */
export function productEnvironment({ environment, ports, home, databaseUrl, secrets, isDevelopment }) {
  return {
    // Webhooks may go to this machine's own addresses: everything runs here. An operator who starts the processes
    // one by one does not get this, and an explicit value wins.
    OPENTILL_ALLOW_LOOPBACK: "1",
    ...environment,
    ...secrets,
    DATABASE_URL: databaseUrl,
    PORT: String(ports.web),
    OPENTILL_URL: `http://localhost:${ports.web}`,
    OPENTILL_SHOP_URL: `http://127.0.0.1:${ports.shop}`,
    OPENTILL_SANDBOX_URL: `http://localhost:${ports.bank}`,
    OPENTILL_HOME: home,
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: isDevelopment ? "development" : "production",
  };
}
