import { db } from '@/lib/db/client';
import { at, type FoundSubject, idsOf, type Sources } from './source';

/** Labels, and what clearances rest on besides contracts. */
export const SENSITIVITY_SUBJECTS: Sources = {
  level: {
    find: async (ids) => {
      const rows = await db().sensitivityLevel.findMany({ where: { id: { in: [...ids] } } });
      return rows.map((row) => label('level', row));
    },
    named: async (key) =>
      idsOf(await db().sensitivityLevel.findMany({ where: { key }, select: { id: true } })),
  },
  tag: {
    find: async (ids) => {
      const rows = await db().sensitivityTag.findMany({ where: { id: { in: [...ids] } } });
      return rows.map((row) => label('tag', row));
    },
    named: async (key) => idsOf(await db().sensitivityTag.findMany({ where: { key }, select: { id: true } })),
  },
  obligations: {
    // The subject is a label: "level:internal".
    find: (ids) => proposals(ids, (subject) => `/sensitivity/${subject.replace(':', '/')}`),
  },
  exception: { find: (ids) => proposals(ids, () => '/sensitivity/exceptions') },
  path: { find: (ids) => proposals(ids, (subject) => at('/sensitivity/paths/way', { subject })) },
};

function label(
  kind: 'level' | 'tag',
  { id, key, name, archivedAt }: { id: string; key: string; name: string; archivedAt: Date | null },
): FoundSubject {
  return { id, title: name, href: archivedAt ? null : `/sensitivity/${kind}/${encodeURIComponent(key)}` };
}

async function proposals(
  ids: readonly string[],
  href: (subject: string) => string,
): Promise<readonly FoundSubject[]> {
  const rows = await db().proposal.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, subject: true },
  });
  return rows.map(({ id, subject }) => ({ id, title: subject, href: href(subject) }));
}
