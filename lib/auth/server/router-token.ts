import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { bearer, parseToken, refuseToken, TOKEN_REFUSALS } from '@/lib/delivery/token';
import type { HeldRole } from '../permissions';
import type { Scope } from '../scopes';
import { callerOfActor } from './caller-of-actor';
import type { Caller } from './command';

/** Who calls with a token of any kind. */
export interface RouterCaller {
  readonly tokenId: string;
  readonly environmentId: string;
  /** The environment's key. */
  readonly environment: string;
}

/** Who calls the admin plane with a token: somebody whom it acts for, with the roles that they hold there now. */
export interface TokenCaller extends RouterCaller {
  readonly caller: Caller;
  readonly scopes: readonly string[];
  readonly tokenName: string;
  readonly expiresAt: Date | null;
}

/** Milliseconds between two notes of a token's last use, so that polling does not become writing. */
const LAST_USED_EVERY = 60_000;

/**
 * Checks the token of a request to a route that reads the database anyway (delivery hosts have their own table in
 * memory).
 *
 * @throws AppError unauthenticated (no token, or one that does not hold) or forbidden (lacks the scope)
 */
export async function authenticateToken(
  headers: Headers,
  scope: Scope,
  now: Date = new Date(),
): Promise<RouterCaller> {
  const { row } = await presentedToken(headers, now);
  requireScope(row.scopes, scope);
  await noteUse(row.id, now);
  return { tokenId: row.id, environmentId: row.environmentId, environment: row.environment.key };
}

/**
 * Checks the token of a request to the admin plane: it must act for somebody, who does what they may do now, in the
 * token's environment alone.
 *
 * @param scope null = whatever it may
 * @throws AppError unauthenticated, or forbidden (a router's token, or one without the scope)
 */
export async function authenticateActor(
  headers: Headers,
  scope: Scope | null,
  now: Date = new Date(),
): Promise<TokenCaller> {
  const { row, caller } = await presentedToken(headers, now);
  if (!caller) {
    throw new AppError(
      'forbidden',
      'This is the token of a router, which reads what is published and nothing else. Make one of your own under Settings, My tokens.',
    );
  }
  if (scope !== null) requireScope(row.scopes, scope);
  await noteUse(row.id, now);
  return {
    tokenId: row.id,
    tokenName: row.name,
    environmentId: row.environmentId,
    environment: row.environment.key,
    scopes: row.scopes,
    expiresAt: row.expiresAt,
    caller,
  };
}

/** The roles of somebody as far as they reach into one environment, and nowhere else. */
function rolesIn(environmentId: string, roles: readonly HeldRole[]): HeldRole[] {
  return roles
    .filter((held) => held.environmentId === null || held.environmentId === environmentId)
    .map(({ role }) => ({ role, environmentId }));
}

async function presentedToken(headers: Headers, now: Date) {
  const text = bearer(headers.get('authorization') ?? undefined);
  if (text === null) throw new AppError('unauthenticated', 'Send a token: Authorization: Bearer flr_….');
  const parsed = parseToken(text);
  if (!parsed.ok) throw new AppError('unauthenticated', TOKEN_REFUSALS[parsed.reason]);
  const row = await db().routerToken.findUnique({ where: { id: parsed.id }, include: { environment: true } });
  const known = row
    ? {
        id: row.id,
        environment: row.environment.key,
        scopes: row.scopes,
        secretHash: row.secretHash,
        expiresAt: row.expiresAt?.getTime() ?? null,
        revokedAt: row.revokedAt?.getTime() ?? null,
      }
    : undefined;
  const refusal = refuseToken(known, parsed.secret, now.getTime());
  if (!row || refusal) throw new AppError('unauthenticated', TOKEN_REFUSALS[refusal ?? 'unknown']);
  return { row, caller: row.actorId === null ? null : await actingFor(row.actorId, row.environmentId) };
}

/**
 * Whom a token acts for, with the roles that they hold in its environment. One whose person left, or whose service account nobody answers for, does
 * not hold; and what every role may read is not for whoever has none there.
 */
async function actingFor(actorId: string, environmentId: string): Promise<Caller> {
  const caller = await callerOfActor(db(), actorId);
  if (!caller) {
    throw new AppError(
      'unauthenticated',
      'Whoever this token acts for has left, or nobody answers for it any more.',
    );
  }
  const roles = rolesIn(environmentId, caller.roles);
  if (roles.length === 0) {
    throw new AppError('forbidden', 'Whoever this token acts for holds no role in its environment.');
  }
  return { ...caller, roles };
}

function requireScope(scopes: readonly string[], scope: Scope): void {
  if (!scopes.includes(scope)) {
    throw new AppError('forbidden', `This token does not have the scope ${scope}.`);
  }
}

async function noteUse(id: string, now: Date): Promise<void> {
  await db().routerToken.updateMany({
    where: {
      id,
      OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(now.getTime() - LAST_USED_EVERY) } }],
    },
    data: { lastUsedAt: now },
  });
}
