import { idSchema } from '@/lib/core/record-schema';
import { db, type Transaction } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { listResponse, readListQuery, readWanted, shaped } from '../../scim/list-query';
import { type Lowered, lowered, patched } from '../../scim/patch';
import { ScimError } from '../../scim/scim-error';
import { readUser } from '../../scim/user';
import type { ScimAnswer } from './answer';
import { change, readScimBody, requireVersion, type ScimCall } from './route';
import { findUser, toUser, type UserRow, userSelection, versionOf } from './user-resource';
import { addUser, letGo, updateUser } from './user-writing';
import { usersWhere } from './where';

/** By what else a client asks to sort, the order is that in which they came. */
const SORTED: Readonly<Record<string, (order: Prisma.SortOrder) => Prisma.PersonOrderByWithRelationInput>> = {
  id: (order) => ({ id: order }),
  displayname: (order) => ({ name: order }),
  'name.formatted': (order) => ({ name: order }),
  externalid: (order) => ({ externalId: order }),
  'meta.created': (order) => ({ createdAt: order }),
};

/** GET /Users: the people whom this provider told of. */
export async function listUsers({ url, base, provider }: ScimCall): Promise<ScimAnswer> {
  const query = readListQuery(url.searchParams);
  const where: Prisma.PersonWhereInput = {
    AND: [{ providerId: provider.id }, query.filter ? usersWhere(query.filter) : {}],
  };
  const total = await db().person.count({ where });
  const by = (query.sortBy && SORTED[query.sortBy]) || SORTED['meta.created'];
  const order = by ? [by(query.descending ? 'desc' : 'asc')] : [];
  const rows =
    query.count === 0
      ? []
      : await db().person.findMany({
          where,
          select: userSelection,
          orderBy: [...order, { id: 'asc' }],
          skip: query.startIndex - 1,
          take: query.count,
        });
  const wanted = readWanted(url.searchParams);
  return {
    body: listResponse(
      total,
      query.startIndex,
      rows.map((row) => shaped(toUser(row, base), wanted)),
    ),
  };
}

/** GET /Users/<id> */
export async function readUserResource(call: ScimCall): Promise<ScimAnswer> {
  const row = await requireUser(db(), call);
  if (call.request.headers.get('if-none-match') === versionOf(row)) {
    return { status: 304, version: versionOf(row) };
  }
  return one(row, call);
}

/** POST /Users: makes an account, or takes over one whose address is the provider's to vouch for. */
export async function createUser(call: ScimCall): Promise<ScimAnswer> {
  const said = readUser(lowered(await readScimBody(call.request)) as Lowered, null);
  const row = await change((tx) => addUser(tx, call, said));
  return one(row, call, 201);
}

/** PUT /Users/<id> */
export const replaceUser = (call: ScimCall): Promise<ScimAnswer> =>
  editUser(call, (_, body) => lowered(body) as Lowered);

/** PATCH /Users/<id> */
export const patchUser = (call: ScimCall): Promise<ScimAnswer> => editUser(call, patched);

async function editUser(
  call: ScimCall,
  edit: (before: Lowered, body: unknown) => Lowered,
): Promise<ScimAnswer> {
  const body = await readScimBody(call.request);
  const row = await change(async (tx) => {
    const before = await requireUser(tx, call);
    requireVersion(call.request, versionOf(before));
    const resource = lowered(toUser(before, call.base)) as Lowered;
    return updateUser(tx, call, before, readUser(edit(resource, body), resource));
  });
  return one(row, call);
}

/** DELETE /Users/<id>: ends the person's access and lets them go. What they did here stays, and so does who did it. */
export async function deleteUser(call: ScimCall): Promise<ScimAnswer> {
  await change(async (tx) => {
    const before = await requireUser(tx, call);
    requireVersion(call.request, versionOf(before));
    await letGo(tx, call, before);
  });
  return { status: 204 };
}

function one(row: UserRow, { base, url }: ScimCall, status: 200 | 201 = 200): ScimAnswer {
  const user = toUser(row, base);
  return {
    status,
    body: shaped(user, readWanted(url.searchParams)),
    version: user.meta.version,
    location: user.meta.location,
  };
}

async function requireUser(tx: Transaction, { provider, id }: ScimCall): Promise<UserRow> {
  const row = idSchema.safeParse(id).success ? await findUser(tx, provider.id, id) : null;
  if (!row) throw new ScimError(404, 'This provider told of no such user.');
  return row;
}
