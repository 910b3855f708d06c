import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid, notFound, refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { EnvironmentCompaniesDto } from '../company';
import { environmentEntitiesSchema, seenEnvironment } from '../company-schema';
import { approvingPeople, environmentCompanies, environmentInclude } from './entity-queries';

/** Says which companies use an environment. Only evidence that covers all of them counts there. */
export const updateEnvironmentEntities = defineCommand({
  action: 'environment.update_entities',
  input: environmentEntitiesSchema,
  run: async ({ tx, audit }, { entities, ...seen }): Promise<EnvironmentCompaniesDto> => {
    const before = await lockSeen(tx, seen);
    const found = await tx.companyEntity.findMany({ where: { key: { in: entities }, archivedAt: null } });
    const missing = entities.filter((key) => !found.some((entity) => entity.key === key));
    if (missing.length > 0)
      throw invalid([{ path: '/entities', message: `There is no entity ${missing.join(', ')}.` }]);
    const environmentId = before.id;
    const ids = found.map(({ id }) => id);
    await tx.environmentEntity.deleteMany({ where: { environmentId, entityId: { notIn: ids } } });
    await tx.environmentEntity.createMany({
      data: ids.map((entityId) => ({ environmentId, entityId })),
      skipDuplicates: true,
    });
    const after = await raise(tx, environmentId, {});
    await audit({
      subjectType: 'environment',
      subjectId: environmentId,
      environment: before.key,
      data: { before: environmentCompanies(before).entities, after: after.entities },
    });
    return after;
  },
});

/**
 * Lets what one person approved of their own count in an environment, while nobody else could have; or no longer.
 * @throws AppError refused for production, and once a second person holds an approving role
 */
export const setSinglePerson = defineCommand({
  action: 'environment.set_single_person',
  input: z.strictObject({ ...seenEnvironment, singlePerson: z.boolean() }),
  run: async ({ tx, audit }, { singlePerson, ...seen }): Promise<EnvironmentCompaniesDto> => {
    const before = await lockSeen(tx, seen);
    if (singlePerson && before.production)
      throw refused('Production takes two people. This cannot be switched on here.');
    const people = await approvingPeople(tx);
    if (singlePerson && people > 1)
      throw refused(`${people} people hold an approving role: one approves what the other wrote.`);
    const after = await raise(tx, before.id, { singlePerson });
    await audit({
      subjectType: 'environment',
      subjectId: before.id,
      environment: before.key,
      data: { before: { singlePerson: before.singlePerson }, after: { singlePerson } },
    });
    return after;
  },
});

async function lockSeen(
  tx: Transaction,
  { environment, revision }: { readonly environment: string; readonly revision: number },
) {
  await tx.$queryRaw`SELECT 1 FROM environments WHERE key = ${environment} FOR NO KEY UPDATE`;
  const row = await tx.environment.findFirst({
    where: { key: environment, archivedAt: null },
    include: environmentInclude,
  });
  if (!row) throw notFound('environment');
  if (row.revision !== revision) throw conflict('environment', environmentCompanies(row));
  return row;
}

async function raise(
  tx: Transaction,
  id: string,
  data: { readonly singlePerson?: boolean },
): Promise<EnvironmentCompaniesDto> {
  const after = await tx.environment.update({
    where: { id },
    data: { ...data, revision: { increment: 1 } },
    include: environmentInclude,
  });
  return environmentCompanies(after);
}
