// For the image's health check: ends with 0 where the web server of this container reaches its database, else with 1.
const patienceMs = 4_000;

try {
  const answer = await fetch(`http://127.0.0.1:${process.env.PORT || 3000}/api/health`, {
    signal: AbortSignal.timeout(patienceMs),
  });
  const { status } = await answer.json();
  console.log(status);
  process.exitCode = answer.ok ? 0 : 1;
} catch (error) {
  console.log(error instanceof Error ? `${error.message} ${error.cause ?? ""}`.trim() : String(error));
  process.exitCode = 1;
}
