import { db } from '@/lib/db/client';
import type { EndpointDetail, EndpointRow } from '../endpoint';
import { endpointDto } from './endpoint-commands';

/** How many keys of offerings a screen is told of. */
const CALLED = 1000;

/** The endpoints by key, each with how many offerings are called there. */
export async function listEndpoints(): Promise<EndpointRow[]> {
  const [rows, counts] = await Promise.all([
    db().endpoint.findMany({ where: { archivedAt: null }, orderBy: { key: 'asc' } }),
    db().offering.groupBy({ by: ['endpoint'], where: { archivedAt: null }, _count: { _all: true } }),
  ]);
  const offerings = new Map(counts.map(({ endpoint, _count }) => [endpoint, _count._all]));
  return rows.map((row) => ({ ...endpointDto(row), offerings: offerings.get(row.key) ?? 0 }));
}

/** One endpoint with what is called there, or null. */
export async function getEndpoint(key: string): Promise<EndpointDetail | null> {
  const row = await db().endpoint.findFirst({ where: { key, archivedAt: null } });
  if (!row) return null;
  const where = { endpoint: key, archivedAt: null } as const;
  const [byChannel, called] = await Promise.all([
    db().offering.groupBy({ by: ['channelId'], where, _count: { _all: true } }),
    db().offering.findMany({ where, orderBy: { key: 'asc' }, take: CALLED, select: { key: true } }),
  ]);
  const vendors = await db().vendor.findMany({
    where: { id: { in: byChannel.map(({ channelId }) => channelId) } },
    select: { id: true, key: true, name: true },
    orderBy: { name: 'asc' },
  });
  const channels = vendors.map(({ id, key: channel, name }) => ({
    key: channel,
    name,
    offerings: byChannel.find(({ channelId }) => channelId === id)?._count._all ?? 0,
  }));
  return {
    ...endpointDto(row),
    channels,
    called: called.map((offering) => offering.key),
    offerings: channels.reduce((sum, channel) => sum + channel.offerings, 0),
  };
}

/** The dialects that offerings are called in, ascending. */
export async function knownDialects(): Promise<string[]> {
  const rows = await db().offering.findMany({
    where: { archivedAt: null },
    distinct: ['api'],
    orderBy: { api: 'asc' },
    select: { api: true },
  });
  return rows.map(({ api }) => api);
}
