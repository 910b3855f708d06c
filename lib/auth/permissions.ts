import { PERMISSIONS } from './permission-table';
import type { Role } from './roles';

export type Action = keyof typeof PERMISSIONS;
export const ACTIONS = Object.keys(PERMISSIONS) as readonly Action[];

/** A role as it is held: in one environment, or (null) everywhere. */
export interface HeldRole {
  readonly role: Role;
  readonly environmentId: string | null;
}

/** What an action is done to. `environmentId` null or absent = not about one environment. */
export interface Resource {
  readonly environmentId?: string | null;
}

/** The roles that allow an action, in ROLES order: for the sentence that refuses it. */
export function rolesFor(action: Action): readonly Role[] {
  return PERMISSIONS[action];
}

/** Whether someone holding `held` may do `action` to `resource`. */
export function allows(held: readonly HeldRole[], action: Action, resource: Resource = {}): boolean {
  const allowed: readonly Role[] = PERMISSIONS[action];
  const environmentId = resource.environmentId ?? null;
  return held.some(
    (grant) =>
      allowed.includes(grant.role) && (grant.environmentId === null || grant.environmentId === environmentId),
  );
}

/** Whether someone may do `action` somewhere: decides what a screen offers and what is refused before input is read. */
export function allowsSomewhere(held: readonly HeldRole[], action: Action): boolean {
  const allowed: readonly Role[] = PERMISSIONS[action];
  return held.some((grant) => allowed.includes(grant.role));
}
