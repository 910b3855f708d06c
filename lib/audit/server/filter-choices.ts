import { db } from '@/lib/db/client';

/** A person, a machine or an environment that the trail can be narrowed to. */
export interface FilterChoice {
  readonly value: string;
  readonly label: string;
}

/** Everybody who may have acted, by name, those who left at the end; and all environments, archived ones too. */
export async function filterChoices(): Promise<{
  readonly people: readonly FilterChoice[];
  readonly environments: readonly FilterChoice[];
}> {
  const [actors, environments] = await Promise.all([
    db().actor.findMany({
      select: {
        id: true,
        kind: true,
        person: { select: { name: true, archivedAt: true } },
        service: { select: { name: true, archivedAt: true } },
      },
    }),
    db().environment.findMany({ select: { key: true, name: true }, orderBy: { position: 'asc' } }),
  ]);
  const people = actors
    .map(({ id, kind, person, service }) => ({
      value: id,
      label: kind === 'system' ? 'Fairlead' : (person?.name ?? service?.name ?? 'Someone erased'),
      left: (person ?? service)?.archivedAt != null,
    }))
    .sort((a, b) => Number(a.left) - Number(b.left) || a.label.localeCompare(b.label, 'en'))
    .map(({ value, label, left }) => ({ value, label: left ? `${label} (left)` : label }));
  return { people, environments: environments.map(({ key, name }) => ({ value: key, label: name })) };
}
