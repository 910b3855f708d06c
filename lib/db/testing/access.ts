import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import type { HeldRole } from '@/lib/auth/permissions';
import type { Role } from '@/lib/auth/roles';
import type { Caller } from '@/lib/auth/server/command';
import { createPerson } from '@/lib/auth/server/create-person';
import { hashPassword } from '@/lib/auth/server/passwords';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { seedAccess } from '@/prisma/seed-access';
import { bringDatabase, connect, db } from '../client';
import { createTestDatabase } from './database';

export const FIRST = { adminEmail: 'first@example.com', adminPassword: 'seven green kettles' } as const;

/**
 * Gives every test of a file one database, with the system's actor, one administrator and two environments.
 *
 * @returns the variables by which another process finds it, once tests run
 */
export function withAccessDatabase() {
  let urls = { DATABASE_URL: '', DATABASE_DELIVERY_URL: '', DATABASE_OWNER_URL: '' };
  let end: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const database = await createTestDatabase();
    const client = connect(database.applicationUrl);
    bringDatabase(client);
    urls = {
      DATABASE_URL: database.applicationUrl,
      DATABASE_DELIVERY_URL: database.deliveryUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
    };
    end = async () => {
      bringDatabase(undefined);
      await client.$disconnect();
      await database.drop();
    };
    await seedAccess(client, FIRST);
    for (const [position, key] of ['development', 'production'].entries()) {
      await client.environment.create({
        data: { key, name: key, position, production: key === 'production' },
      });
    }
  });
  afterAll(() => end?.());
  return () => urls;
}

/** A caller as a session would give it, who is nobody in the database. */
export function callerWith(...roles: readonly (Role | HeldRole)[]): Caller {
  return {
    actorId: randomUUID(),
    personId: null,
    name: 'Somebody',
    roles: roles.map((role) => (typeof role === 'string' ? { role, environmentId: null } : role)),
  };
}

const hashes = new Map<string, Promise<string>>();

/** A password's hash, made once in a process: it is slow on purpose. */
function hashOnce(password: string): Promise<string> {
  const known = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, known);
  return known;
}

/** A person who can sign in with `password`, and how commands see them. */
export async function addPerson(
  email: string,
  roles: readonly Role[],
  password = 'seven green kettles',
): Promise<Caller & { readonly personId: string }> {
  const held = roles.map((role) => ({ role, environmentId: null }));
  const passwordHash = await hashOnce(password);
  const { personId, actorId } = await db().$transaction((tx) =>
    createPerson(tx, {
      email,
      name: email.split('@')[0] ?? email,
      passwordHash,
      roles: held,
      grantedById: SYSTEM_ACTOR_ID,
    }),
  );
  return { personId, actorId, name: email, roles: held };
}
