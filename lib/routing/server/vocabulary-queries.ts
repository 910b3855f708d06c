import { db } from '@/lib/db/client';
import type { AttributeDto, RegionGroupDto } from '../vocabulary-schema';
import { attributeUses, regionUses, type Use } from '../where-used';
import { attributeDto, regionGroupDto } from './vocabulary-commands';
import { namingPlaces } from './where-used-queries';

const alive = { where: { archivedAt: null }, orderBy: { key: 'asc' } } as const;

/** A thing of the vocabulary with the places that name it. */
export type Used<Thing> = Thing & { readonly uses: readonly Use[] };

/** The attributes by key, each with where it is named. */
export async function listAttributes(): Promise<Used<AttributeDto>[]> {
  const [rows, places] = await Promise.all([db().attribute.findMany(alive), namingPlaces(db())]);
  return rows.map((row) => ({ ...attributeDto(row), uses: attributeUses(places, row.key) }));
}

/** One attribute, or null. */
export async function getAttribute(key: string): Promise<Used<AttributeDto> | null> {
  const row = await db().attribute.findFirst({ where: { key, archivedAt: null } });
  return row && { ...attributeDto(row), uses: attributeUses(await namingPlaces(db()), key) };
}

/** The region groups by key, each with where it is named. */
export async function listRegionGroups(): Promise<Used<RegionGroupDto>[]> {
  const [rows, places] = await Promise.all([db().regionGroup.findMany(alive), namingPlaces(db())]);
  return rows.map((row) => ({ ...regionGroupDto(row), uses: regionUses(places, row.key) }));
}

/** One region group, or null. */
export async function getRegionGroup(key: string): Promise<Used<RegionGroupDto> | null> {
  const row = await db().regionGroup.findFirst({ where: { key, archivedAt: null } });
  return row && { ...regionGroupDto(row), uses: regionUses(await namingPlaces(db()), key) };
}

/** A region with how many offerings are known to process in it. */
export interface RegionChoice {
  readonly region: string;
  readonly offerings: number;
}

/** The regions that offerings state, ascending. */
export async function offeredRegions(): Promise<RegionChoice[]> {
  return db().$queryRaw<RegionChoice[]>`
    SELECT region, count(*)::int AS offerings
    FROM offerings, unnest(regions) AS region
    WHERE archived_at IS NULL
    GROUP BY region ORDER BY region COLLATE "C"`;
}
