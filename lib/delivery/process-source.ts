import path from 'node:path';
import { EnvironmentProblem, env } from '@/lib/env';
import { type Audience, audienceOf } from './audience';
import type { DeliverySource } from './delivery-source';
import { deliveryLog, type SourceLog } from './log';
import { type Metrics, metricsOf } from './metrics';
import { postgresSource } from './source';

interface Running {
  readonly source: DeliverySource;
  readonly log: SourceLog;
  readonly audience: Audience;
  readonly metrics: Metrics;
  /** Settles after the first look at the database. */
  readonly started: Promise<void>;
}

const cache = globalThis as typeof globalThis & { fairleadDelivery?: Running };

/**
 * The one source of a process that serves the read API beside other things. It begins with the first request, so that a
 * build does not connect, and hangs on globalThis because Next loads each route handler as a module graph of its own.
 */
export async function processSource(): Promise<Running> {
  cache.fairleadDelivery ??= begin();
  await cache.fairleadDelivery.started;
  return cache.fairleadDelivery;
}

function begin(): Running {
  const log = deliveryLog(env().LOG_LEVEL);
  const url = databaseUrl();
  const source = postgresSource({
    url,
    directUrl: env().DATABASE_DIRECT_URL ?? url,
    log,
    sealingKey: env().FAIRLEAD_DELIVERY_KEY,
    roots: env().FAIRLEAD_ROOTS,
    file: path.resolve(env().FAIRLEAD_DATA_DIR, 'delivery', `snapshot-console-${env().PORT}`),
  });
  const audience = audienceOf(source);
  return { source, log, audience, metrics: metricsOf(source, audience), started: source.start() };
}

/** The delivery role's URL, or the application's where a deployment has no other: it may read the same and more. */
function databaseUrl(): string {
  try {
    return env().DATABASE_DELIVERY_URL;
  } catch (error) {
    if (error instanceof EnvironmentProblem) return env().DATABASE_URL;
    throw error;
  }
}

/** Makes `processSource` return `running`, or begin anew when undefined: for tests. */
export function replaceProcessSource(running: Running | undefined): void {
  if (running) cache.fairleadDelivery = running;
  else delete cache.fairleadDelivery;
}
