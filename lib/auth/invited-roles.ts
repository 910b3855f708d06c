import type { Grant } from './person-schema';
import { isRole } from './roles';

/** How an invitation keeps a role: its name, and after "@" the key of the only environment it is for. */
export function keptRole({ role, environment }: Grant): string {
  return environment === null ? role : `${role}@${environment}`;
}

/** The roles that an invitation gives; what is no role any more is left out. */
export function invitedGrants(kept: readonly string[]): Grant[] {
  return kept.flatMap((text): Grant[] => {
    const [role = '', environment = null] = text.split('@');
    return isRole(role) ? [{ role, environment }] : [];
  });
}
