import type postgres from "postgres";

/**
 * Makes a connection keep each statement it has run. The query builder asks for statements that are parsed anew every
 * time, which costs a second journey to the server; kept ones cost one.
 *
 * The texts that a program can send are few, because values are parameters. Plans are still made for the values at hand
 * (`plan_cache_mode` in `client.ts`), so that partial indexes are found.
 */
export function prepareStatements<Client extends postgres.Sql | postgres.TransactionSql>(
  client: Client,
): Client {
  const { unsafe } = client;
  client.unsafe = ((query, parameters, options) =>
    unsafe(query, parameters, { ...options, prepare: true })) as typeof unsafe;
  if (!("begin" in client)) return client;
  const { begin } = client;
  type Work = (tx: postgres.TransactionSql) => unknown;
  client.begin = ((first: string | Work, second?: Work) =>
    typeof first === "string"
      ? begin(first, (tx) => (second as Work)(prepareStatements(tx)))
      : begin((tx) => first(prepareStatements(tx)))) as typeof begin;
  return client;
}
