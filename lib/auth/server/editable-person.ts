import { conflict, notFound, refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { lockPeople } from './people-lock';
import { findPerson, toPersonDto } from './person-records';

/** The person, or a refusal. */
export async function requirePerson(tx: Transaction, id: string) {
  const person = await findPerson(tx, id);
  if (!person) throw notFound('person');
  return person;
}

/** The same for a person who can sign in, as they were looked at; everyone else's changes of people wait. */
export async function editablePerson(tx: Transaction, id: string, revision: number) {
  await lockPeople(tx);
  const person = await requirePerson(tx, id);
  if (person.archivedAt) throw refused('This person was deactivated. Reactivate them first.');
  if (person.revision !== revision) throw conflict('person', toPersonDto(person));
  return person;
}
