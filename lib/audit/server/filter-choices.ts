import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import type { SubjectLink } from '../subject-link';
import { ofRecord } from './conditions';
import { auditReach } from './reach';
import { type SubjectRef, subjectLinks } from './subjects';

/** A person, a machine or an environment that the trail can be narrowed to. */
export interface FilterChoice {
  readonly value: string;
  readonly label: string;
}

/**
 * Everybody who may have acted, by name, those who left at the end. Whoever reads the trail of some environments alone is
 * told of those who acted there.
 * @throws AppError forbidden
 */
export async function actorChoices(caller: Caller): Promise<readonly FilterChoice[]> {
  const reach = await auditReach(caller);
  const acted = reach && (await actorsIn(reach));
  const actors = await db().actor.findMany({
    where: acted ? { id: { in: acted } } : {},
    select: {
      id: true,
      kind: true,
      person: { select: { name: true, archivedAt: true } },
      service: { select: { name: true, archivedAt: true } },
    },
  });
  return actors
    .map(({ id, kind, person, service }) => ({
      value: id,
      label: kind === 'system' ? 'Fairlead' : (person?.name ?? service?.name ?? 'Someone erased'),
      left: (person ?? service)?.archivedAt != null,
    }))
    .sort((a, b) => Number(a.left) - Number(b.left) || a.label.localeCompare(b.label, 'en'))
    .map(({ value, label, left }) => ({ value, label: left ? `${label} (left)` : label }));
}

async function actorsIn(environments: readonly string[]): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT a.id::text AS id FROM actors a WHERE EXISTS (
      SELECT FROM audit_entries e WHERE e.actor_id = a.id AND e.environment = ANY(${[...environments]}))`;
  return rows.map(({ id }) => id);
}

/** The environments whose entries a caller may read, archived ones too. @throws AppError forbidden */
export async function environmentChoices(caller: Caller): Promise<readonly FilterChoice[]> {
  const reach = await auditReach(caller);
  const environments = await db().environment.findMany({
    where: reach ? { key: { in: [...reach] } } : {},
    select: { key: true, name: true },
    orderBy: { position: 'asc' },
  });
  return environments.map(({ key, name }) => ({ value: key, label: name }));
}

/** What a record is called and where its page is, if the caller may read of it in the trail. @throws AppError forbidden */
export async function recordLink(caller: Caller, record: SubjectRef): Promise<SubjectLink> {
  const reach = await auditReach(caller);
  if (reach) {
    const [told] = await db().$queryRaw<object[]>`
      SELECT FROM audit_entries e WHERE ${ofRecord(record)} AND e.environment = ANY(${[...reach]}) LIMIT 1`;
    if (!told) return { title: record.id, href: null };
  }
  return (await subjectLinks([record]))(record);
}
