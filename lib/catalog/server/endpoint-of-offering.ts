import { invalid } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { BulkOperation } from '../bulk-edit';

/** What an endpoint and the offerings that are called there must agree in. */
interface Called {
  readonly endpoint: string;
  /** The offering's dialect. */
  readonly api: string;
}

/**
 * Refuses an endpoint that there is not, or that speaks another dialect alone; keeps it from being archived meanwhile.
 *
 * @throws AppError invalid at `path`
 */
export async function requireEndpoint(
  tx: Transaction,
  { endpoint, api }: Called,
  path = '/endpoint',
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM endpoints WHERE key = ${endpoint} FOR SHARE`;
  const row = await tx.endpoint.findFirst({ where: { key: endpoint, archivedAt: null } });
  const message = !row
    ? `There is no endpoint ${endpoint}.`
    : row.api !== null && row.api !== api
      ? `${endpoint} speaks ${row.api} alone, and this is called in ${api}.`
      : null;
  if (message) throw invalid([{ path, message }]);
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

/**
 * The same for a bulk edit that has offerings called elsewhere, in whatever dialects they are called.
 *
 * @throws AppError invalid at `/operation/value`
 */
export async function requireEndpointOfAll(
  tx: Transaction,
  operation: BulkOperation,
  offerings: readonly string[],
): Promise<void> {
  if (operation.do !== 'set' || operation.field !== 'endpoint') return;
  const apis = await tx.offering.findMany({
    where: { key: { in: [...offerings] } },
    distinct: ['api'],
    select: { api: true },
  });
  for (const { api } of apis)
    await requireEndpoint(tx, { endpoint: String(operation.value), api }, '/operation/value');
}
