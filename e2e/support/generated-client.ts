import { transform } from "esbuild";
import { generateApi } from "swagger-typescript-api";
import { demo } from "./demo";

type Call = (...values: unknown[]) => Promise<{ data: Record<string, unknown> }>;

/** The operations of the API as the generator names them, in groups by the first part of their paths. */
export type GeneratedClient = Record<string, Record<string, Call>>;

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
  return new Api({ baseApiParams: { headers: { authorization: `Bearer ${secret_key}` } } });
}
