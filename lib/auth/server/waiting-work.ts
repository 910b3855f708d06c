import { idSchema } from '@/lib/core/record-schema';
import { db } from '@/lib/db/client';
import type { WaitingWork } from '../hand-over';
import { allows } from '../permissions';
import { type Caller, forbid } from './command';
import { clausesOf, contractsOf, readAloneBy, serviceAccountsOf } from './work-of';

/** How many of a kind are named. */
const NAMED = 20;

/** What waits for a person, kind by kind; kinds of which there is nothing are left out. */
export async function waitingWork(caller: Caller, personId: string): Promise<readonly WaitingWork[]> {
  if (!allows(caller.roles, 'people.read')) throw forbid('people.read');
  if (!idSchema.safeParse(personId).success) return [];
  const person = await db().person.findUnique({ where: { id: personId }, select: { actorId: true } });
  if (!person) return [];
  const lasting = { OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] };
  const [clauses, contracts, readings, accounts, reviews, drafts, tokens, directories] = await Promise.all([
    db().clause.findMany({
      where: clausesOf(personId),
      select: { id: true, type: true, contract: { select: { number: true, limited: true } } },
      orderBy: { createdAt: 'asc' },
    }),
    db().contract.findMany({
      where: contractsOf(personId),
      select: { number: true, title: true, limited: true },
      orderBy: { number: 'asc' },
    }),
    db().contract.findMany({
      where: readAloneBy(personId),
      select: { number: true, title: true, limited: true },
      orderBy: { number: 'asc' },
    }),
    db().serviceAccount.findMany({
      where: serviceAccountsOf(personId),
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    }),
    db().review.findMany({
      where: { requestedPersonId: personId, state: 'open' },
      select: { id: true, environmentId: true },
      orderBy: { requestedAt: 'asc' },
    }),
    db().draft.findMany({
      where: { archivedAt: null, authors: { some: { personId } } },
      select: { id: true, name: true, environment: { select: { key: true, name: true } } },
      orderBy: { name: 'asc' },
    }),
    db().routerToken.findMany({
      where: { actorId: person.actorId, revokedAt: null, ...lasting },
      select: { name: true },
      orderBy: { name: 'asc' },
    }),
    db().scimToken.findMany({
      where: { createdById: person.actorId, revokedAt: null, ...lasting, provider: { archivedAt: null } },
      select: { name: true, provider: { select: { key: true, name: true } } },
      orderBy: { name: 'asc' },
    }),
  ]);
  const environments = await db().environment.findMany({ select: { id: true, key: true, name: true } });
  // What a limited contract is called is for its readers.
  const contract = (one: { readonly number: string; readonly title: string; readonly limited: boolean }) => ({
    label: one.limited ? one.number : `${one.number} ${one.title}`,
    href: `/contracts/${one.number}`,
  });
  const work: readonly WaitingWork[] = [
    named('clauses', clauses, (one) => ({
      label: one.contract.limited
        ? one.contract.number
        : `${one.contract.number} ${one.type.replaceAll('_', ' ')}`,
      href: `/contracts/${one.contract.number}/clauses?clause=${one.id}`,
    })),
    named('contracts', contracts, contract),
    named('readings', readings, contract),
    named('service_accounts', accounts, ({ id, name }) => ({
      label: name,
      href: `/settings/service-accounts/${id}`,
    })),
    named('reviews', reviews, ({ id, environmentId }) => {
      const environment = environments.find((one) => one.id === environmentId);
      return {
        label: environment?.name ?? id,
        href: `/routing/reviews/${id}?environment=${environment?.key ?? ''}`,
      };
    }),
    named('drafts', drafts, ({ name, environment }) => ({
      label: `${name} in ${environment.name}`,
      href: `/routing?environment=${environment.key}`,
    })),
    named('tokens', tokens, ({ name }) => ({ label: name, href: '' })),
    named('scim_tokens', directories, ({ name, provider }) => ({
      label: `${name} of ${provider.name}`,
      href: `/settings/sign-in/providers/${provider.key}/groups`,
    })),
  ];
  return work.filter(({ count }) => count > 0);
}

function named<Row>(
  kind: WaitingWork['kind'],
  rows: readonly Row[],
  of: (row: Row) => { readonly label: string; readonly href: string },
): WaitingWork {
  return { kind, count: rows.length, items: rows.slice(0, NAMED).map(of) };
}
