import { transform } from "esbuild";
import { generateApi } from "swagger-typescript-api";
import { demo } from "./demo";

/** One operation of the API by its name, with the arguments that the generator gave it: parameters, then the body. */
export type GeneratedClient = (operation: string, ...values: unknown[]) => Promise<Record<string, unknown>>;

/**
 * A client that a public generator makes from the running server's own OpenAPI document, and from nothing else. The
 * generator is told nothing of this API.
 */
export async function makeGeneratedClient(): Promise<GeneratedClient> {
  const { base_url, secret_key } = demo();
  const { files } = await generateApi({
    url: `${base_url}/api/v1/openapi.json`,
    output: false,
    silent: true,
    generateClient: true,
    fileName: "client.ts",
  });
  const source = files.map(({ fileContent }) => fileContent).join("\n");
  const { code } = await transform(source, { loader: "ts", format: "esm" });
  const { Api } = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
  const api: Record<string, unknown> = new Api({
    baseApiParams: { headers: { authorization: `Bearer ${secret_key}` } },
  });
  return async (operation, ...values) => {
    const groups = Object.values(api).filter((group) => typeof group === "object" && group !== null);
    const call = groups.flatMap((group) => Object.entries(group)).find(([name]) => name === operation)?.[1];
    if (typeof call !== "function") throw new Error(`The generated client has no ${operation}`);
    return (await call(...values)).data;
  };
}
