import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { env } from '@/lib/env';
import { countedClient, type QueryErrors } from './counted-client';
import { type Prisma, PrismaClient } from './generated/client';

export type Database = PrismaClient;
/** What a command writes through. Audit entries take one too, so that neither can be written without the other. */
export type Transaction = Prisma.TransactionClient;

const cache = globalThis as typeof globalThis & { fairleadDatabase?: Database; fairleadPool?: CountedPool };

interface CountedPool {
  readonly pool: Pool;
  readonly errors: QueryErrors;
}

/** Connections of a process, at most. */
const MOST = 10;
/** Ms to wait for one of them: as long as the most patient transaction does. */
const WAIT_MS = 30_000;
/** Ms of silence on a connection until the server is asked whether it is still there: firewalls forget connections. */
const SILENCE_MS = 60_000;

/** A client of its own for `url` (tests, scripts). The caller disconnects it. */
export function connect(url: string): Database {
  return clientOf(countedPool(url));
}

function countedPool(url: string): CountedPool {
  const errors: QueryErrors = { outage: 0, conflict: 0, other: 0 };
  const pool = new Pool({
    connectionString: url,
    max: MOST,
    application_name: 'fairlead-console',
    connectionTimeoutMillis: WAIT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: SILENCE_MS,
    Client: countedClient(errors),
  });
  return { pool, errors };
}

function clientOf({ pool }: CountedPool): Database {
  return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
}

/**
 * This process' client. It hangs on globalThis because Next loads route handlers, pages and instrumentation as
 * separate module graphs.
 */
export function db(): Database {
  if (!cache.fairleadDatabase) {
    cache.fairleadPool = countedPool(env().DATABASE_URL);
    cache.fairleadDatabase = clientOf(cache.fairleadPool);
  }
  return cache.fairleadDatabase;
}

/** The connections of `db()`, and how often its queries failed since the process began. */
export function poolCounts(): {
  readonly most: number;
  readonly open: number;
  readonly idle: number;
  readonly waiting: number;
  readonly errors: Readonly<QueryErrors>;
} {
  const { pool, errors } = cache.fairleadPool ?? {};
  return {
    most: MOST,
    open: pool?.totalCount ?? 0,
    idle: pool?.idleCount ?? 0,
    waiting: pool?.waitingCount ?? 0,
    errors: errors ?? { outage: 0, conflict: 0, other: 0 },
  };
}

/** Makes `db()` return `database` (or connect anew when undefined): for scripts and tests that bring their own. */
export function bringDatabase(database: Database | undefined): void {
  if (database) cache.fairleadDatabase = database;
  else delete cache.fairleadDatabase;
}
