import { db } from '@/lib/db/client';
import { wishWords } from '../../action-words';
import { at, idsOf, onOnePage, type Sources } from './source';

const PROVIDERS = '/settings/sign-in';
const groupsPath = (provider: string): string =>
  `${PROVIDERS}/providers/${encodeURIComponent(provider)}/groups`;

/** People, machines and how they sign in. */
export const ACCESS_SUBJECTS: Sources = {
  person: {
    find: async (ids) => {
      const rows = await db().person.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, name: true },
      });
      return rows.map(({ id, name }) => ({ id, title: name, href: `/settings/people/${id}` }));
    },
    named: async (text) => {
      const rows = await db().person.findMany({
        where: {
          OR: [
            { name: { equals: text, mode: 'insensitive' } },
            { accounts: { some: { email: text.toLowerCase() } } },
          ],
        },
        select: { id: true },
      });
      return idsOf(rows);
    },
  },
  account: {
    find: async (ids) => {
      const rows = await db().account.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, person: { select: { id: true, name: true } } },
      });
      return rows.map(({ id, person }) => ({
        id,
        title: `of ${person.name}`,
        href: `/settings/people/${person.id}`,
      }));
    },
    named: async (text) =>
      idsOf(
        await db().account.findMany({
          where: {
            OR: [{ email: text.toLowerCase() }, { person: { name: { equals: text, mode: 'insensitive' } } }],
          },
          select: { id: true },
        }),
      ),
  },
  invitation: {
    find: async (ids) => {
      const rows = await db().invitation.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, name: true },
      });
      return rows.map(({ id, name }) => ({ id, title: name, href: '/settings/people' }));
    },
  },
  token: {
    find: async (ids) => {
      const rows = await db().routerToken.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, name: true, actorId: true },
      });
      return rows.map(({ id, name, actorId }) => ({
        id,
        title: name,
        href: actorId === null ? at('/routers/tokens', { q: id }) : null,
      }));
    },
    named: async (name) => idsOf(await db().routerToken.findMany({ where: { name }, select: { id: true } })),
  },
  'service account': {
    find: async (ids) => {
      const rows = await db().serviceAccount.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, name: true },
      });
      return rows.map(({ id, name }) => ({ id, title: name, href: `/settings/service-accounts/${id}` }));
    },
    named: async (name) =>
      idsOf(await db().serviceAccount.findMany({ where: { name }, select: { id: true } })),
  },
  webhook: {
    find: async (ids) => {
      const rows = await db().webhook.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, name: true, archivedAt: true },
      });
      return rows.map(({ id, name, archivedAt }) => ({
        id,
        title: name,
        href: archivedAt ? '/settings/webhooks' : `/settings/webhooks/${id}`,
      }));
    },
    named: async (name) => idsOf(await db().webhook.findMany({ where: { name }, select: { id: true } })),
  },
  identity_provider: {
    find: async (ids) => {
      const rows = await db().identityProvider.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, key: true, name: true, archivedAt: true },
      });
      return rows.map(({ id, key, name, archivedAt }) => ({
        id,
        title: name,
        href: archivedAt ? PROVIDERS : `${PROVIDERS}/providers/${encodeURIComponent(key)}`,
      }));
    },
    named: async (key) =>
      idsOf(await db().identityProvider.findMany({ where: { key }, select: { id: true } })),
  },
  'scim token': {
    find: async (ids) => {
      const rows = await db().scimToken.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, name: true, provider: { select: { key: true } } },
      });
      return rows.map(({ id, name, provider }) => ({
        id,
        title: name,
        href: groupsPath(provider.key),
      }));
    },
  },
  group: {
    find: async (ids) => {
      const rows = await db().group.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, name: true, provider: { select: { key: true } } },
      });
      return rows.map(({ id, name, provider }) => ({ id, title: name, href: groupsPath(provider.key) }));
    },
    named: async (name) => idsOf(await db().group.findMany({ where: { name }, select: { id: true } })),
  },
  people: onOnePage('/settings/people', 'Everybody'),
  sign_in_policy: onOnePage(PROVIDERS, 'Sign-in policy'),
  permission: {
    find: async (ids) => ids.map((id) => ({ id, title: wishWords(id), href: null })),
    named: async (text) => [text],
  },
  'audit trail': onOnePage('/audit', 'Audit trail'),
};
