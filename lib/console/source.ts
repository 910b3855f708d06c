import path from 'node:path';
import type { SourceLog } from '@/lib/delivery/log';
import { type PostgresSource, postgresSource } from '@/lib/delivery/source';
import { type Env, EnvironmentProblem } from '@/lib/env';

/** What the console's process serves to routers, kept apart on disk from what a delivery process on the same machine keeps. */
export function consoleSource(env: Env, log: SourceLog): PostgresSource {
  const url = databaseUrl(env);
  return postgresSource({
    url,
    directUrl: env.DATABASE_DIRECT_URL ?? url,
    log,
    sealingKey: env.FAIRLEAD_DELIVERY_KEY,
    roots: env.FAIRLEAD_ROOTS,
    file: path.resolve(env.FAIRLEAD_DATA_DIR, 'delivery', `snapshot-console-${env.PORT}`),
  });
}

/** The delivery role's URL, or the application's where a deployment has no other: it may read the same and more. */
function databaseUrl(env: Env): string {
  try {
    return env.DATABASE_DELIVERY_URL;
  } catch (error) {
    if (error instanceof EnvironmentProblem) return env.DATABASE_URL;
    throw error;
  }
}
