import { z } from 'zod';
import { keySchema } from './source-schema';

/** An attribute of requests as screens and commands exchange it. */
export interface AttributeDto {
  readonly id: string;
  readonly revision: number;
  readonly key: string;
  /** Ascending; none = any value. */
  readonly values: readonly string[];
}

/** A name for several regions, usable wherever a region is. */
export interface RegionGroupDto {
  readonly id: string;
  readonly revision: number;
  readonly key: string;
  /** Ascending. */
  readonly regions: readonly string[];
}

const revision = z.number().int().min(1).max(2_147_483_647, 'There is no such revision.');
export const byRevision = { id: z.uuid(), revision };

const distinct = <Item extends z.ZodType<string>>(item: Item, most: number) =>
  z
    .array(item)
    .max(most, `At most ${most.toLocaleString('en')}.`)
    .transform((values) => [...new Set(values)].sort());

/** What people edit of an attribute. */
export const attributeFields = z.strictObject({
  values: distinct(
    z.string().trim().min(1, 'A value has at least one character.').max(200, 'At most 200 characters.'),
    1000,
  ),
});

/** What people edit of a region group. */
export const regionGroupFields = z.strictObject({
  regions: distinct(
    z
      .string()
      .trim()
      .max(100, 'At most 100 characters.')
      .regex(/^\S+$/, 'A region is one word, such as eu-west-1.'),
    500,
  ).refine((regions) => regions.length > 0, 'A group has at least one region.'),
});

export const newAttribute = attributeFields.extend({ key: keySchema });
export const newRegionGroup = regionGroupFields.extend({ key: keySchema });
