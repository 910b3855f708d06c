import { idSchema } from '@/lib/core/record-schema';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { allows } from '../permissions';
import type { ServiceAccountDto } from '../service-account';
import { type TokenDto, tokenStatus } from '../token-schema';
import { actorNames } from './actor-names';
import { type Caller, forbid } from './command';
import { serviceAccountSelection, toServiceAccountDto } from './service-account-records';

/** Every router's token, newest first, those that still work before the rest. */
export async function listTokens(caller: Caller, now: Date = new Date()): Promise<TokenDto[]> {
  if (!allows(caller.roles, 'routers.read')) throw forbid('routers.read');
  return tokensWhere({ actorId: null }, now);
}

/** A service account with its tokens. */
export interface AnsweredAccount {
  readonly id: string;
  readonly name: string;
  readonly tokens: readonly TokenDto[];
}

/** The tokens that act for the caller, and those of service accounts that the caller answers for. */
export async function listOwnTokens(
  caller: Caller,
  now: Date = new Date(),
): Promise<{ readonly own: readonly TokenDto[]; readonly accounts: readonly AnsweredAccount[] }> {
  const own = await tokensWhere({ actorId: caller.actorId }, now);
  if (caller.personId === null) return { own, accounts: [] };
  const rows = await db().serviceAccount.findMany({
    where: { responsibleId: caller.personId, archivedAt: null },
    select: { id: true, name: true, actorId: true },
    orderBy: { name: 'asc' },
  });
  const accounts: AnsweredAccount[] = [];
  for (const { id, name, actorId } of rows) {
    accounts.push({ id, name, tokens: await tokensWhere({ actorId }, now) });
  }
  return { own, accounts };
}

/** Every service account, by name; those that were archived last. */
export async function listServiceAccounts(
  caller: Caller,
  now: Date = new Date(),
): Promise<ServiceAccountDto[]> {
  if (!allows(caller.roles, 'people.read')) throw forbid('people.read');
  const rows = await db().serviceAccount.findMany({
    select: serviceAccountSelection(now),
    orderBy: [{ name: 'asc' }],
  });
  const accounts = rows.map(toServiceAccountDto);
  return [...accounts.filter((one) => !one.archivedAt), ...accounts.filter((one) => one.archivedAt)];
}

/** One service account with its tokens, or null. */
export async function readServiceAccount(
  caller: Caller,
  id: string,
  now: Date = new Date(),
): Promise<{ readonly account: ServiceAccountDto; readonly tokens: readonly TokenDto[] } | null> {
  if (!allows(caller.roles, 'people.read')) throw forbid('people.read');
  if (!idSchema.safeParse(id).success) return null;
  const row = await db().serviceAccount.findUnique({ where: { id }, select: serviceAccountSelection(now) });
  if (!row) return null;
  const tokens = await tokensWhere({ actor: { service: { id } } }, now);
  return { account: toServiceAccountDto(row), tokens };
}

async function tokensWhere(where: Prisma.RouterTokenWhereInput, now: Date): Promise<TokenDto[]> {
  const rows = await db().routerToken.findMany({
    where,
    include: { environment: { select: { key: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });
  const names = await actorNames(
    db(),
    rows.flatMap(({ createdById, revokedById }) => [createdById, revokedById]),
  );
  const tokens = rows.map((row) => ({
    id: row.id,
    name: row.name,
    environment: row.environment.key,
    scopes: row.scopes,
    status: tokenStatus(row, now),
    createdAt: instant(row.createdAt),
    createdBy: names.get(row.createdById ?? '') ?? null,
    lastUsedAt: row.lastUsedAt ? instant(row.lastUsedAt) : null,
    expiresAt: row.expiresAt ? instant(row.expiresAt) : null,
    revokedAt: row.revokedAt ? instant(row.revokedAt) : null,
    revokedBy: names.get(row.revokedById ?? '') ?? null,
  }));
  return [
    ...tokens.filter((one) => one.status === 'active'),
    ...tokens.filter((one) => one.status !== 'active'),
  ];
}
