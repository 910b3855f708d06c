import { randomBytes } from 'node:crypto';
import { instant } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import { formatToken, tokenId } from '@/lib/delivery/token';
import type { Scope } from '../scopes';

const DAY_MS = 86_400_000;

export interface CreatedToken {
  readonly id: string;
  /** The whole token. Stored nowhere: show it once. */
  readonly token: string;
  readonly environment: string;
  readonly expiresAt: string | null;
}

export interface NewToken {
  readonly name: string;
  readonly environment: { readonly id: string; readonly key: string };
  readonly scopes: readonly Scope[];
  readonly expiresInDays: number | null;
  /** Whom it acts as; null = a router's. */
  readonly actorId: string | null;
  readonly createdById: string;
}

/** Makes a token, and tells delivery hosts. */
export async function issueToken(tx: Transaction, token: NewToken, now: Date): Promise<CreatedToken> {
  const { environment, expiresInDays: days, scopes, ...fields } = token;
  const id = tokenId(randomBytes(9));
  const { token: text, secretHash } = formatToken(id, randomBytes(32));
  const expiresAt = days === null ? null : new Date(now.getTime() + days * DAY_MS);
  await tx.routerToken.create({
    data: {
      ...fields,
      id,
      environmentId: environment.id,
      scopes: [...scopes],
      secretHash: Uint8Array.from(secretHash),
      expiresAt,
      createdAt: now,
    },
  });
  await tokensChanged(tx);
  return { id, token: text, environment: environment.key, expiresAt: expiresAt && instant(expiresAt) };
}

/**
 * Ends every token that acts for one of these actors.
 * @returns their ids, sorted, for the audit entry
 */
export async function revokeTokensOf(
  tx: Transaction,
  actorIds: readonly string[],
  revokedById: string,
  now: Date,
): Promise<string[]> {
  const wanted = { actorId: { in: [...actorIds] }, revokedAt: null };
  const tokens = await tx.routerToken.findMany({ where: wanted, select: { id: true } });
  if (tokens.length === 0) return [];
  await tx.routerToken.updateMany({ where: wanted, data: { revokedAt: now, revokedById } });
  await tokensChanged(tx);
  return tokens.map(({ id }) => id).sort();
}

/** Tells delivery hosts, at their next poll, to read the tokens again. */
export async function tokensChanged(tx: Transaction): Promise<void> {
  await tx.deliveryState.update({ where: { id: 1 }, data: { tokensRev: { increment: 1 } } });
}
