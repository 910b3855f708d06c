import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import next from 'next';
import { deliveryHost } from '@/lib/delivery/host';
import { deliveryLog } from '@/lib/delivery/log';
import { EnvironmentProblem, env } from '@/lib/env';
import { passDoor } from '@/lib/http/door';
import { isForNext } from './next-paths';
import { consoleSource } from './source';

/** Ms for answers under way to end. Whoever supervises a process waits for ten seconds before killing it. */
const GRACE_MS = 8_000;

/** The console's process: the read API, answered as the delivery process does, and Next for everything else. Runs until SIGTERM. */
async function main(): Promise<void> {
  const { HOST, PORT, LOG_LEVEL, NEXTAUTH_URL: site } = env();
  const development = process.argv.includes('--dev');
  const log = deliveryLog(LOG_LEVEL);
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
  const host = deliveryHost({
    source,
    log,
    elsewhere: {
      takes: isForNext,
      answer: (request, response) => {
        if (passDoor(request, response, { site, development })) return;
        handle(request, response).catch((error: unknown) => brokenOff(error, request, response));
      },
    },
  });

  function brokenOff(error: unknown, request: IncomingMessage, response: ServerResponse): void {
    log.error({ event: 'defect', method: request.method, err: error }, 'a page met a defect');
    if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' });
    response.end();
  }

  await host.listen(PORT, HOST);
  log.info({ event: 'listening', address: HOST, port: PORT }, 'the console listens');
  // Ready once the first look at the database has succeeded, however long that takes.
  void source.start();

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ event: 'draining', signal }, 'no new connections; finishing what is under way');
    // The sockets of development's browsers never end by themselves.
    const cut = setTimeout(() => process.exit(0), development ? 500 : GRACE_MS + 1_000);
    await host.close(GRACE_MS);
    await Promise.allSettled([source.close(), app.close()]);
    clearTimeout(cut);
    log.info({ event: 'stopped' }, 'stopped');
    process.exit(0);
  };
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));
}

main().catch((error: unknown) => {
  const taken = (error as { code?: string }).code === 'EADDRINUSE';
  let reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (taken) reason = 'The port of PORT is in use: stop what uses it, or choose another.';
  else if (error instanceof EnvironmentProblem) reason = error.message;
  process.stderr.write(`The console cannot start. ${reason}\n`);
  process.exit(1);
});
