import { db } from '@/lib/db/client';
import { at, byKey, idsOf, type Sources } from './source';

const path = (number: string): string => `/contracts/${encodeURIComponent(number)}`;
const desk = (number: string, open: Readonly<Record<string, string>>): string =>
  at(`${path(number)}/review`, open);

/**
 * Contracts and what belongs to them, by their numbers alone: a title may be limited to named readers, and the trail is
 * read by others.
 */
export const CONTRACT_SUBJECTS: Sources = {
  contract: {
    find: async (ids) => {
      const rows = await db().contract.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, number: true, archivedAt: true },
      });
      return rows.map(({ id, number, archivedAt }) => ({
        id,
        title: number,
        href: archivedAt ? '/contracts/archived' : path(number),
      }));
    },
    named: async (number) => idsOf(await db().contract.findMany({ where: { number }, select: { id: true } })),
  },
  clause: {
    find: async (ids) => {
      const rows = await db().clause.findMany({
        where: { id: { in: [...ids] } },
        include: { contract: { select: { number: true } } },
      });
      return rows.map(({ id, type, contract: { number } }) => ({
        id,
        title: `${type.replaceAll('_', ' ')} in ${number}`,
        href: desk(number, { clause: id }),
      }));
    },
  },
  clause_comment: {
    find: async (ids) => {
      const rows = await db().clauseComment.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, clauseId: true, clause: { select: { contract: { select: { number: true } } } } },
      });
      return rows.map(({ id, clauseId, clause: { contract } }) => ({
        id,
        title: `in ${contract.number}`,
        href: desk(contract.number, { clause: clauseId }),
      }));
    },
  },
  document: {
    find: async (ids) => {
      const rows = await db().contractDocument.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, contract: { select: { number: true } } },
      });
      return rows.map(({ id, contract: { number } }) => ({
        id,
        title: `of ${number}`,
        href: desk(number, { document: id }),
      }));
    },
  },
  web_terms: {
    find: async (ids) => {
      const rows = await db().webTerms.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, contract: { select: { number: true } } },
      });
      return rows.map(({ id, contract: { number } }) => ({
        id,
        title: `of ${number}`,
        href: `${path(number)}/terms/${id}`,
      }));
    },
  },
  clause_type: {
    find: async (ids) => {
      const rows = await db().clauseType.findMany({ where: { id: { in: [...ids] } } });
      return rows.map(({ id, key, name }) => ({
        id,
        title: name,
        href: `/contracts/clause-types/${encodeURIComponent(key)}`,
      }));
    },
    named: async (key) => idsOf(await db().clauseType.findMany({ where: { key }, select: { id: true } })),
  },
  playbook_position: byKey((type) => at('/contracts/playbook', { type })),
  law: {
    find: async (ids) => {
      const rows = await db().proposal.findMany({
        where: { kind: 'law', subject: { in: [...ids] } },
        orderBy: { number: 'asc' },
        select: { subject: true, content: true },
      });
      const names = new Map(rows.map(({ subject, content }) => [subject, nameIn(content)]));
      return ids.map((id) => ({ id, title: names.get(id) ?? id, href: '/contracts/laws' }));
    },
  },
  calendar_link: {
    find: async (ids) => {
      const rows = await db().calendarLink.findMany({
        where: { id: { in: [...ids] } },
        include: { person: true },
      });
      return rows.map(({ id, person }) => ({
        id,
        title: `of ${person.name}`,
        href: '/contracts/timeline/calendars',
      }));
    },
  },
  company_entity: {
    find: async (ids) => {
      const rows = await db().companyEntity.findMany({ where: { id: { in: [...ids] } } });
      return rows.map(({ id, name }) => ({ id, title: name, href: '/settings/company' }));
    },
    named: async (key) => idsOf(await db().companyEntity.findMany({ where: { key }, select: { id: true } })),
  },
};

function nameIn(content: unknown): string | null {
  const name = (content as { name?: unknown } | null)?.name;
  return typeof name === 'string' ? name : null;
}
