import path from 'node:path';
import { EnvironmentProblem, env } from '@/lib/env';
import { log as logOf } from '@/lib/observe/log';
import { deliveryHost } from './host';
import { portProblem } from './port-problem';
import { postgresSource } from './source';

/** Ms for answers under way to end. */
const GRACE_MS = 8_000;

/** The delivery process: reads DATABASE_DELIVERY_URL, DATABASE_DIRECT_URL, FAIRLEAD_DATA_DIR, HOST, DELIVERY_PORT, DELIVERY_STATUS_PORT, FAIRLEAD_ROOTS, FAIRLEAD_DRAIN_SECONDS and LOG_LEVEL, and runs until SIGTERM. */
async function main(): Promise<void> {
  const { DATABASE_DELIVERY_URL, DATABASE_DIRECT_URL, HOST, DELIVERY_PORT, FAIRLEAD_DRAIN_SECONDS } = env();
  const sealingKey = env().FAIRLEAD_DELIVERY_KEY;
  const log = logOf('delivery');
  const source = postgresSource({
    url: DATABASE_DELIVERY_URL,
    directUrl: DATABASE_DIRECT_URL ?? DATABASE_DELIVERY_URL,
    log,
    sealingKey,
    roots: env().FAIRLEAD_ROOTS,
    // One for each process on a machine: two would overwrite what the other has just read.
    file: path.resolve(env().FAIRLEAD_DATA_DIR, 'delivery', `snapshot-${DELIVERY_PORT}`),
  });
  const host = deliveryHost({ source, log });
  const port = await host.listen(DELIVERY_PORT, HOST);
  const statusPort = env().DELIVERY_STATUS_PORT;
  if (statusPort !== undefined) await host.listenForStatus(statusPort, HOST);
  log.info({ event: 'listening', address: HOST, port }, 'the delivery process listens');
  // Alive from here on; ready once the first look at the database has succeeded, however long that takes.
  void source.start();

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ event: 'draining', signal }, 'ending: no longer ready, and finishing what is under way');
    await host.close(GRACE_MS, FAIRLEAD_DRAIN_SECONDS * 1_000);
    await source.close();
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
  process.stderr.write(`The delivery process cannot start. ${reason}\n`);
  process.exit(1);
});
