const connectTimeoutSeconds = 3;

/**
 * Asks a server for one row.
 * @param {string} url
 * @returns {Promise<Error | null>} null when it answered
 */
export async function pingServer(url) {
  return await withServer(url, async (sql) => {
    await sql`select 1`;
    return null;
  }).catch((error) => error);
}

/**
 * Creates a database unless it exists.
 * @param {string} url of another database on the server
 * @param {string} name
 */
export async function ensureDatabase(url, name) {
  await withServer(url, async (sql) => {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`;
    if (found) return;
    // 42P04: another starter was faster.
    await sql`create database ${sql(name)}`.catch((error) => {
      if (error.code !== "42P04" && error.code !== "23505") throw error;
    });
  });
}

// Imported late: the launcher's first step is to install this package.
async function withServer(url, work) {
  const { default: postgres } = await import("postgres");
  const sql = postgres(url, { max: 1, connect_timeout: connectTimeoutSeconds, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
