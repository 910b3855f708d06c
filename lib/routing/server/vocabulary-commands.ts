import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid, notFound, refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import {
  type AttributeDto,
  attributeFields,
  byRevision,
  newAttribute,
  newRegionGroup,
  type RegionGroupDto,
  regionGroupFields,
} from '../vocabulary-schema';
import { attributeUses, keyOfUse, namesOf, regionUses, type Use, usesRefused } from '../where-used';
import { namingPlaces } from './where-used-queries';

/** Adds an attribute that conditions may read. One that was archived comes back with the values given. */
export const createAttribute = defineCommand({
  action: 'attribute.create',
  input: newAttribute,
  run: async ({ tx, audit }, { key, values }): Promise<AttributeDto> => {
    const before = await tx.attribute.findUnique({ where: { key } });
    if (before && before.archivedAt === null) refuseTaken(`There is already an attribute ${key}.`);
    const row = await tx.attribute.upsert({
      where: { key },
      create: { key, values },
      update: { values, archivedAt: null, revision: { increment: 1 } },
    });
    await audit({ subjectType: 'attribute', subjectId: row.id, data: { key, after: { values } } });
    return attributeDto(row);
  },
});

/**
 * Changes the values that an attribute takes. What would be left naming a value that is no more must have been looked
 * at: `acceptedUses` names those places, by `keyOfUse`.
 */
export const updateAttribute = defineCommand({
  action: 'attribute.update',
  input: attributeFields.extend({
    ...byRevision,
    acceptedUses: z.array(z.string().max(250_000)).max(20_000),
  }),
  run: async ({ tx, audit }, { id, revision, values, acceptedUses }): Promise<AttributeDto> => {
    const before = await lockAttribute(tx, id, revision);
    const left = usesRefused(attributeUses(await namingPlaces(tx), before.key), values);
    const seen = new Set(acceptedUses);
    const unseen = left.filter((use) => !seen.has(keyOfUse(use)));
    if (unseen.length > 0) {
      throw refused(`Values that are taken out are still named: ${namesOf(unseen)}.`, unseen);
    }
    const row = await tx.attribute.update({ where: { id }, data: { values, revision: { increment: 1 } } });
    await audit({
      subjectType: 'attribute',
      subjectId: id,
      data: {
        key: before.key,
        before: { values: before.values },
        after: { values },
        stillNamed: left.length,
      },
    });
    return attributeDto(row);
  },
});

/** Archives an attribute that no draft and no saved request names. */
export const archiveAttribute = defineCommand({
  action: 'attribute.archive',
  input: z.strictObject(byRevision),
  run: async ({ tx, audit, now }, { id, revision }): Promise<{ id: string }> => {
    const { key } = await lockAttribute(tx, id, revision);
    refuseUsed(key, attributeUses(await namingPlaces(tx), key));
    await tx.attribute.update({ where: { id }, data: { archivedAt: now, revision: { increment: 1 } } });
    await audit({ subjectType: 'attribute', subjectId: id, data: { key } });
    return { id };
  },
});

/** Adds a name for several regions. One that was archived comes back with the regions given. */
export const createRegionGroup = defineCommand({
  action: 'region_group.create',
  input: newRegionGroup,
  run: async ({ tx, audit }, { key, regions }): Promise<RegionGroupDto> => {
    await refuseAmbiguous(tx, key, regions);
    const before = await tx.regionGroup.findUnique({ where: { key } });
    if (before && before.archivedAt === null) refuseTaken(`There is already a region group ${key}.`);
    const row = await tx.regionGroup.upsert({
      where: { key },
      create: { key, regions },
      update: { regions, archivedAt: null, revision: { increment: 1 } },
    });
    await audit({ subjectType: 'region group', subjectId: row.id, data: { key, after: { regions } } });
    return regionGroupDto(row);
  },
});

/** Changes the regions that a group stands for. Each environment follows at its next publish. */
export const updateRegionGroup = defineCommand({
  action: 'region_group.update',
  input: regionGroupFields.extend(byRevision),
  run: async ({ tx, audit }, { id, revision, regions }): Promise<RegionGroupDto> => {
    const before = await lockRegionGroup(tx, id, revision);
    await refuseAmbiguous(tx, before.key, regions);
    const row = await tx.regionGroup.update({ where: { id }, data: { regions, revision: { increment: 1 } } });
    await audit({
      subjectType: 'region group',
      subjectId: id,
      data: { key: before.key, before: { regions: before.regions }, after: { regions } },
    });
    return regionGroupDto(row);
  },
});

/** Archives a region group that no draft, no saved request and no stop in force names. */
export const archiveRegionGroup = defineCommand({
  action: 'region_group.archive',
  input: z.strictObject(byRevision),
  run: async ({ tx, audit, now }, { id, revision }): Promise<{ id: string }> => {
    const { key } = await lockRegionGroup(tx, id, revision);
    refuseUsed(key, regionUses(await namingPlaces(tx), key));
    await tx.regionGroup.update({ where: { id }, data: { archivedAt: now, revision: { increment: 1 } } });
    await audit({ subjectType: 'region group', subjectId: id, data: { key } });
    return { id };
  },
});

type AttributeRow = NonNullable<Awaited<ReturnType<Transaction['attribute']['findUnique']>>>;
type RegionGroupRow = NonNullable<Awaited<ReturnType<Transaction['regionGroup']['findUnique']>>>;

export function attributeDto({ id, revision, key, values }: AttributeRow): AttributeDto {
  return { id, revision, key, values };
}

export function regionGroupDto({ id, revision, key, regions }: RegionGroupRow): RegionGroupDto {
  return { id, revision, key, regions };
}

/** The attribute, locked until the transaction ends; refused when it is gone or not as the caller saw it. */
async function lockAttribute(tx: Transaction, id: string, revision: number): Promise<AttributeRow> {
  await tx.$queryRaw`SELECT id FROM attributes WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.attribute.findFirst({ where: { id, archivedAt: null } });
  if (!row) throw notFound('attribute');
  if (row.revision !== revision) throw conflict('attribute', attributeDto(row));
  return row;
}

async function lockRegionGroup(tx: Transaction, id: string, revision: number): Promise<RegionGroupRow> {
  await tx.$queryRaw`SELECT id FROM region_groups WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.regionGroup.findFirst({ where: { id, archivedAt: null } });
  if (!row) throw notFound('region group');
  if (row.revision !== revision) throw conflict('region group', regionGroupDto(row));
  return row;
}

function refuseTaken(message: string): never {
  throw invalid([{ path: '/key', message }]);
}

/** What is only in an active version goes with the next publish; what people still edit would be left without it. */
function refuseUsed(key: string, uses: readonly Use[]): void {
  const held = uses.filter((use) => use.kind !== 'version');
  if (held.length > 0) throw refused(`${key} is still named: ${namesOf(held)}. Change these first.`, held);
}

/** A name stands for a region or for a group, never for both: routers would not know which. */
async function refuseAmbiguous(tx: Transaction, key: string, regions: readonly string[]): Promise<void> {
  // One at a time: each looks at the names that the others give.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('fairlead region groups'))`;
  const groups = await tx.regionGroup.findMany({ where: { archivedAt: null } });
  const problems = regions
    .filter((region) => region === key || groups.some((group) => group.key === region))
    .map((region) => ({
      path: '/regions',
      message: `${region} is the name of a group. A group holds regions.`,
    }));
  const offered = await tx.offering.count({ where: { regions: { has: key }, archivedAt: null } });
  if (offered > 0 || groups.some((group) => group.key !== key && group.regions.includes(key))) {
    problems.push({ path: '/key', message: `${key} is the name of a region already.` });
  }
  if (problems.length > 0) throw invalid(problems);
}
