import { writeAudit } from '@/lib/audit/server/write';
import { emailSchema } from '@/lib/auth/person-schema';
import type { Role } from '@/lib/auth/roles';
import { createPerson } from '@/lib/auth/server/create-person';
import { hashPassword } from '@/lib/auth/server/passwords';
import { lockPeople } from '@/lib/auth/server/people-lock';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import type { Database } from '@/lib/db/client';

/** The first administrator can do the whole job alone; they hand roles on as others join. */
const FIRST_ROLES: readonly Role[] = ['admin', 'architect', 'publisher', 'procurement', 'data_steward'];

export interface FirstAdministrator {
  readonly adminEmail: string;
  /** Taken as it is: the operator chose it or the launcher made it. The rules for people's passwords come after. */
  readonly adminPassword: string;
}

/**
 * Makes the system's actor and, where nobody has an account yet, the first administrator. Idempotent; of several runs at
 * once one makes it.
 *
 * @returns whether the administrator was made now
 */
export async function seedAccess(database: Database, first: FirstAdministrator | null): Promise<boolean> {
  await database.actor.upsert({
    where: { id: SYSTEM_ACTOR_ID },
    create: { id: SYSTEM_ACTOR_ID, kind: 'system' },
    update: {},
  });
  if (!first || (await database.account.count()) > 0) return false;
  const email = emailSchema.parse(first.adminEmail);
  const passwordHash = await hashPassword(first.adminPassword);
  return database.$transaction(async (tx) => {
    await lockPeople(tx);
    if ((await tx.account.count()) > 0) return false;
    const person = await createPerson(tx, {
      email,
      name: 'Administrator',
      passwordHash,
      roles: FIRST_ROLES.map((role) => ({ role, environmentId: null })),
      grantedById: SYSTEM_ACTOR_ID,
    });
    await writeAudit(tx, SYSTEM_ACTOR_ID, new Date(), {
      action: 'person.create',
      subjectType: 'person',
      subjectId: person.personId,
      data: { roles: FIRST_ROLES },
    });
    return true;
  });
}
