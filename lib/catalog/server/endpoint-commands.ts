import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid, notFound, refused } from '@/lib/core/errors';
import { utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import { type EndpointDto, endpointFields, newEndpoint } from '../endpoint';
import { SET_BY_HAND } from '../plan';
import { writeChanges } from './write-changes';

const byRevision = { id: z.uuid(), revision: z.number().int().min(1).max(2_147_483_647) };

/** Adds a name for where routers call. One that was archived comes back as it is given. */
export const createEndpoint = defineCommand({
  action: 'endpoint.create',
  input: newEndpoint,
  run: async ({ tx, audit }, { key, ...fields }): Promise<EndpointDto> => {
    const before = await tx.endpoint.findUnique({ where: { key } });
    if (before && before.archivedAt === null) {
      throw invalid([{ path: '/key', message: `There is already an endpoint ${key}.` }]);
    }
    const row = await tx.endpoint.upsert({
      where: { key },
      create: { key, ...fields },
      update: { ...fields, archivedAt: null, revision: { increment: 1 } },
    });
    await audit({ subjectType: 'endpoint', subjectId: row.id, data: { key, after: auditable(fields) } });
    return endpointDto(row);
  },
});

/** Changes what is known of an endpoint. Its key stays: routers know it by that. */
export const updateEndpoint = defineCommand({
  action: 'endpoint.update',
  input: endpointFields.extend(byRevision),
  run: async ({ tx, audit }, { id, revision, ...fields }): Promise<EndpointDto> => {
    const before = await lockEndpoint(tx, id, revision);
    await refuseOtherDialects(tx, { key: before.key, api: fields.api }, { endpoint: before.key }, '/api');
    const row = await tx.endpoint.update({ where: { id }, data: { ...fields, revision: { increment: 1 } } });
    const { id: _id, revision: _revision, key, ...old } = endpointDto(before);
    await audit({
      subjectType: 'endpoint',
      subjectId: id,
      data: { key, before: auditable(old), after: auditable(fields) },
    });
    return endpointDto(row);
  },
});

/** Archives an endpoint that no offering is called at. */
export const archiveEndpoint = defineCommand({
  action: 'endpoint.archive',
  input: z.strictObject(byRevision),
  run: async ({ tx, audit, now }, { id, revision }): Promise<{ id: string }> => {
    const { key, name } = await lockEndpoint(tx, id, revision);
    const used = await tx.offering.count({ where: { endpoint: key, archivedAt: null } });
    if (used > 0) {
      const many = used === 1 ? 'One offering is' : `${used.toLocaleString('en')} offerings are`;
      throw refused(`${many} called at ${name}. Move them to another endpoint first.`);
    }
    await tx.endpoint.update({ where: { id }, data: { archivedAt: now, revision: { increment: 1 } } });
    await audit({ subjectType: 'endpoint', subjectId: id, data: { key } });
    return { id };
  },
});

const text = z.string().min(1).max(1000);

/**
 * Has offerings called at another endpoint: one, or every one of a channel that is called at `from`. What was seen is
 * the endpoint of each, and for a channel how many there are; where that has changed nothing is moved.
 */
export const assignEndpoint = defineCommand({
  action: 'offering.assign_endpoint',
  input: z.union([
    z.strictObject({ to: text, from: text, offering: text }),
    z.strictObject({ to: text, from: text, channel: text, count: z.number().int().min(1).max(1_000_000) }),
  ]),
  run: async ({ tx, caller, audit, now }, input): Promise<{ moved: number }> => {
    const { to, from } = input;
    if (to === from) throw invalid([{ path: '/to', message: 'They are called there already.' }]);
    await tx.$queryRaw`SELECT rev FROM catalog_state WHERE id = 1 FOR UPDATE`;
    // Shared, so that it is not archived meanwhile.
    await tx.$queryRaw`SELECT id FROM endpoints WHERE key = ${to} FOR SHARE`;
    const endpoint = await tx.endpoint.findFirst({ where: { key: to, archivedAt: null } });
    if (!endpoint) throw invalid([{ path: '/to', message: `There is no endpoint ${to}.` }]);
    const which =
      'offering' in input
        ? { key: input.offering, endpoint: from }
        : { channel: { key: input.channel }, endpoint: from };
    const rows = await tx.offering.findMany({ where: { ...which, archivedAt: null }, select: { key: true } });
    const seen = 'offering' in input ? 1 : input.count;
    if (rows.length !== seen) throw conflict('endpoint', { offerings: rows.length });
    await refuseOtherDialects(tx, endpoint, which, '/to');
    const moved = rows.length;
    const words = moved === 1 && rows[0] ? rows[0].key : `${moved.toLocaleString('en')} offerings`;
    const after = { value: to, origin: { source: SET_BY_HAND, asOf: utcDate(now) } };
    await writeChanges(
      tx,
      { kind: 'bulk', summary: `Moved ${words} to the endpoint ${to}`, actorId: caller.actorId, at: now },
      rows.map(({ key }) => ({
        change: 'set',
        kind: 'offering',
        key,
        field: 'endpoint',
        before: { value: from, origin: null },
        after,
      })),
    );
    await audit({
      subjectType: 'endpoint',
      subjectId: endpoint.id,
      data: {
        from,
        to,
        ...('offering' in input ? { offering: input.offering } : { channel: input.channel }),
        moved,
      },
    });
    return { moved };
  },
});

type EndpointRecord = NonNullable<Awaited<ReturnType<Transaction['endpoint']['findUnique']>>>;

export function endpointDto(row: EndpointRecord): EndpointDto {
  const { id, revision, key, name, api, baseUrl, region, description } = row;
  return { id, revision, key, name, api, baseUrl, region, description };
}

/** The endpoint, locked until the transaction ends; refused when it is gone or not as the caller saw it. */
async function lockEndpoint(tx: Transaction, id: string, revision: number): Promise<EndpointRecord> {
  await tx.$queryRaw`SELECT id FROM endpoints WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.endpoint.findFirst({ where: { id, archivedAt: null } });
  if (!row) throw notFound('endpoint');
  if (row.revision !== revision) throw conflict('endpoint', endpointDto(row));
  return row;
}

/** An endpoint that speaks one dialect cannot take offerings that are called in another. */
async function refuseOtherDialects(
  tx: Transaction,
  { key, api }: { readonly key: string; readonly api: string | null },
  which: { readonly endpoint: string },
  path: string,
): Promise<void> {
  if (api === null) return;
  const other = await tx.offering.findFirst({
    where: { ...which, archivedAt: null, api: { not: api } },
    select: { key: true, api: true },
  });
  if (!other) return;
  const message = `${other.key} is called in the dialect ${other.api}, and ${key} would speak ${api} alone.`;
  throw invalid([{ path, message }]);
}

/** Without what people wrote in free text. */
function auditable({ description: _description, ...rest }: { readonly description: string }) {
  return rest;
}
