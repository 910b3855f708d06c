// HEALTHCHECK of a container: exit code 0 while the process in it answers at /healthz on the port that is named.
const port = process.argv[2] || process.env.PORT || '3000';

fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4_000) })
  .then((answer) => process.exit(answer.ok ? 0 : 1))
  .catch(() => process.exit(1));
