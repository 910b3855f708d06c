import { db } from '@/lib/db/client';
import { at, idsOf, onOnePage, type Sources } from './source';

/** Policies, and what they are written with and signed by. */
export const ROUTING_SUBJECTS: Sources = {
  rule: {
    find: async (ids) => {
      const rows = await db().rule.findMany({
        where: { id: { in: [...ids] } },
        select: {
          id: true,
          key: true,
          archivedAt: true,
          taskClass: { select: { key: true } },
          draft: { select: { name: true, archivedAt: true, environment: { select: { key: true } } } },
        },
      });
      return rows.map(({ id, key, archivedAt, taskClass, draft }) => ({
        id,
        title: key,
        href:
          archivedAt || draft.archivedAt
            ? null
            : at(`/routing/task-classes/${taskClass.key}/rules/${id}`, {
                environment: draft.environment.key,
                draft: draft.name,
              }),
      }));
    },
    named: async (key) => idsOf(await db().rule.findMany({ where: { key }, select: { id: true } })),
  },
  draft: {
    find: async (ids) => {
      const rows = await db().draft.findMany({
        where: { id: { in: [...ids] } },
        include: { environment: { select: { key: true } } },
      });
      return rows.map(({ id, name, archivedAt, environment: { key } }) => ({
        id,
        title: name,
        href: archivedAt
          ? at('/routing/drafts', { environment: key })
          : at('/routing', { environment: key, draft: name }),
      }));
    },
    named: async (name) => idsOf(await db().draft.findMany({ where: { name }, select: { id: true } })),
  },
  'policy version': {
    find: async (ids) =>
      ids.map((id) => {
        const [environment = '', version = ''] = id.split('/');
        return { id, title: id, href: at(`/routing/versions/${version}`, { environment }) };
      }),
    named: async (text) => [text],
  },
  review: {
    find: async (ids) => {
      const rows = await db().review.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, kind: true, draft: { select: { name: true } } },
      });
      return rows.map(({ id, kind, draft }) => ({
        id,
        title: draft ? draft.name : kind.replaceAll('_', ' '),
        href: `/routing/reviews/${id}`,
      }));
    },
  },
  comment: {
    find: async (ids) => {
      const rows = await db().comment.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, rule: true, reviewId: true },
      });
      return rows.map(({ id, rule, reviewId }) => ({
        id,
        title: rule ?? 'the whole',
        href: reviewId === null ? null : `/routing/reviews/${reviewId}`,
      }));
    },
  },
  'saved request': {
    find: async (ids) => {
      const rows = await db().savedRequest.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, name: true, taskClass: { select: { key: true } } },
      });
      return rows.map(({ id, name, taskClass }) => ({
        id,
        title: name,
        href: `/routing/task-classes/${taskClass.key}`,
      }));
    },
  },
  'scheduled publish': {
    find: async (ids) => {
      const rows = await db().scheduledPublish.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, draft: { select: { name: true } }, environment: { select: { key: true } } },
      });
      return rows.map(({ id, draft, environment }) => ({
        id,
        title: draft.name,
        href: at('/routing/versions', { environment: environment.key }),
      }));
    },
  },
  'task class': {
    find: async (ids) => {
      const rows = await db().taskClass.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, key: true, name: true, archivedAt: true },
      });
      return rows.map(({ id, key, name, archivedAt }) => ({
        id,
        title: name,
        href: archivedAt ? null : `/routing/task-classes/${key}`,
      }));
    },
    named: async (key) => idsOf(await db().taskClass.findMany({ where: { key }, select: { id: true } })),
  },
  attribute: {
    find: async (ids) => {
      const rows = await db().attribute.findMany({ where: { id: { in: [...ids] } } });
      return rows.map(({ id, key, archivedAt }) => ({
        id,
        title: key,
        href: archivedAt ? null : `/settings/attributes/${encodeURIComponent(key)}`,
      }));
    },
    named: async (key) => idsOf(await db().attribute.findMany({ where: { key }, select: { id: true } })),
  },
  'region group': {
    find: async (ids) => {
      const rows = await db().regionGroup.findMany({ where: { id: { in: [...ids] } } });
      return rows.map(({ id, key, archivedAt }) => ({
        id,
        title: key,
        href: archivedAt ? null : `/settings/region-groups/${encodeURIComponent(key)}`,
      }));
    },
    named: async (key) => idsOf(await db().regionGroup.findMany({ where: { key }, select: { id: true } })),
  },
  environment: {
    find: async (ids) => {
      const rows = await db().environment.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, name: true },
      });
      return rows.map(({ id, name }) => ({ id, title: name, href: '/settings/environments' }));
    },
    named: async (key) => idsOf(await db().environment.findMany({ where: { key }, select: { id: true } })),
  },
  'signing key': onOnePage('/settings/signing-keys'),
  'key set': onOnePage('/settings/signing-keys'),
};
