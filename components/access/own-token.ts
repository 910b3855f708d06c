import { SCOPES, type Scope, SERVICE_SCOPES } from '@/lib/auth/scopes';
import type { CreateOwnToken } from '@/lib/auth/token-schema';

/** The scopes that a token can have: a service account approves nothing. */
export function scopesFor(serviceAccountId: string | null): readonly Scope[] {
  return serviceAccountId === null ? SCOPES : SERVICE_SCOPES;
}

/** A token's fields with another one to act for: scopes that it cannot have are taken away. */
export function actingFor(token: CreateOwnToken, serviceAccountId: string | null): CreateOwnToken {
  const allowed = scopesFor(serviceAccountId);
  return { ...token, serviceAccountId, scopes: allowed.filter((scope) => token.scopes.includes(scope)) };
}

/** What to paste to put a token to use on the command line. */
export function loginCommand(origin: string): string {
  return `fairlead login --url ${origin}`;
}
