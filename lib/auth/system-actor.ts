import type { HeldRole } from './permissions';

/**
 * The actor of what nobody signed in for: the seed and the operator's commands. Its id is the same in every
 * installation, so that an audit entry can be told from a person's anywhere.
 */
export const SYSTEM_ACTOR_ID = '00000000-0000-7000-8000-000000000001';

/** The system as a caller of commands: an operator who can run them owns the database anyway. */
export const SYSTEM_CALLER: {
  readonly actorId: string;
  readonly personId: null;
  readonly name: string;
  readonly roles: readonly HeldRole[];
} = {
  actorId: SYSTEM_ACTOR_ID,
  personId: null,
  name: 'Fairlead',
  roles: [
    { role: 'admin', environmentId: null },
    { role: 'architect', environmentId: null },
    { role: 'publisher', environmentId: null },
  ],
};
