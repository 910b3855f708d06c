import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/env';
import { type Prisma, PrismaClient } from './generated/client';

export type Database = PrismaClient;
/** What a command writes through. Audit entries take one too, so that neither can be written without the other. */
export type Transaction = Prisma.TransactionClient;

const cache = globalThis as typeof globalThis & { fairleadDatabase?: Database };

/** A client of its own for `url` (tests, scripts). The caller disconnects it. */
export function connect(url: string): Database {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 10 }) });
}

/**
 * This process' client. It hangs on globalThis because Next loads route handlers, pages and instrumentation as
 * separate module graphs.
 */
export function db(): Database {
  cache.fairleadDatabase ??= connect(env().DATABASE_URL);
  return cache.fairleadDatabase;
}

/** Makes `db()` return `database` (or connect anew when undefined): for scripts and tests that bring their own. */
export function bringDatabase(database: Database | undefined): void {
  if (database) cache.fairleadDatabase = database;
  else delete cache.fairleadDatabase;
}
