const DEFAULT_PORT = 3001;
const LOOPBACK = "127.0.0.1";

/** `url` is what browsers and Opentill call the shop, without a slash at its end. */
export type Address = { url: string; host: string | undefined; port: number };

/** From OPENTILL_SHOP_URL and OPENTILL_SHOP_PORT, each of which says the other; http://127.0.0.1:3001 without both. */
export function readAddress(environment: Record<string, string | undefined>): Address {
  const given = environment.OPENTILL_SHOP_URL;
  const wantedPort = environment.OPENTILL_SHOP_PORT;
  const url = new URL(given || `http://${LOOPBACK}:${wantedPort || DEFAULT_PORT}`);
  const urlPort = url.port || (url.protocol === "https:" ? 443 : 80);
  return {
    url: url.origin,
    // A public address is a proxy's; the shop then listens on every interface behind it.
    host: url.hostname === LOOPBACK || url.hostname === "localhost" ? url.hostname : undefined,
    port: Number(wantedPort || urlPort),
  };
}
