import type { Grant } from '@/lib/auth/person-schema';
import { roleLabel } from '@/lib/auth/roles';

/** Where a person's page is. */
export function personHref(id: string): string {
  return `/settings/people/${id}`;
}

/** Where a service account's page is. */
export function serviceAccountHref(id: string): string {
  return `/settings/service-accounts/${id}`;
}

/** "Admin, Publisher (development, staging)"; "none" without any. */
export function rolesInWords(grants: readonly Grant[]): string {
  const roles = [...new Set(grants.map(({ role }) => role))];
  const words = roles.map((role) => {
    const where = grants
      .filter((grant) => grant.role === role)
      .flatMap(({ environment }) => environment ?? []);
    return where.length > 0 ? `${roleLabel(role)} (${where.join(', ')})` : roleLabel(role);
  });
  return words.join(', ') || 'none';
}
