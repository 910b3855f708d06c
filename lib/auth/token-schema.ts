import { z } from 'zod';
import { lineSchema } from '@/lib/core/plain-text';
import { idSchema } from '@/lib/core/record-schema';
import { environmentKeySchema } from './person-schema';
import { ROUTER_SCOPES, SCOPES, type Scope } from './scopes';

/** One line a person reads when choosing a scope. */
export const SCOPE_SUMMARIES: Readonly<Record<Scope, string>> = {
  'policy:read': 'Read the active policy of its environment, follow it and ask for decisions',
  'catalog:read': 'Read the catalogue: offerings, prices, limits and their sources',
  'policy:write': 'Change drafts and ask for approval',
  'policy:approve': 'Approve, as the person who holds it',
  'policy:publish': 'Publish, roll back, stop and lift',
  'routers:read': 'Read which routers run which version',
  'contracts:read': 'Read contracts and clauses without money, notes and passages',
  'contracts:read_full': 'Read those too, but of contracts that are limited to named readers',
  'clearance:read': 'Ask what offerings are cleared for in its environment, until when and why',
  'audit:read': 'Read the audit trail, for whoever may read it in the console',
  'telemetry:write': 'Report how often each rule and offering was decided for, never content',
};

const scopesOf = (allowed: readonly Scope[]) =>
  z
    .array(z.enum(allowed, 'There is no such scope.'), 'Choose scopes.')
    .min(1, 'Choose at least one scope.')
    .transform((scopes): Scope[] => SCOPES.filter((scope) => scopes.includes(scope)));

const tokenFields = {
  /** The environment's key. */
  environment: environmentKeySchema,
  /** Days from now; null = until it is revoked. */
  expiresInDays: z
    .int('Use a whole number of days.')
    .min(1, 'Use at least one day.')
    .max(3650, 'Use at most 3,650 days.')
    .nullable(),
};

export const createTokenSchema = z.object({
  ...tokenFields,
  name: lineSchema('Enter a name that says which router uses it.', 100),
  scopes: scopesOf(ROUTER_SCOPES),
});

/** A token that acts for the person who makes it, or for a service account that they answer for. */
export const createOwnTokenSchema = z.object({
  ...tokenFields,
  name: lineSchema('Enter a name that says what uses it.', 100),
  scopes: scopesOf(SCOPES),
  /** Null = for the person. */
  serviceAccountId: idSchema.nullable(),
});
export type CreateOwnToken = z.input<typeof createOwnTokenSchema>;

/** A token's public id. */
export const tokenIdSchema = z.string().regex(/^[0-9A-Za-z]{4,32}$/, 'There is no such token.');

export type CreateToken = z.input<typeof createTokenSchema>;

/** A token as the routers screen shows it. Instants as ISO 8601 in UTC. */
export interface TokenDto {
  /** The public part: what logs show. */
  readonly id: string;
  readonly name: string;
  /** The environment's key. */
  readonly environment: string;
  readonly scopes: readonly string[];
  readonly status: TokenStatus;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly lastUsedAt: string | null;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
}

export type TokenStatus = 'active' | 'expired' | 'revoked';

/** A token's state at `now`; it ends at the very instant of `expiresAt`. */
export function tokenStatus(
  token: { readonly expiresAt: Date | null; readonly revokedAt: Date | null },
  now: Date,
): TokenStatus {
  if (token.revokedAt) return 'revoked';
  return token.expiresAt && token.expiresAt <= now ? 'expired' : 'active';
}
