import { refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { refusedLoss } from '../last-admin';
import { SYSTEM_ACTOR_ID } from '../system-actor';
import type { Caller } from './command';

type By = Pick<Caller, 'actorId' | 'personId'>;

const REFUSALS = {
  last: 'This is the last administrator: nobody could invite people or grant roles any more. Make someone else administrator first.',
  alone:
    'One administrator alone could give any role then. Make somebody else administrator first, or have whoever runs the installation do it: npm run user.',
} as const;

/**
 * Makes a change of people that leaves the installation with an administrator, and with two where there were two, unless the one who goes does it
 * themselves or the system does. The caller has locked people.
 * @throws AppError refused
 */
export async function keepAdmins<Result>(
  tx: Transaction,
  by: By,
  change: () => Promise<Result>,
): Promise<Result> {
  const before = await administratorIds(tx);
  const result = await change();
  const system = by.actorId === SYSTEM_ACTOR_ID;
  const why = refusedLoss(before, await administratorIds(tx), { personId: by.personId, system });
  if (why) throw refused(REFUSALS[why]);
  return result;
}

/**
 * Refuses what would let whoever does it sign in as an administrator, who is the second of two persons.
 * @param what of theirs is replaced, and with which of the operator's commands
 * @throws AppError refused
 */
export async function refuseForAdmins(
  tx: Transaction,
  by: By,
  personId: string,
  { what, command }: { readonly what: string; readonly command: string },
): Promise<void> {
  if (by.actorId === SYSTEM_ACTOR_ID || !(await administratorIds(tx)).includes(personId)) return;
  throw refused(
    `An administrator’s ${what} is replaced by whoever runs the installation: npm run user -- ${command}.`,
  );
}

/** Who is administrator everywhere and can sign in. */
async function administratorIds(tx: Transaction): Promise<readonly string[]> {
  const persons = await tx.person.findMany({
    where: {
      archivedAt: null,
      accounts: { some: { archivedAt: null } },
      roles: { some: { role: 'admin', environmentId: null } },
    },
    select: { id: true },
  });
  return persons.map(({ id }) => id);
}
