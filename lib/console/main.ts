import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import next from 'next';
import { deliveryHost } from '@/lib/delivery/host';
import { portProblem } from '@/lib/delivery/port-problem';
import { EnvironmentProblem, env } from '@/lib/env';
import { passDoor } from '@/lib/http/door';
import type { Check } from '@/lib/observe/check';
import { reportDefect } from '@/lib/observe/defects';
import { log as logOf } from '@/lib/observe/log';
import { takeConsole } from '@/lib/observe/next-errors';
import { isForNext } from './next-paths';
import { pageAccess } from './page-access';
import { adminPlane } from './plane';
import { routePatterns } from './route-patterns';
import { consoleSource } from './source';

/** Ms for answers under way to end. Whoever supervises a process waits for ten seconds before killing it. */
const GRACE_MS = 7_500;

const STARTING: Check = {
  name: 'pages',
  ok: false,
  needed: true,
  reason: 'The pages have not started yet.',
};

/** The console's process: the read API, answered as the delivery process does, and Next for everything else. Runs until SIGTERM. */
async function main(): Promise<void> {
  const { HOST, PORT, CONSOLE_STATUS_PORT, FAIRLEAD_DRAIN_SECONDS, NEXTAUTH_URL: site } = env();
  const development = process.argv.includes('--dev');
  const log = logOf('console');
  // In development people read what Next writes.
  if (!development) takeConsole();
  const app = next({
    dev: development,
    hostname: HOST,
    port: PORT,
    // Next would take every `Upgrade` that comes to our port, and a client that offers HTTP/2 with one (curl --http2) would
    // have no answer. Only development has a use for them.
    ...(!development && { httpServer: createServer() }),
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const source = consoleSource(env(), log);
  const access = pageAccess(routePatterns(development ? '' : '.next'));
  const host = deliveryHost({
    source,
    log,
    checks: async () => (await adminPlane()?.checks()) ?? [STARTING],
    moreMetrics: async () => (await adminPlane()?.metrics()) ?? '',
    elsewhere: {
      takes: isForNext,
      answer: (request, response, { path, requestId }) => {
        access(request, response, path, requestId);
        if (passDoor(request, response, { site, development })) return;
        handle(request, response).catch((error: unknown) => brokenOff(error, request, response));
      },
    },
  });

  function brokenOff(error: unknown, request: IncomingMessage, response: ServerResponse): void {
    reportDefect(error, { method: request.method });
    if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' });
    response.end();
  }

  await host.listen(PORT, HOST);
  if (CONSOLE_STATUS_PORT !== undefined) await host.listenForStatus(CONSOLE_STATUS_PORT, HOST);
  log.info({ event: 'listening', address: HOST, port: PORT }, 'the console listens');
  // Ready once the first look at the database has succeeded, however long that takes.
  void source.start();

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ event: 'draining', signal }, 'ending: no longer ready, and finishing what is under way');
    // The sockets of development's browsers never end by themselves.
    const lingerMs = development ? 0 : FAIRLEAD_DRAIN_SECONDS * 1_000;
    const cut = setTimeout(() => process.exit(0), development ? 500 : lingerMs + GRACE_MS + 1_000);
    await host.close(GRACE_MS, lingerMs);
    await Promise.allSettled([source.close(), app.close(), adminPlane()?.close()]);
    clearTimeout(cut);
    log.info({ event: 'stopped' }, 'stopped');
    process.exit(0);
  };
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));
}

main().catch((error: unknown) => {
  let reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (error instanceof EnvironmentProblem) reason = error.message;
  else reason = portProblem(error) ?? reason;
  process.stderr.write(`The console cannot start. ${reason}\n`);
  process.exit(1);
});
