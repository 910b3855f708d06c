import { idSchema } from '@/lib/core/record-schema';
import { db, type Transaction } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { readGroup } from '../../scim/group';
import { listResponse, readListQuery, readWanted, shaped, wants } from '../../scim/list-query';
import { type Lowered, lowered, patched } from '../../scim/patch';
import { ScimError } from '../../scim/scim-error';
import type { ScimAnswer } from './answer';
import { findGroup, type GroupRow, groupSelection, toGroup } from './group-resource';
import { addGroup, removeGroup, updateGroup } from './group-writing';
import { change, readScimBody, requireVersion, type ScimCall } from './route';
import { versionOf } from './user-resource';
import { groupsWhere } from './where';

const SORTED: Readonly<Record<string, (order: Prisma.SortOrder) => Prisma.GroupOrderByWithRelationInput>> = {
  id: (order) => ({ id: order }),
  displayname: (order) => ({ name: order }),
  externalid: (order) => ({ externalId: order }),
  'meta.created': (order) => ({ createdAt: order }),
  'meta.lastmodified': (order) => ({ updatedAt: order }),
};

/** GET /Groups: this provider's groups. */
export async function listGroups({ url, base, provider }: ScimCall): Promise<ScimAnswer> {
  const query = readListQuery(url.searchParams);
  const wanted = readWanted(url.searchParams);
  const where: Prisma.GroupWhereInput = {
    AND: [{ providerId: provider.id }, query.filter ? groupsWhere(query.filter) : {}],
  };
  const total = await db().group.count({ where });
  const by = (query.sortBy && SORTED[query.sortBy]) || SORTED['meta.created'];
  const order = by ? [by(query.descending ? 'desc' : 'asc')] : [];
  const rows: GroupRow[] =
    query.count === 0
      ? []
      : await db().group.findMany({
          where,
          select: groupSelection(wants(wanted, 'members')),
          orderBy: [...order, { id: 'asc' }],
          skip: query.startIndex - 1,
          take: query.count,
        });
  return {
    body: listResponse(
      total,
      query.startIndex,
      rows.map((row) => shaped(toGroup(row, provider.id, base), wanted)),
    ),
  };
}

/** GET /Groups/<id> */
export async function readGroupResource(call: ScimCall): Promise<ScimAnswer> {
  const withMembers = wants(readWanted(call.url.searchParams), 'members');
  const row = await requireGroup(db(), call, withMembers);
  if (call.request.headers.get('if-none-match') === versionOf(row)) {
    return { status: 304, version: versionOf(row) };
  }
  return one(row, call);
}

/** POST /Groups */
export async function createGroup(call: ScimCall): Promise<ScimAnswer> {
  const said = readGroup(lowered(await readScimBody(call.request)) as Lowered);
  return one(await change((tx) => addGroup(tx, call, said)), call, 201);
}

/** PUT /Groups/<id> */
export const replaceGroup = (call: ScimCall): Promise<ScimAnswer> =>
  editGroup(call, (_, body) => lowered(body) as Lowered);

/** PATCH /Groups/<id> */
export const patchGroup = (call: ScimCall): Promise<ScimAnswer> => editGroup(call, patched);

async function editGroup(
  call: ScimCall,
  edit: (before: Lowered, body: unknown) => Lowered,
): Promise<ScimAnswer> {
  const body = await readScimBody(call.request);
  const row = await change(async (tx) => {
    const before = await requireGroup(tx, call);
    requireVersion(call.request, versionOf(before));
    const resource = lowered(toGroup(before, call.provider.id, call.base)) as Lowered;
    return updateGroup(tx, call, before, readGroup(edit(resource, body)));
  });
  return one(row, call);
}

/** DELETE /Groups/<id>: what it gave ends. */
export async function deleteGroup(call: ScimCall): Promise<ScimAnswer> {
  await change(async (tx) => {
    const before = await requireGroup(tx, call);
    requireVersion(call.request, versionOf(before));
    await removeGroup(tx, call, before);
  });
  return { status: 204 };
}

function one(row: GroupRow, { base, url, provider }: ScimCall, status: 200 | 201 = 200): ScimAnswer {
  const group = toGroup(row, provider.id, base);
  return {
    status,
    body: shaped(group, readWanted(url.searchParams)),
    version: group.meta.version,
    location: group.meta.location,
  };
}

async function requireGroup(
  tx: Transaction,
  { provider, id }: ScimCall,
  withMembers = true,
): Promise<GroupRow> {
  const row = idSchema.safeParse(id).success ? await findGroup(tx, provider.id, id, withMembers) : null;
  if (!row) throw new ScimError(404, 'This provider has no such group.');
  return row;
}
