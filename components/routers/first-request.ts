import type { Scope } from '@/lib/auth/scopes';

/** A command to paste that shows the token at work: the policy if it may read that, else the catalogue. */
export function firstRequest(
  origin: string,
  token: string,
  environment: string,
  scopes: readonly Scope[],
): string {
  const path = scopes.includes('policy:read')
    ? `/api/v1/environments/${environment}/policy`
    : '/api/v1/catalog/offerings?limit=5';
  return `curl --compressed -H 'Authorization: Bearer ${token}' '${new URL(path, origin).href}'`;
}
