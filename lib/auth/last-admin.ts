import type { HeldRole } from './permissions';

/** A person who can sign in, with what they hold. */
export interface ActivePerson {
  readonly id: string;
  readonly roles: readonly HeldRole[];
}

/** Whether somebody can still grant roles: at least one active person holds `admin` everywhere. */
export function hasAdmin(people: readonly ActivePerson[]): boolean {
  return people.some((person) =>
    person.roles.some((held) => held.role === 'admin' && held.environmentId === null),
  );
}

/** The active people as they would be after `personId` held `roles` (none: after they were deactivated). */
export function peopleAfter(
  people: readonly ActivePerson[],
  personId: string,
  roles: readonly HeldRole[],
): ActivePerson[] {
  return people.map((person) => (person.id === personId ? { id: person.id, roles } : person));
}
