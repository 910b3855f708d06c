import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid, notFound, refused } from '@/lib/core/errors';
import { revisionSchema } from '@/lib/core/record-schema';
import type { Transaction } from '@/lib/db/client';
import type { CompanyEntityDto } from '../company';
import { editedEntitySchema, newEntitySchema } from '../company-schema';
import { entityDto, entityInclude } from './entity-queries';

/** Adds a company of the group, which contracts cover and environments are used by. */
export const createEntity = defineCommand({
  action: 'company_entity.create',
  input: newEntitySchema,
  run: async ({ tx, now, audit }, input): Promise<CompanyEntityDto> => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('company_entities'))`;
    const taken = await tx.companyEntity.findUnique({ where: { key: input.key } });
    if (taken) {
      const which = taken.archivedAt ? 'An archived entity' : 'Another entity';
      throw invalid([{ path: '/key', message: `${which} has this key.` }]);
    }
    const made = await tx.companyEntity.create({
      data: { ...input, createdAt: now },
      include: entityInclude,
    });
    const { key, country } = made;
    await audit({ subjectType: 'company_entity', subjectId: made.id, data: { after: { key, country } } });
    return entityDto(made);
  },
});

/** Renames a company entity or corrects what is known of it. Its key stays. */
export const updateEntity = defineCommand({
  action: 'company_entity.update',
  input: editedEntitySchema,
  run: async ({ tx, audit }, { id, revision, ...input }): Promise<CompanyEntityDto> => {
    const before = await lockEntity(tx, id, revision);
    const data = { ...input, revision: { increment: 1 } };
    const after = await tx.companyEntity.update({ where: { id }, data, include: entityInclude });
    await audit({
      subjectType: 'company_entity',
      subjectId: id,
      data: { key: before.key, before: { country: before.country }, after: { country: after.country } },
    });
    return entityDto(after);
  },
});

/** Takes a company entity out of the lists. Contracts that cover it go on saying so. */
export const archiveEntity = defineCommand({
  action: 'company_entity.archive',
  input: z.strictObject({ id: z.uuid(), revision: revisionSchema }),
  run: async ({ tx, now, audit }, { id, revision }): Promise<{ id: string }> => {
    const before = await lockEntity(tx, id, revision);
    const { environments } = entityDto(before);
    if (environments.length > 0)
      throw refused(`${before.name} uses ${environments.join(' and ')}. Take it out there first.`);
    await tx.companyEntity.update({ where: { id }, data: { archivedAt: now, revision: { increment: 1 } } });
    await audit({ subjectType: 'company_entity', subjectId: id, data: { key: before.key } });
    return { id };
  },
});

async function lockEntity(tx: Transaction, id: string, revision: number) {
  await tx.$queryRaw`SELECT 1 FROM company_entities WHERE id = ${id}::uuid FOR UPDATE`;
  const entity = await tx.companyEntity.findFirst({
    where: { id, archivedAt: null },
    include: entityInclude,
  });
  if (!entity) throw notFound('entity');
  if (entity.revision !== revision) throw conflict('entity', entityDto(entity));
  return entity;
}
