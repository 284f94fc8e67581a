import postgres from "postgres";

/** Refused: the words say what to set. */
export class WrongPooler extends Error {}

type Settings = { url: string; directUrl: string; prepares: boolean };

const CONNECT_TIMEOUT_SECONDS = 10;
/** Somebody else may use a connection of the pooler's in between: then nothing is learned, and it is looked at again. */
const LOOKS = 5;

/**
 * Recognises a pooler that hands one server connection to many clients in turn (PgBouncer in transaction mode and its
 * like), and throws with words that say what to set. There a kept statement is missing from the next connection, and a
 * LISTEN hears nothing. Harmless where there is none; throws what the driver throws where nobody answers.
 */
export async function checkPooler(settings: Settings): Promise<void> {
  const needs = [
    ...(settings.prepares && (await sharesConnections(settings.url)) ? ["DATABASE_PREPARE=off"] : []),
    ...((await sharesConnections(settings.directUrl))
      ? ["DATABASE_DIRECT_URL=(the address of the PostgreSQL server itself)"]
      : []),
  ];
  if (needs.length === 0) return;
  throw new WrongPooler(
    `Between Opentill and PostgreSQL stands a pooler that hands connections around. Set ${needs.join(" and ")}.`,
  );
}

/**
 * Whether two open connections were served by the same process of the server. A server of one's own never does that; a
 * pooler in transaction mode gives the second client the connection that the first has just let go.
 */
async function sharesConnections(url: string): Promise<boolean> {
  const first = open(url);
  const second = open(url);
  try {
    for (let look = 0; look < LOOKS; look += 1) {
      if ((await serverProcess(first)) === (await serverProcess(second))) return true;
    }
    return false;
  } finally {
    await Promise.all([first.end({ timeout: 1 }), second.end({ timeout: 1 })]);
  }
}

function open(url: string) {
  return postgres(url, {
    max: 1,
    prepare: false,
    fetch_types: false,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    onnotice: () => {},
    connection: { application_name: "opentill check" },
  });
}

async function serverProcess(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  if (!row) throw new Error("The server did not say which process serves it.");
  return row.pid;
}
