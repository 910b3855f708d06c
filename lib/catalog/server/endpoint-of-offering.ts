import { invalid } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';

/** What an endpoint and the offerings that are called there must agree in. */
interface Called {
  readonly endpoint: string;
  /** The offering's dialect. */
  readonly api: string;
}

/**
 * Refuses an endpoint that there is not, or that speaks another dialect alone; keeps it from being archived meanwhile.
 *
 * @throws AppError invalid at `/endpoint`
 */
export async function requireEndpoint(tx: Transaction, { endpoint, api }: Called): Promise<void> {
  await tx.$queryRaw`SELECT id FROM endpoints WHERE key = ${endpoint} FOR SHARE`;
  const row = await tx.endpoint.findFirst({ where: { key: endpoint, archivedAt: null } });
  const message = !row
    ? `There is no endpoint ${endpoint}.`
    : row.api !== null && row.api !== api
      ? `${endpoint} speaks ${row.api} alone, and this is called in ${api}.`
      : null;
  if (message) throw invalid([{ path: '/endpoint', message }]);
}

/** The same for an offering that is made: an endpoint that there is not yet is made with it, under its key. */
export async function ensureEndpoint(tx: Transaction, called: Called, now: Date): Promise<void> {
  const { endpoint: key } = called;
  const there = await tx.endpoint.findUnique({ where: { key } });
  if (there && there.archivedAt === null) return requireEndpoint(tx, called);
  await tx.endpoint.upsert({
    where: { key },
    create: { key, name: key, description: '', createdAt: now },
    update: { archivedAt: null, revision: { increment: 1 } },
  });
}
